// What release.mjs lets through, and what it does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults, sections } from './release.mjs';

const LOG = '# Changes\n\n## Unreleased\n\n## 1.2.0, 2026-12-01\n\nA door.\n\n## 1.1.0, 2026-11-01\n\nA wall.\n';
const state = (changes = {}) => ({ workspace: '1.2.0', packages: [['web/package.json', '1.2.0']], log: sections(LOG), tag: 'v1.2.0', ...changes });

test('the notes of a version are its own', () => {
  assert.deepEqual(sections(LOG).map(({ version, text }) => [version, text]), [[null, ''], ['1.2.0', 'A door.'], ['1.1.0', 'A wall.']]);
  assert.throws(() => sections('## 1.2, soon\n'), /neither/);
});

test('one version everywhere is released', () => assert.deepEqual(faults(state()), []));

test('each difference is named', () => {
  assert.match(faults(state({ tag: 'v1.2.1' })).join(), /the tag is v1\.2\.1/);
  assert.match(faults(state({ packages: [['web/package.json', '1.1.0']] })).join(), /web\/package\.json is 1\.1\.0/);
  assert.match(faults(state({ workspace: '1.3.0', tag: 'v1.3.0' })).join(), /newest version is 1\.2\.0/);
  assert.match(faults(state({ log: sections(LOG.replace('A door.', '')) })).join(), /says nothing of 1\.2\.0/);
  const unreleased = sections(LOG.replace('## Unreleased\n', '## Unreleased\n\nA window.\n'));
  assert.match(faults(state({ log: unreleased })).join(), /still has something/);
  assert.deepEqual(faults(state({ log: unreleased, tag: undefined })), [], 'between two releases that is as it should be');
});
