import { beforeEach, describe, expect, it } from 'vitest';
import { GraphClient } from '../src/client.js';
import { StartGuestSessionDocument } from '../src/generated/graphql.js';
import { SessionKeeper, type Session, type SessionStorage } from '../src/session.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function session(name: string, seconds: number): Session {
  return {
    accessToken: `access-${name}`,
    refreshToken: `refresh-${name}`,
    accessTokenExpiresAt: new Date(NOW + seconds * 1_000).toISOString(),
    user: { id: 'u', email: 'a@b.fr', displayName: 'A', roles: ['CUSTOMER'], locale: 'fr', isGuest: false },
  };
}

let asked: string[];
let answer: (operation: string, token: string | null) => unknown;
let storage: SessionStorage;

function keeper(): SessionKeeper {
  return new SessionKeeper({ target: target(), storage, locale: 'fr', now: () => NOW });
}

function target() {
  const stub: typeof fetch = async (_, init) => {
    const { query } = JSON.parse(String(init?.body)) as { query: string };
    const name = /(?:mutation|query) (\w+)/.exec(query)?.[1] ?? '';
    asked.push(name);
    await Promise.resolve();
    const token = new Headers(init?.headers).get('authorization');
    return new Response(JSON.stringify(answer(name, token)), { headers: { 'content-type': 'application/json' } });
  };
  return { endpoint: '/graphql', fetch: stub };
}

const guest = () => ({ data: { startGuestSession: { session: session('guest', 900) } } });
const renewed = () => ({ data: { refreshSession: { session: session('new', 900) } } });
const refused = (code: string) => ({ errors: [{ message: 'non', extensions: { code } }] });

beforeEach(() => {
  asked = [];
  answer = (name) => (name === 'RefreshSession' ? renewed() : guest());
  const kept = new Map<string, string>();
  storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
});

const store = (one: Session) => storage.setItem('autovisite.session', JSON.stringify(one));

describe('a session', () => {
  it('begins as a guest, once, however many ask', async () => {
    const mine = keeper();
    const all = await Promise.all([mine.ready(), mine.ready(), mine.ready()]);
    expect(asked).toEqual(['StartGuestSession']);
    expect(new Set(all.map((one) => one.accessToken))).toEqual(new Set(['access-guest']));
  });

  it('is used as it is while the token is good', async () => {
    store(session('old', 120));
    expect((await keeper().ready()).accessToken).toBe('access-old');
    expect(asked).toEqual([]);
  });

  it('is renewed before the deadline, with one refresh for all who ask', async () => {
    store(session('old', 20));
    const mine = keeper();
    await Promise.all([mine.ready(), mine.ready(), mine.renewAfter('access-old')]);
    expect(asked).toEqual(['RefreshSession']);
    expect(mine.current()?.accessToken).toBe('access-new');
  });

  it('takes the tokens another tab has renewed meanwhile', async () => {
    store(session('old', 120));
    const mine = keeper();
    store(session('other-tab', 900));
    expect((await mine.renewAfter('access-old')).accessToken).toBe('access-other-tab');
    expect(asked).toEqual([]);
  });

  it('becomes a guest when the refresh is refused, and stays when the server cannot be reached', async () => {
    store(session('old', -10));
    answer = (name) => (name === 'RefreshSession' ? refused('REFRESH_TOKEN_INVALID') : guest());
    expect((await keeper().ready()).accessToken).toBe('access-guest');
    store(session('old', -10));
    answer = () => {
      throw new TypeError('network');
    };
    await expect(keeper().ready()).rejects.toThrow();
    expect(keeper().current()?.accessToken).toBe('access-old');
  });

  it('tells its watchers, and gives them the same object until something changes', async () => {
    const mine = keeper();
    const seen: (string | undefined)[] = [];
    mine.watch((one) => seen.push(one?.accessToken));
    await mine.ready();
    expect(mine.current()).toBe(mine.current());
    await mine.logOut();
    expect(seen).toEqual(['access-guest', undefined]);
    expect(mine.current()).toBeNull();
  });
});

describe('a request', () => {
  it('is repeated once with a fresh token when the server finds the old one expired', async () => {
    store(session('old', 900));
    answer = (name, token) => {
      if (name === 'RefreshSession') return renewed();
      return token === 'Bearer access-new' ? guest() : refused('TOKEN_EXPIRED');
    };
    const graph = new GraphClient(target(), keeper());
    await graph.request(StartGuestSessionDocument, { input: {} });
    expect(asked).toEqual(['StartGuestSession', 'RefreshSession', 'StartGuestSession']);
  });

  it('gives up after the second refusal', async () => {
    store(session('old', 900));
    answer = (name) => (name === 'RefreshSession' ? renewed() : refused('TOKEN_EXPIRED'));
    const graph = new GraphClient(target(), keeper());
    await expect(graph.request(StartGuestSessionDocument, { input: {} })).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
    expect(asked).toHaveLength(3);
  });
});
