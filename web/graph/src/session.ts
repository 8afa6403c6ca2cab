/**
 * Who is speaking: a guest at first, an account after log-in.
 *
 * Tokens live in localStorage, shared by the tabs. Within a tab all renewals share one promise,
 * across tabs they take a lock and look first whether another tab has already renewed. The old
 * refresh token stays stored until the new one is: where an answer is lost, the server gives the
 * same one again.
 *
 * How long a token lasts is counted from the request on this clock, which may be wrong, and never
 * compared with the server's.
 */
import { GraphRefusal, isTokenRefusal } from './errors.js';
import {
  LogInDocument,
  LogOutDocument,
  RefreshSessionDocument,
  RegisterDocument,
  StartGuestSessionDocument,
  type LogInInput,
  type RegisterInput,
  type SessionPartsFragment,
} from './generated/graphql.js';
import { post, type Operation, type Target } from './transport.js';

export type Session = SessionPartsFragment & {
  /** When this browser asked for it, by its own clock; none in what older pages stored. */
  askedAt?: number;
};

/** The part of `Storage` that is used, so that tests and blocked storage can stand in. */
export interface SessionStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const KEY = 'autovisite.session';
/** By what the server knows this browser again, whoever else asks from the same place. */
const DEVICE = 'autovisite.device';
/** Renew this long before the deadline, so that a request under way does not outlive its token. */
const MARGIN_MS = 30_000;

export interface SessionOptions {
  target: Target;
  storage: SessionStorage;
  locale: string;
  now?: () => number;
  /** Runs `work` while no other tab does. */
  exclusive?: <T>(work: () => Promise<T>) => Promise<T>;
}

function parse(text: string): Session | null {
  try {
    const session = JSON.parse(text) as Session;
    return typeof session.accessToken === 'string' && session.user ? session : null;
  } catch {
    return null;
  }
}

export class SessionKeeper {
  readonly #options: Required<SessionOptions>;
  readonly #watchers = new Set<(session: Session | null) => void>();
  #renewing: Promise<Session> | null = null;
  #parsed: { text: string; session: Session | null } | null = null;

  constructor(options: SessionOptions) {
    this.#options = { now: () => Date.now(), exclusive: (work) => work(), ...options };
  }

  /** The session as stored, expired or not; the same object as long as nothing changed. */
  current(): Session | null {
    const text = this.#options.storage.getItem(KEY);
    if (!text) return null;
    if (this.#parsed?.text !== text) this.#parsed = { text, session: parse(text) };
    return this.#parsed.session;
  }

  /** Calls `watcher` after each change; returns the way to stop. */
  watch(watcher: (session: Session | null) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Another tab wrote the storage: tell this tab's watchers. */
  changedElsewhere(key: string | null): void {
    if (key === KEY || key === null) this.#tell();
  }

  /** A session whose token is good for a while: the stored one, a renewed one, or a new guest's. */
  async ready(): Promise<Session> {
    const session = this.current();
    return session && this.#isFresh(session) ? session : this.#renew(session?.accessToken ?? null);
  }

  /** Called when the server refused `token`: renews it unless that has been done meanwhile. */
  renewAfter(token: string): Promise<Session> {
    return this.#renew(token);
  }

  async logIn(input: LogInInput): Promise<Session> {
    const askedAt = this.#options.now();
    const data = await this.#enter(LogInDocument, { input: { device: this.device(), ...input } });
    return this.#adopt(data.logIn.session, askedAt);
  }

  /** What an account gave this browser when it was entered here; it opens nothing. */
  device(): string | null {
    return this.#options.storage.getItem(DEVICE);
  }

  /** Has the letter sent whose code opens the account; answers what is to be sent with that code. */
  async register(input: RegisterInput): Promise<string> {
    const data = await this.#enter(RegisterDocument, { input });
    return data.register.addressCode.challengeId;
  }

  /** Enters by any mutation that answers a session: by a code, by a link. */
  async enterBy<Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    sessionOf: (data: Result) => SessionPartsFragment,
  ): Promise<Session> {
    const askedAt = this.#options.now();
    return this.#adopt(sessionOf(await this.#enter(operation, variables)), askedAt);
  }

  /** Forgets the session here even when the server cannot be told. */
  async logOut(): Promise<void> {
    const session = this.current();
    this.#options.storage.removeItem(KEY);
    this.#tell();
    if (session) {
      // Without the access token: an expired one would be refused before the refresh token is read.
      const input = { refreshToken: session.refreshToken };
      await post(this.#options.target, LogOutDocument, { input }, null).catch(() => undefined);
    }
  }

  /** Log-in and registration carry the guest's token, so that what the guest began moves along. */
  async #enter<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables): Promise<Result> {
    const guest = await this.ready();
    try {
      return await post(this.#options.target, operation, variables, guest.accessToken);
    } catch (error) {
      if (!isTokenRefusal(error)) throw error;
      const renewed = await this.renewAfter(guest.accessToken);
      return post(this.#options.target, operation, variables, renewed.accessToken);
    }
  }

  #isFresh(session: Session): boolean {
    if (session.askedAt === undefined) return false;
    const age = this.#options.now() - session.askedAt;
    // Younger than nothing: the clock was set back meanwhile, and nobody knows how long ago it was.
    return age >= 0 && age < session.accessTokenExpiresIn * 1_000 - MARGIN_MS;
  }

  #renew(stale: string | null): Promise<Session> {
    this.#renewing ??= this.#options
      .exclusive(() => this.#renewAlone(stale))
      .finally(() => {
        this.#renewing = null;
      });
    return this.#renewing;
  }

  async #renewAlone(stale: string | null): Promise<Session> {
    const session = this.current();
    // Another tab was first: its tokens are the good ones, ours are spent.
    if (session && session.accessToken !== stale && this.#isFresh(session)) return session;
    const askedAt = this.#options.now();
    if (session) {
      try {
        const input = { refreshToken: session.refreshToken };
        const data = await post(this.#options.target, RefreshSessionDocument, { input }, null);
        return this.#adopt(data.refreshSession.session, askedAt);
      } catch (error) {
        // Only this refusal ends the session: trouble of any other kind keeps the tokens.
        if (!(error instanceof GraphRefusal) || error.code !== 'REFRESH_TOKEN_INVALID') throw error;
        // A browser without locks: another tab was quicker, and its session goes on.
        const other = this.current();
        if (other && other.refreshToken !== session.refreshToken) return other;
      }
    }
    const input = { locale: this.#options.locale };
    const data = await post(this.#options.target, StartGuestSessionDocument, { input }, null);
    return this.#adopt(data.startGuestSession.session, askedAt);
  }

  #adopt(answered: SessionPartsFragment, askedAt: number): Session {
    const session = { ...answered, askedAt };
    this.#options.storage.setItem(KEY, JSON.stringify(session));
    if (answered.deviceToken) this.#options.storage.setItem(DEVICE, answered.deviceToken);
    this.#tell();
    return session;
  }

  #tell(): void {
    const session = this.current();
    for (const watcher of this.#watchers) watcher(session);
  }
}
