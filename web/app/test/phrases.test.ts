/** What an inspector wrote once is offered again, nearest first. */
import { expect, it } from 'vitest';
import { offered, withPhrase, type Phrase } from '../src/centre/phrases.js';

const written = (...pairs: [string, string][]) => pairs.reduce<Phrase[]>((before, [point, text]) => withPhrase(before, point, text), []);

it('offers what was written of the same point first, then the latest, each once', () => {
  const phrases = written(['5.2.3', 'usure intérieure'], ['1.1.13', 'disque voilé'], ['5.2.3', 'flanc ouvert'], ['3.3', 'flanc ouvert']);
  expect(offered(phrases, '5.2.3')).toEqual(['flanc ouvert', 'usure intérieure', 'disque voilé']);
  expect(offered(phrases, '9.9', 2)).toEqual(['flanc ouvert', 'disque voilé']);
});

it('keeps the latest sixty', () => {
  const many = written(...Array.from({ length: 80 }, (_, at): [string, string] => ['1.1', `phrase ${at}`]));
  expect(many).toHaveLength(60);
  expect(many[0]?.text).toBe('phrase 79');
  expect(withPhrase(many, '1.1', 'phrase 79')).toHaveLength(60);
});
