/**
 * One value of an enumeration of the graph, chosen from a list or from buttons. Every such choice of the
 * app is made here: its words are a record over the enumeration's type, so that what is offered is what
 * the server takes, and a value that the schema gains or loses does not compile.
 */

/** What each value is called. */
export type Words<Value extends string> = Readonly<Record<Value, string>>;

/** The values, in the order of their words. */
export function valuesOf<Value extends string>(words: Words<Value>): Value[] {
  return Object.keys(words) as Value[];
}

export interface EnumSelectProps<Value extends string> {
  id?: string;
  words: Words<Value>;
  value: Value | null;
  /** What stands there while nothing is chosen. */
  nothing: string;
  choose: (value: Value | null) => void;
  testId: string;
}

export function EnumSelect<Value extends string>({ id, words, value, nothing, choose, testId }: EnumSelectProps<Value>) {
  return (
    <select id={id} value={value ?? ''} data-testid={testId} onChange={(event) => choose(valuesOf(words).find((one) => one === event.target.value) ?? null)}>
      <option value="">{nothing}</option>
      {valuesOf(words).map((one) => (
        <option key={one} value={one}>
          {words[one]}
        </option>
      ))}
    </select>
  );
}

export interface EnumRadiosProps<Value extends string> {
  legend: string;
  /** Unique on its page. */
  name: string;
  words: Words<Value>;
  /** Those of the values that can be had; all where left out. */
  among?: readonly Value[];
  value: Value | null;
  choose: (value: Value) => void;
}

/** The browser's own radio buttons, large enough for a thumb; every value is seen at once. */
export function EnumRadios<Value extends string>({ legend, name, words, among = valuesOf(words), value, choose }: EnumRadiosProps<Value>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="options">
        {among.map((one) => (
          <label key={one} className="option">
            <input type="radio" name={name} value={one} checked={one === value} onChange={() => choose(one)} data-testid={`${name}-${one}`} />
            <span>{words[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
