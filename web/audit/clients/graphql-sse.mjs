// graphql-sse in its distinct connections mode: every operation is an event stream of its own.
import { createClient } from 'graphql-sse';
import { codes, sink } from './sink.mjs';

export function eventStream(endpoint, token) {
  const client = createClient({
    url: endpoint,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    retryAttempts: 0,
  });
  const open = (query, variables) => sink((into) => client.subscribe({ query, variables }, into));
  return {
    async ask(query, variables) {
      const answers = open(query, variables);
      const { value } = await answers.next();
      await answers.return();
      return { data: value?.data, codes: codes(value?.errors) };
    },
    async *listen(query, variables) {
      for await (const { data, errors } of open(query, variables)) {
        if (errors) throw new Error(codes(errors).join());
        yield data;
      }
    },
    close: () => client.dispose(),
  };
}
