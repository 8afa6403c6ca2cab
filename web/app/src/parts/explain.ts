/** What went wrong with a request that was sent outside of urql, in the reader's language. */
import { GraphRefusal } from '@autovisite/graph';
import { CombinedError } from 'urql';
import { locale, problemOf, type Problem } from '../graph.js';

export function explain(error: unknown): Problem {
  if (error instanceof GraphRefusal) {
    return { text: locale === 'fr' ? error.message : error.en, code: error.code, extensions: error.extensions };
  }
  return problemOf(new CombinedError({ networkError: error as Error }));
}
