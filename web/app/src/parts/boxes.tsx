/** Several values of an enumeration, as boxes to tick. */
import { valuesOf, type Words } from './choice.js';

interface BoxesProps<Offered extends string, Value extends string> {
  legend: string;
  words: Words<Offered>;
  chosen: readonly Value[];
  choose: (chosen: readonly Value[]) => void;
}

/** Several values of an enumeration; a chosen one that is not offered stays chosen. */
export function Boxes<Value extends string, Offered extends Value>({ legend, words, chosen, choose }: BoxesProps<Offered, Value>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {valuesOf(words).map((one) => (
        <label key={one} className="box">
          <input type="checkbox" checked={chosen.includes(one)} data-testid={`box-${one}`} onChange={(event) => choose(event.target.checked ? [...chosen, one] : chosen.filter((other) => other !== one))} />
          {words[one]}
        </label>
      ))}
    </fieldset>
  );
}
