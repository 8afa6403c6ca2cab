// What is wrong with an answer: data that its asker may not have, a failure of ours, or words
// about how the server is built.

/** Sentences of libraries, paths of sources, SQL. */
const INSIDE = /panicked|stack backtrace|\.rs:\d|\/src\/|diesel|postgres|SELECT .* FROM|tokio|hyper::|token-signing/i;

/** Whether anything but names of types, emptiness and refusals is in it. */
function holdsData(value, key) {
  if (value === null || value === undefined || key === '__typename') return false;
  if (Array.isArray(value)) return value.some((item) => holdsData(item));
  if (typeof value === 'object') return Object.entries(value).some(([name, inner]) => holdsData(inner, name));
  // A page's own description is no data.
  return !['hasNextPage', 'hasPreviousPage'].includes(key);
}

/** Every `data` in the text: one answer, events of a stream, messages, or several answers. */
function answers(text) {
  const found = [];
  for (const line of text.split('\n')) {
    const start = line.indexOf('{');
    if (start < 0 || !line.includes('"data"')) continue;
    try {
      const { data, payload } = JSON.parse(line.slice(start));
      found.push(data ?? payload?.data);
    } catch {
      // Several on one line, or cut: what they hold is looked at as text.
      found.push(/"data":\s*\{(?!\})(?!"[^"]*":null[,}])/.test(line) ? line : null);
    }
  }
  return found;
}

/** The sentence to report, or `null`. `may`: `nothing`, `own` (what is public or the asker's) or `page`. */
export function verdict({ canaries }, request, { status, text, error }) {
  const canary = canaries.find((secret) => text.includes(secret));
  if (canary) return `gave away ${canary.slice(0, 24)}`;
  if (error === 'no answer in time') return error;
  if (status >= 500 && status !== 501 && status !== 505) return `HTTP ${status}: ${text.slice(0, 160)}`;
  if (request.may === 'nothing' && answers(text).some((data) => holdsData(data))) {
    return `answered data: ${text.slice(0, 200)}`;
  }
  if (request.may !== 'page' && INSIDE.test(text))
    return `speaks of its inside: ${text.match(INSIDE)[0]} in ${text.slice(0, 200)}`;
  return null;
}
