import { beforeEach, describe, expect, it } from 'vitest';
import { GraphClient } from '../src/client.js';
import { StartGuestSessionDocument } from '../src/generated/graphql.js';
import { SessionKeeper, type Session, type SessionStorage } from '../src/session.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function session(name: string, seconds: number): Session {
  return {
    logInId: '0199c0de-0000-7000-8000-000000000009',
    secondFactorNeeded: false, deviceToken: null,
    accessToken: `access-${name}`,
    refreshToken: `refresh-${name}`,
    accessTokenExpiresIn: 600,
    askedAt: now - (600 - seconds) * 1_000,
    user: { id: 'u', email: 'a@b.fr', displayName: 'A', roles: ['CUSTOMER'], networkRoles: ['CUSTOMER'], memberships: [], locale: 'fr', isGuest: false },
  };
}

/** As the server answers it: without this browser's clock. */
function answered(name: string): Session {
  const { askedAt: _, ...rest } = session(name, 600);
  return rest;
}

let asked: string[];
/** What the browser's clock says; the server's is another matter. */
let now: number;
let answer: (operation: string, token: string | null) => unknown;
let storage: SessionStorage;

function keeper(): SessionKeeper {
  return new SessionKeeper({ target: target(), storage, locale: 'fr', now: () => now });
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

const guest = () => ({ data: { startGuestSession: { session: answered('guest') } } });
const renewed = () => ({ data: { refreshSession: { session: answered('new') } } });
const refused = (code: string) => ({ errors: [{ message: 'non', extensions: { code } }] });

beforeEach(() => {
  asked = [];
  now = NOW;
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
    store(session('other-tab', 590));
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

  it.each([['eleven minutes slow', -660_000], ['eleven minutes fast', 660_000], ['a year off', 31_536_000_000]])(
    'is not renewed on every request by a clock that is %s',
    async (_, off) => {
      now = NOW + off;
      const mine = keeper();
      for (let request = 0; request < 5; request += 1) {
        await mine.ready();
        now += 60_000;
      }
      expect(asked).toEqual(['StartGuestSession']);
      now += 300_000;
      await mine.ready();
      expect(asked).toEqual(['StartGuestSession', 'RefreshSession']);
    },
  );

  it('is renewed once when the clock is set back, and when an older page stored it', async () => {
    const mine = keeper();
    await mine.ready();
    now -= 3_600_000;
    await mine.ready();
    await mine.ready();
    expect(asked).toEqual(['StartGuestSession', 'RefreshSession']);
    store(answered('older'));
    await mine.ready();
    await mine.ready();
    expect(asked).toEqual(['StartGuestSession', 'RefreshSession', 'RefreshSession']);
  });

  it('keeps the old refresh token until the next is stored, and asks with it again', async () => {
    store(session('old', -10));
    const sent: unknown[] = [];
    let lost = 2;
    const { endpoint, fetch: stub } = target();
    const unlucky: typeof fetch = async (url, init) => {
      sent.push((JSON.parse(String(init?.body)) as { variables: { input: { refreshToken: string } } }).variables.input);
      const answer = await stub(url, init);
      if (lost-- > 0) throw new TypeError('the answer is lost');
      return answer;
    };
    const mine = new SessionKeeper({ target: { endpoint, fetch: unlucky }, storage, locale: 'fr', now: () => now });
    await expect(mine.ready()).rejects.toThrow();
    await expect(mine.ready()).rejects.toThrow();
    expect((await mine.ready()).accessToken).toBe('access-new');
    expect(sent).toEqual(Array(3).fill({ refreshToken: 'refresh-old' }));
    expect(asked).toEqual(['RefreshSession', 'RefreshSession', 'RefreshSession']);
  });

  it('goes on with what another tab stored when its own token is refused', async () => {
    store(session('old', -10));
    answer = () => {
      store(session('other-tab', 600));
      return refused('REFRESH_TOKEN_INVALID');
    };
    expect((await keeper().ready()).accessToken).toBe('access-other-tab');
    expect(asked).toEqual(['RefreshSession']);
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
    store(session('old', 590));
    answer = (name, token) => {
      if (name === 'RefreshSession') return renewed();
      return token === 'Bearer access-new' ? guest() : refused('TOKEN_EXPIRED');
    };
    const graph = new GraphClient(target(), keeper());
    await graph.request(StartGuestSessionDocument, { input: {} });
    expect(asked).toEqual(['StartGuestSession', 'RefreshSession', 'StartGuestSession']);
  });

  it('gives up after the second refusal', async () => {
    store(session('old', 590));
    answer = (name) => (name === 'RefreshSession' ? renewed() : refused('TOKEN_EXPIRED'));
    const graph = new GraphClient(target(), keeper());
    await expect(graph.request(StartGuestSessionDocument, { input: {} })).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
    expect(asked).toHaveLength(3);
  });
});
