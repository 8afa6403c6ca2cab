// urql: queries and mutations over HTTP; subscriptions as its own event stream, or graphql-ws.
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { socket } from './graphql-ws.mjs';
import { codes, sink } from './sink.mjs';

function client(endpoint, token, { exchanges, ...options }, close) {
  const urql = new Client({
    url: endpoint,
    exchanges,
    preferGetMethod: false,
    fetchOptions: { headers: token ? { authorization: `Bearer ${token}` } : {} },
    ...options,
  });
  const answer = ({ data, error }) => {
    if (error?.networkError) throw error.networkError;
    return { data, codes: codes(error?.graphQLErrors) };
  };
  return {
    async ask(text, variables = {}) {
      const send = text.startsWith('mutation') ? urql.mutation : urql.query;
      return answer(await send.call(urql, text, variables).toPromise());
    },
    async *listen(text, variables) {
      const start = (into) => urql.subscription(text, variables).subscribe(into.next).unsubscribe;
      for await (const result of sink(start)) {
        const { data, codes } = answer(result);
        if (codes.length > 0) throw new Error(codes.join());
        yield data;
      }
    },
    close,
  };
}

export function urqlOverEventStream(endpoint, token) {
  return client(endpoint, token, { exchanges: [fetchExchange], fetchSubscriptions: true }, () => undefined);
}

export function urqlOverWebSocket(endpoint, token) {
  const ws = socket(endpoint, token);
  const forwardSubscription = ({ query, variables }) => ({
    subscribe: (into) => ({ unsubscribe: ws.subscribe({ query, variables }, into) }),
  });
  const exchanges = [fetchExchange, subscriptionExchange({ forwardSubscription })];
  return client(endpoint, token, { exchanges }, () => ws.dispose());
}
