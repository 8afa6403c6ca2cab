/**
 * How GraphiQL speaks to the graph: with the browser's session, and showing answers as they came.
 *
 * `GraphClient` turns the first error into a refusal and drops the rest, which suits pages; here
 * the whole answer is what one came to read. The session and the event reader are the same.
 */
import { GraphRefusal, isTokenRefusal, type SessionKeeper } from '@autovisite/graph';
import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { Kind, parse, type DefinitionNode, type ExecutionResult } from 'graphql';
import { readEvents } from '../../graph/src/sse.js';

const JSON_ANSWER = 'application/graphql-response+json, application/json;q=0.9';
const EVENTS = 'text/event-stream';

/** Read from the text that leaves: GraphiQL's own parse of it runs behind the typing. */
function isSubscription({ query, operationName }: FetcherParams): boolean {
  let definitions: readonly DefinitionNode[];
  try {
    ({ definitions } = parse(query));
  } catch {
    // Not GraphQL: the server says where it breaks.
    return false;
  }
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const chosen = operations.find((operation) => operation.name?.value === operationName) ?? operations[0];
  return chosen?.operation === 'subscription';
}

const isStream = (response: Response) => response.ok && (response.headers.get('content-type')?.includes(EVENTS) ?? false);

/** Whether the server wants another token; reads a copy, so that the answer can still be shown. */
async function refusesToken(response: Response): Promise<boolean> {
  if (response.status === 401) return true;
  if (isStream(response)) return false;
  const answer = (await response.clone().json().catch(() => null)) as ExecutionResult | null;
  const first = answer?.errors?.[0];
  return first !== undefined && isTokenRefusal(new GraphRefusal(first.message, String(first.extensions?.['code'])));
}

async function readAnswer(response: Response): Promise<ExecutionResult> {
  const text = await response.text();
  try {
    return JSON.parse(text) as ExecutionResult;
  } catch {
    throw new Error(`Le serveur a répondu ${response.status} sans réponse GraphQL : ${text.slice(0, 200)}`);
  }
}

/** Headers typed in the editor win; one's own `Authorization` keeps the session out of the request. */
export function fetcherFor(endpoint: string, session: SessionKeeper, send: typeof fetch = (...call) => fetch(...call)): Fetcher {
  async function post(params: FetcherParams, accept: string, typed: Headers, token: string | null, signal?: AbortSignal) {
    const headers = new Headers({ 'content-type': 'application/json', accept, 'x-requested-with': 'autovisite-explorer' });
    if (token) headers.set('authorization', `Bearer ${token}`);
    for (const [name, value] of typed) headers.set(name, value);
    const { query, variables, operationName } = params;
    const body = JSON.stringify({ query, variables, ...(operationName ? { operationName } : {}) });
    return send(endpoint, { method: 'POST', headers, body, ...(signal ? { signal } : {}) });
  }

  /** The stored session's token; without one (the server opens none now) the graph is asked as a stranger. */
  async function tokenUnless(typed: Headers): Promise<string | null> {
    if (typed.has('authorization')) return null;
    return session.ready().then(({ accessToken }) => accessToken, () => null);
  }

  /** Sends once, and once more with a renewed token when the first was refused. */
  async function exchange(params: FetcherParams, accept: string, typed: Headers, signal?: AbortSignal): Promise<Response> {
    const token = await tokenUnless(typed);
    const response = await post(params, accept, typed, token, signal);
    if (!token || !(await refusesToken(response))) return response;
    const { accessToken } = await session.renewAfter(token);
    return post(params, accept, typed, accessToken, signal);
  }

  async function* subscribe(params: FetcherParams, typed: Headers): AsyncGenerator<ExecutionResult> {
    const leaving = new AbortController();
    try {
      const opened = await exchange(params, EVENTS, typed, leaving.signal);
      if (!isStream(opened) || !opened.body) {
        yield await readAnswer(opened);
        return;
      }
      for await (const event of readEvents(opened.body)) {
        if (event.name === 'complete') return;
        if (event.name === 'next' && event.data) yield JSON.parse(event.data) as ExecutionResult;
      }
    } finally {
      leaving.abort();
    }
  }

  return (params, options) => {
    const typed = new Headers(options?.headers as Record<string, string> | undefined);
    if (isSubscription(params)) return subscribe(params, typed);
    return exchange(params, JSON_ANSWER, typed).then(readAnswer);
  };
}
