/**
 * GraphQL over HTTP: one request, or one stream of events (graphql-sse, distinct connections).
 * Knows nothing of sessions; the token is handed in.
 */
import { GraphRefusal, Unreachable } from './errors.js';
import { readEvents } from './sse.js';

/** A generated operation: its text, and the types of what goes in and comes out. */
export interface Operation<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
}

export interface Target {
  /** Where the graph answers, e.g. `/graphql`. */
  endpoint: string;
  fetch: typeof fetch;
}

interface WireError {
  message: string;
  extensions?: Record<string, unknown>;
}

interface WireResult<Result> {
  data?: Result | null;
  errors?: WireError[];
}

/** Refuses a wire result that carries errors; otherwise its data. */
export function unwrap<Result>(body: WireResult<Result>): Result {
  const first = body.errors?.[0];
  if (first) {
    const code = first.extensions?.['code'];
    throw new GraphRefusal(first.message, typeof code === 'string' ? code : 'UNKNOWN', first.extensions);
  }
  if (body.data === undefined || body.data === null) {
    throw new Unreachable('the answer carries no data');
  }
  return body.data;
}

async function open(
  target: Target,
  text: string,
  variables: unknown,
  token: string | null,
  accept: string,
  signal?: AbortSignal,
): Promise<Response> {
  let response: Response;
  try {
    response = await target.fetch(target.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({ query: text, variables }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    throw new Unreachable('no connection', { cause });
  }
  if (response.status === 401) {
    throw new GraphRefusal('Votre session a expiré.', 'TOKEN_EXPIRED', { en: 'Your session has expired.' });
  }
  return response;
}

/** Sends one query or mutation. Throws `GraphRefusal` or `Unreachable`. */
export async function post<Result, Variables>(
  target: Target,
  operation: Operation<Result, Variables>,
  variables: Variables,
  token: string | null,
): Promise<Result> {
  const accept = 'application/graphql-response+json, application/json;q=0.9';
  const response = await open(target, operation.toString(), variables, token, accept);
  let body: WireResult<Result>;
  try {
    body = (await response.json()) as WireResult<Result>;
  } catch (cause) {
    throw new Unreachable(`HTTP ${response.status} without a GraphQL answer`, { cause });
  }
  return unwrap(body);
}

/** Opens one subscription and yields each event until the server completes it or `signal` aborts. */
export async function* stream<Result, Variables>(
  target: Target,
  operation: Operation<Result, Variables>,
  variables: Variables,
  token: string | null,
  signal: AbortSignal,
): AsyncGenerator<Result> {
  const response = await open(target, operation.toString(), variables, token, 'text/event-stream', signal);
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !response.body || !type.includes('text/event-stream')) {
    const body = (await response.json().catch(() => ({}))) as WireResult<Result>;
    unwrap(body);
    throw new Unreachable(`no event stream (HTTP ${response.status})`);
  }
  for await (const event of readEvents(response.body)) {
    if (event.name === 'complete') return;
    if (event.name === 'next' && event.data) {
      yield unwrap(JSON.parse(event.data) as WireResult<Result>);
    }
  }
}
