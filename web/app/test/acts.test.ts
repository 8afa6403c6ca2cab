/** Every act that the platform writes down has words of its own on the page of the log. */
import { expect, it } from 'vitest';
import { catalogue } from '../src/centre/manage/acts-words.js';

const sources = import.meta.glob<string>('../../../subgraphs/*/src/**/*.rs', { query: '?raw', import: 'default', eager: true });

it('has words for what is written down in a domain’s own actions', () => {
  const written = new Set<string>();
  for (const [file, text] of Object.entries(sources)) {
    if (file.includes('/tests')) continue;
    // The name stands first: `Act::of("prices.set", …)`, or after who did it: `acts::moved(conn, by, "inspection.signed", …)`.
    for (const match of text.matchAll(/(?:\bAct::of|\bacts::\w+)\(\s*(?:[&\w]+,\s*)*"([a-z_]+\.[a-z_]+)"/g)) written.add(match[1] ?? '');
  }
  expect(written.size).toBeGreaterThan(60);
  const worded = Object.keys(catalogue.fr.acts);
  expect([...written].filter((name) => !worded.includes(name))).toEqual([]);
});
