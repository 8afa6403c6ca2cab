// Documents made to cost more than they look: families of a growing size. `make(n)` answers the
// text, or `{ query, variables, operationName }`, or `{ query, raw }` with variables as JSON text.
import { fields } from './families/fields.mjs';
import { fragments } from './families/fragments.mjs';
import { rest } from './families/rest.mjs';
import { values } from './families/values.mjs';

export const families = { ...fragments, ...fields, ...values, ...rest };

/** The request's body. `mark` makes the text unlike any before it, for caches not to know it. */
export function body(made, mark = '') {
  const { raw, ...request } = typeof made === 'string' ? { query: made } : made;
  const text = JSON.stringify({ ...request, query: `#${mark}\n${request.query}` });
  return raw ? `${text.slice(0, -1)},"variables":${raw}}` : text;
}
