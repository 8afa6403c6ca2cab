/** What customers read is there in both languages, all of it, and not one in the other's words. */
import { describe, expect, it } from 'vitest';
import { catalogue as access } from '../src/access-words.js';
import { catalogue as booking } from '../src/booking/words.js';
import { catalogue as space } from '../src/space/words.js';
import { catalogue as pages } from '../src/words.js';

/** Words that are the same in both languages. */
const SAME = new Set(['Auto Visite', 'Diesel', 'Assistant', 'Date', 'Centre', 'Certificat', 'Certificate', 'Questions']);

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...with_: unknown[]) => string)(2, 3))]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no sentence`);
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}

describe.each(Object.entries({ access, booking, pages, space }))('the catalogue %s', (name, { fr, en }) => {
  const french = leaves(fr, name);
  const english = new Map(leaves(en, name));

  it('says everything twice', () => {
    expect([...english.keys()]).toEqual(french.map(([path]) => path));
  });

  it.each(french)('%s', (path, sentence) => {
    const other = english.get(path) ?? '';
    expect(sentence.trim()).not.toBe('');
    expect(other.trim()).not.toBe('');
    if (!SAME.has(sentence)) expect(other).not.toBe(sentence);
    // French is bound before its double signs, and English has no space there.
    expect(other).not.toMatch(/ [?!:;]/);
  });
});
