/** What customers read is there in both languages, all of it, and not one in the other's words. */
import { describe, expect, it } from 'vitest';
import { catalogue as acts } from '../src/centre/manage/acts-words.js';
import { catalogue as access } from '../src/access-words.js';
import { catalogue as booking } from '../src/booking/words.js';
import { catalogue as figures } from '../src/centre/manage/figures-words.js';
import { catalogue as frame } from '../src/centre/console-words.js';
import { catalogue as desk } from '../src/centre/desk/words.js';
import { catalogue as offline } from '../src/centre/offline/words.js';
import { catalogue as inbox } from '../src/centre/inbox/words.js';
import { catalogue as accounts } from '../src/centre/manage/account-words.js';
import { catalogue as terms } from '../src/centre/manage/terms-words.js';
import { catalogue as letters } from '../src/centre/manage/letter-words.js';
import { catalogue as manage } from '../src/centre/manage/words.js';
import { catalogue as inspectors } from '../src/centre/manage/inspector-words.js';
import { catalogue as instruments } from '../src/centre/manage/instrument-words.js';
import { catalogue as photos } from '../src/centre/photo-words.js';
import { catalogue as people } from '../src/centre/people-words.js';
import { catalogue as sharing } from '../src/parts/share-words.js';
import { catalogue as work } from '../src/centre/work-words.js';
import { catalogue as webhooks } from '../src/centre/webhook-words.js';
import { catalogue as reminders } from '../src/space/reminders-words.js';
import { catalogue as security } from '../src/space/security-words.js';
import { catalogue as data } from '../src/space/my-data-words.js';
import { catalogue as waits } from '../src/space/waits-words.js';
import { catalogue as space } from '../src/space/words.js';
import { catalogue as closing } from '../src/centre/manage/closing-words.js';
import { catalogue as pages } from '../src/words.js';

/** Words that are the same in both languages. */
const SAME = new Set(['Auto Visite', 'Diesel', 'Assistant', 'Date', 'Centre', 'Certificat', 'Certificate', 'Questions', 'Documents', 'Conversations', '2 minutes', 'Qualification']);

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...with_: unknown[]) => string)(2, 3))]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no sentence`);
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}

describe.each(Object.entries({ access, accounts, acts, booking, data, figures, frame, desk, inbox, inspectors, instruments, letters, offline, manage, pages, people, photos, reminders, security, sharing, space, closing, terms, waits, webhooks, work }))('the catalogue %s', (name, { fr, en }) => {
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
