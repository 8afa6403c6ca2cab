/** The app's use of the graph: urql on the shared session, and two hooks that keep the generated types. */
import { GraphRefusal, graphFor, type Operation, type Session } from '@autovisite/graph';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { cacheExchange, Client, fetchExchange, useMutation, useQuery, type AnyVariables, type CombinedError } from 'urql';
import { hearServerTime } from './clock.js';
import { locale } from './locale.js';

export { locale } from './locale.js';
export const graph = graphFor('/graphql', locale);

const STALE = /"code"\s*:\s*"(TOKEN_EXPIRED|TOKEN_INVALID|UNAUTHENTICATED)"/;

/** Carries the session's token; when the server finds it stale, renews it and asks once more. */
async function sessionFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const send = async (token: string) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token}`);
    // urql also offers streams; a plain answer is what is read here.
    headers.set('accept', 'application/graphql-response+json, application/json;q=0.9');
    const asked = Date.now();
    const answer = await fetch(input, { ...init, headers });
    hearServerTime(answer.headers.get('date'), asked, Date.now());
    return answer;
  };
  const { accessToken } = await graph.session.ready();
  const response = await send(accessToken);
  const stale = response.status === 401 || STALE.test(await response.clone().text());
  if (!stale) return response;
  const renewed = await graph.session.renewAfter(accessToken);
  return send(renewed.accessToken);
}

export function makeClient(): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetch: sessionFetch,
    exchanges: [cacheExchange, fetchExchange],
    requestPolicy: 'cache-and-network',
  });
}

export function useSession(): Session | null {
  return useSyncExternalStore(
    (watcher) => graph.session.watch(watcher),
    () => graph.session.current(),
  );
}

/** What to tell the person, and the code for whoever helps them. */
export interface Problem {
  text: string;
  code: string;
  extensions: Readonly<Record<string, unknown>>;
}

/** Worth asking again by itself: nobody answered, or the service is being worked on. */
export const isAway = (problem: Pick<Problem, 'code'> | null | undefined): boolean => problem?.code === 'UNREACHABLE' || problem?.code === 'MAINTENANCE';

export function problemOf(error: CombinedError): Problem {
  // The session could not be had, and the graph said why.
  const before = error.networkError instanceof GraphRefusal ? error.networkError : null;
  const refused = error.graphQLErrors[0] ?? before;
  if (!refused) {
    return {
      text:
        locale === 'fr'
          ? 'La connexion ne répond pas. Vérifiez votre réseau, puis réessayez.'
          : 'The connection does not answer. Check your network, then try again.',
      code: 'UNREACHABLE',
      extensions: {},
    };
  }
  const { code = before?.code, en } = refused.extensions;
  return {
    text: locale === 'en' && typeof en === 'string' ? en : refused.message,
    code: typeof code === 'string' ? code : 'UNKNOWN',
    extensions: refused.extensions,
  };
}

/** How often what could not be reached is tried again. */
const AGAIN_MS = 10_000;

export function useRead<Result, Variables extends AnyVariables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  pause = false,
) {
  const [result, execute] = useQuery<Result, AnyVariables>({ query: operation.toString(), variables, pause });
  const refresh = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  const problem = result.error ? problemOf(result.error) : null;
  const unreachable = isAway(problem);
  // The network is back: nobody has to ask for it.
  useEffect(() => {
    if (!unreachable) return undefined;
    addEventListener('online', refresh);
    const timer = setInterval(() => navigator.onLine && refresh(), AGAIN_MS);
    return () => {
      clearInterval(timer);
      removeEventListener('online', refresh);
    };
  }, [unreachable, refresh]);
  // What `data` answers for good: nothing while the next question is under way, or the cache spoke first.
  const answered = result.fetching || result.stale ? undefined : (result.operation?.variables as Variables | undefined);
  return { data: result.data, answered, loading: result.fetching && result.data === undefined, problem, refresh };
}

/** What came of an action: its data, or why not; neither where it was running already. */
export interface Outcome<Result> {
  data: Result | null;
  problem: Problem | null;
}

const hearers = new Set<(data: unknown) => void>();

/** Calls `hearer` with what each mutation answered. */
export function hearAnswers(hearer: (data: unknown) => void): void {
  hearers.add(hearer);
}

/** One mutation that cannot be fired twice: a second click while it runs does nothing. */
export function useAction<Result, Variables extends AnyVariables>(operation: Operation<Result, Variables>) {
  const [, execute] = useMutation<Result, AnyVariables>(operation.toString());
  const running = useRef(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = async (variables: Variables): Promise<Outcome<Result>> => {
    if (running.current) return { data: null, problem: null };
    running.current = true;
    setPending(true);
    setProblem(null);
    const result = await execute(variables);
    running.current = false;
    setPending(false);
    const refused = result.error ? problemOf(result.error) : null;
    setProblem(refused);
    if (!refused) for (const hearer of hearers) hearer(result.data);
    return { data: refused ? null : (result.data ?? null), problem: refused };
  };
  const run = async (variables: Variables): Promise<Result | null> => (await attempt(variables)).data;
  return { run, attempt, pending, problem, clear: () => setProblem(null) };
}
