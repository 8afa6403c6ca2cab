// graphql-ws: everything over one WebSocket (`graphql-transport-ws`).
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { codes, sink } from './sink.mjs';

/** The token travels in `connection_init`: a browser cannot set headers on a WebSocket. */
export function socket(endpoint, token) {
  return createClient({
    url: endpoint.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: token ? { authorization: `Bearer ${token}` } : {},
    retryAttempts: 0,
  });
}

export function webSocket(endpoint, token) {
  const client = socket(endpoint, token);
  const open = (query, variables) => sink((into) => client.subscribe({ query, variables }, into));
  return {
    async ask(query, variables) {
      const answers = open(query, variables);
      try {
        const { value } = await answers.next();
        return { data: value?.data, codes: codes(value?.errors) };
      } catch (error) {
        // Refused before it was executed: the message is the list of errors.
        if (!error.message.startsWith('[')) throw error;
        return { data: null, codes: codes(JSON.parse(error.message)) };
      } finally {
        await answers.return();
      }
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
