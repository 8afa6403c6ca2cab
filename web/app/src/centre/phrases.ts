/**
 * The inspector's own phrases: what they wrote about defects on this device, to be taken again with one
 * touch. Those of the same point come first, then the latest.
 */
const KEY = 'autovisite.phrases';
const MOST = 60;

export interface Phrase {
  /** The point of the defect that it was written about. */
  point: string;
  text: string;
}

/** With one more, the latest first, each once for a point. */
export function withPhrase(before: readonly Phrase[], point: string, text: string): Phrase[] {
  return [{ point, text }, ...before.filter((one) => one.point !== point || one.text !== text)].slice(0, MOST);
}

/** What to offer for a defect of this point. */
export function offered(phrases: readonly Phrase[], point: string, most = 6): string[] {
  const near = phrases.filter((one) => one.point === point);
  const texts = [...near, ...phrases].map(({ text }) => text);
  return [...new Set(texts)].slice(0, most);
}

export function readPhrases(): Phrase[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown;
    return Array.isArray(kept) ? (kept as Phrase[]).filter((one) => typeof one?.point === 'string' && typeof one.text === 'string') : [];
  } catch {
    return [];
  }
}

export function keepPhrase(point: string, text: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(withPhrase(readPhrases(), point, text)));
  } catch {
    // A browser that keeps nothing offers none.
  }
}
