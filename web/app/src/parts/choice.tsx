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
