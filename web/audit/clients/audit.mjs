// Other people's clients: each asks a query, sends mutations, subscribes, is told what it may not,
// and is closed, as an application would use it.
import { apolloOverMultipart, apolloOverWebSocket } from './apollo.mjs';
import { eventStream } from './graphql-sse.mjs';
import { webSocket } from './graphql-ws.mjs';
import { urqlOverEventStream, urqlOverWebSocket } from './urql.mjs';
import { walk } from './walk.mjs';

const CLIENTS = {
  'Apollo Client, multipart': apolloOverMultipart,
  'Apollo Client, graphql-ws': apolloOverWebSocket,
  'urql, event stream': urqlOverEventStream,
  'urql, graphql-ws': urqlOverWebSocket,
  'graphql-sse alone': eventStream,
  'graphql-ws alone': webSocket,
};

export async function audit({ url }) {
  const findings = [];
  for (const [name, connect] of Object.entries(CLIENTS)) {
    const started = performance.now();
    try {
      await walk((token) => connect(`${url}/graphql`, token));
      console.log(`  ${name}: query, mutation, subscription, refusal (${Math.round(performance.now() - started)} ms)`);
    } catch (error) {
      findings.push(`${name}: ${error.message}`);
    }
  }
  return findings;
}
