/** The graph as pages use it: each request carries the session's token and survives its expiry once. */
import { alone } from './alone.js';
import { isTokenRefusal } from './errors.js';
import { SessionKeeper, type SessionStorage } from './session.js';
import { post, stream, type Operation, type Target } from './transport.js';

export class GraphClient {
  constructor(
    readonly target: Target,
    readonly session: SessionKeeper,
  ) {}

  /** Sends a query or mutation; an expired token is renewed and the request repeated once. */
  async request<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables): Promise<Result> {
    const { accessToken } = await this.session.ready();
    try {
      return await post(this.target, operation, variables, accessToken);
    } catch (error) {
      if (!isTokenRefusal(error)) throw error;
      const renewed = await this.session.renewAfter(accessToken);
      return post(this.target, operation, variables, renewed.accessToken);
    }
  }

  /** One subscription attempt; who calls decides when to try again. */
  async *subscribe<Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): AsyncGenerator<Result> {
    const { accessToken } = await this.session.ready();
    try {
      yield* stream(this.target, operation, variables, accessToken, signal);
    } catch (error) {
      if (isTokenRefusal(error)) await this.session.renewAfter(accessToken);
      throw error;
    }
  }

  /** An absolute or origin-relative address of the server this client speaks to. */
  resolve(path: string): string {
    return new URL(path, new URL(this.target.endpoint, globalThis.location.href)).href;
  }
}

/** localStorage where the browser allows it; else the session lasts as long as the page. */
function pickStorage(): SessionStorage {
  try {
    localStorage.setItem('autovisite.probe', '1');
    localStorage.removeItem('autovisite.probe');
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}

const clients = new Map<string, GraphClient>();

/** The page's client for `endpoint`: one per endpoint, so that app and widget share a session. */
export function graphFor(endpoint: string, locale: string): GraphClient {
  const known = clients.get(endpoint);
  if (known) return known;
  const target: Target = { endpoint, fetch: (input, init) => fetch(input, init) };
  const session = new SessionKeeper({
    target,
    storage: pickStorage(),
    locale,
    exclusive: (work) => alone('locks' in navigator ? navigator.locks : undefined, 'autovisite.session', work),
  });
  addEventListener('storage', (event) => session.changedElsewhere(event.key));
  const client = new GraphClient(target, session);
  clients.set(endpoint, client);
  return client;
}
