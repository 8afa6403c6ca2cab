// Callbacks as an async iterator: what arrives is kept until it is asked for.

/** @param start gets `{ next, error, complete }` and answers the way to stop. */
export async function* sink(start) {
  const kept = [];
  let wake = () => undefined;
  const put = (entry) => {
    kept.push(entry);
    wake();
  };
  const stop = start({
    next: (value) => put({ value }),
    error: (error) => put({ error }),
    complete: () => put({ done: true }),
  });
  try {
    for (;;) {
      while (kept.length === 0) await new Promise((resolve) => (wake = resolve));
      const { value, error, done } = kept.shift();
      if (error)
        throw error instanceof Error ? error : new Error(Array.isArray(error) ? JSON.stringify(error) : error.message);
      if (done) return;
      yield value;
    }
  } finally {
    stop();
  }
}

/** The codes of GraphQL errors, as applications tell them apart. */
export const codes = (errors) => (errors ?? []).map(({ message, extensions }) => extensions?.code ?? message);
