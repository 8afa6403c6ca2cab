/** The app's use of the graph: urql on the shared session, and two hooks that keep the generated types. */
import { graphFor, pickLocale, type Locale, type Operation, type Session } from '@autovisite/graph';
import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { cacheExchange, Client, fetchExchange, useMutation, useQuery, type AnyVariables, type CombinedError } from 'urql';

export const locale: Locale = pickLocale(navigator.languages);
export const graph = graphFor('/graphql', locale);

const STALE = /"code"\s*:\s*"(TOKEN_EXPIRED|TOKEN_INVALID|UNAUTHENTICATED)"/;

/** Carries the session's token; when the server finds it stale, renews it and asks once more. */
async function sessionFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const send = (token: string) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token}`);
    // urql also offers streams; a plain answer is what is read here.
    headers.set('accept', 'application/graphql-response+json, application/json;q=0.9');
    return fetch(input, { ...init, headers });
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

export function problemOf(error: CombinedError): Problem {
  const refused = error.graphQLErrors[0];
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
  const { code, en } = refused.extensions;
  return {
    text: locale === 'en' && typeof en === 'string' ? en : refused.message,
    code: typeof code === 'string' ? code : 'UNKNOWN',
    extensions: refused.extensions,
  };
}

export function useRead<Result, Variables extends AnyVariables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  pause = false,
) {
  const [result, execute] = useQuery<Result, AnyVariables>({ query: operation.toString(), variables, pause });
  const refresh = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  return {
    data: result.data,
    loading: result.fetching && result.data === undefined,
    problem: result.error ? problemOf(result.error) : null,
    refresh,
  };
}

/** One mutation that cannot be fired twice: a second click while it runs does nothing. */
export function useAction<Result, Variables extends AnyVariables>(operation: Operation<Result, Variables>) {
  const [, execute] = useMutation<Result, AnyVariables>(operation.toString());
  const running = useRef(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (variables: Variables): Promise<Result | null> => {
    if (running.current) return null;
    running.current = true;
    setPending(true);
    setProblem(null);
    const result = await execute(variables);
    running.current = false;
    setPending(false);
    if (result.error) setProblem(problemOf(result.error));
    return result.error ? null : (result.data ?? null);
  };
  return { run, pending, problem, clear: () => setProblem(null) };
}
