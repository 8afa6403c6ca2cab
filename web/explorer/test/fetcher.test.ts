import { SessionKeeper, type Session } from '@autovisite/graph';
import { isAsyncIterable } from '@graphiql/toolkit';
import { describe, expect, it } from 'vitest';
import { fetcherFor } from '../src/fetcher.js';

interface Call {
  headers: Headers;
  body: { query: string; operationName?: string };
}

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

function sessionOf(accessToken: string): Session {
  const user = { id: 'u', email: 'a@b.fr', displayName: 'Ana', roles: ['MANAGER' as const], networkRoles: ['MANAGER' as const], memberships: [], locale: 'fr', isGuest: false };
  return { logInId: '0199c0de-0000-7000-8000-000000000009', secondFactorNeeded: false, deviceToken: null, accessToken, refreshToken: `r-${accessToken}`, accessTokenExpiresIn: 600, askedAt: Date.now(), user };
}

function setup(answer: (call: Call, nth: number) => Response) {
  const kept = new Map([['autovisite.session', JSON.stringify(sessionOf('old'))]]);
  const calls: Call[] = [];
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const renew: typeof fetch = async () => json({ data: { refreshSession: { session: sessionOf('new') } } });
  const session = new SessionKeeper({ target: { endpoint: '/graphql', fetch: renew }, storage, locale: 'fr' });
  const send: typeof fetch = async (_, init) => {
    const call = { headers: new Headers(init?.headers), body: JSON.parse(String(init?.body)) as Call['body'] };
    calls.push(call);
    return answer(call, calls.length);
  };
  return { calls, fetcher: fetcherFor('/graphql', session, send) };
}

describe('the explorer’s fetcher', () => {
  it('sends the session of the browser and hands the whole answer over, errors included', async () => {
    const whole = { data: { a: 1, b: null }, errors: [{ message: 'non', path: ['b'] }, { message: 'non plus' }] };
    const { calls, fetcher } = setup(() => json(whole));
    const answer = await fetcher({ query: '{ a b }' });
    expect(answer).toEqual(whole);
    expect(calls[0]?.headers.get('authorization')).toBe('Bearer old');
    expect(calls[0]?.headers.get('x-requested-with')).toBe('autovisite-explorer');
  });

  it.each([
    ['a 401', () => new Response('non', { status: 401 })],
    ['an error code', () => json({ errors: [{ message: 'expirée', extensions: { code: 'TOKEN_EXPIRED' } }] })],
  ])('renews a token refused by %s, once', async (_, refusal) => {
    const { calls, fetcher } = setup((call) =>
      call.headers.get('authorization') === 'Bearer new' ? json({ data: { a: 1 } }) : refusal(),
    );
    expect(await fetcher({ query: '{ a }' })).toEqual({ data: { a: 1 } });
    expect(calls).toHaveLength(2);
  });

  it('lets a typed Authorization replace the session, and does not renew for it', async () => {
    const refusal = { errors: [{ message: 'non', extensions: { code: 'TOKEN_INVALID' } }] };
    const { calls, fetcher } = setup(() => json(refusal));
    expect(await fetcher({ query: '{ a }' }, { headers: { Authorization: 'Bearer mine' } })).toEqual(refusal);
    expect(calls.map((call) => call.headers.get('authorization'))).toEqual(['Bearer mine']);
  });

  it('opens a stream for the chosen operation when it is a subscription', async () => {
    const events = ['event: next\ndata: {"data":{"n":1}}\n\n', ': alive\n\n', 'event: next\ndata: {"data":{"n":2}}\n\n', 'event: complete\n\n'];
    const { calls, fetcher } = setup(
      () => new Response(new Blob(events).stream(), { headers: { 'content-type': 'text/event-stream' } }),
    );
    const query = 'query One { a } subscription Two { n }';
    const stream = await fetcher({ query, operationName: 'Two' });
    if (!isAsyncIterable(stream)) throw new Error('no stream');
    const seen: unknown[] = [];
    for await (const event of stream) seen.push(event);
    expect(seen).toEqual([{ data: { n: 1 } }, { data: { n: 2 } }]);
    expect(calls[0]?.headers.get('accept')).toBe('text/event-stream');
    expect(calls[0]?.body.operationName).toBe('Two');
  });

  it('shows the answer of a server that refuses the stream', async () => {
    const refusal = { errors: [{ message: 'interdit', extensions: { code: 'FORBIDDEN' } }] };
    const { fetcher } = setup(() => json(refusal, 403));
    const query = 'subscription { n }';
    const stream = await fetcher({ query });
    if (!isAsyncIterable(stream)) throw new Error('no stream');
    const seen: unknown[] = [];
    for await (const event of stream) seen.push(event);
    expect(seen).toEqual([refusal]);
  });
});
