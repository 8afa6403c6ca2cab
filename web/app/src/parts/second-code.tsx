/** The field for the second factor: shown once the server has asked for it. */
import { accessWords } from '../access-words.js';

/** Whether a refusal asks for it. */
export function asksSecond(code: string | undefined): boolean {
  return code === 'SECOND_FACTOR_REQUIRED' || code === 'SECOND_FACTOR_INVALID';
}

/** What was typed, for the input of a mutation; nothing where the field is not shown. */
export function secondOf(data: FormData): string | null {
  return String(data.get('second') ?? '').trim() || null;
}

export function SecondCode() {
  return (
    <label>
      {accessWords.second}
      <small>{accessWords.secondHint}</small>
      <input name="second" autoComplete="one-time-code" required autoFocus data-testid="second-code" />
    </label>
  );
}
