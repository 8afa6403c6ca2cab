// Apollo Client: queries and mutations over HTTP; subscriptions as multipart answers, its own
// protocol over HTTP, or over graphql-ws.
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import WebSocket from 'ws';
import { socket } from './graphql-ws.mjs';
import { codes, sink } from './sink.mjs';

// Apollo's link compares with the browser's class, which Node 20 has not.
globalThis.WebSocket ??= WebSocket;

function client(link, close) {
  const apollo = new ApolloClient({
    link,
    cache: new InMemoryCache(),
    defaultOptions: { query: { errorPolicy: 'all', fetchPolicy: 'no-cache' }, mutate: { errorPolicy: 'all' } },
  });
  const answer = ({ data, error }) => {
    if (error && !CombinedGraphQLErrors.is(error)) throw error;
    return { data, codes: codes(error?.errors) };
  };
  return {
    async ask(text, variables) {
      const document = gql(text);
      return text.startsWith('mutation')
        ? answer(await apollo.mutate({ mutation: document, variables }))
        : answer(await apollo.query({ query: document, variables }));
    },
    async *listen(text, variables) {
      const start = (into) => {
        const subscription = apollo.subscribe({ query: gql(text), variables }).subscribe(into);
        return () => subscription.unsubscribe();
      };
      for await (const result of sink(start)) {
        const { data, codes } = answer(result);
        if (codes.length > 0) throw new Error(codes.join());
        yield data;
      }
    },
    async close() {
      apollo.stop();
      await close();
    },
  };
}

const http = (endpoint, token) =>
  new HttpLink({ uri: endpoint, headers: token ? { authorization: `Bearer ${token}` } : {} });

export function apolloOverMultipart(endpoint, token) {
  return client(http(endpoint, token), () => undefined);
}

export function apolloOverWebSocket(endpoint, token) {
  const ws = socket(endpoint, token);
  const subscribes = ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION;
  const link = ApolloLink.split(subscribes, new GraphQLWsLink(ws), http(endpoint, token));
  return client(link, () => ws.dispose());
}
