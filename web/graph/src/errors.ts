/** What can go wrong between the browser and the graph, told apart by what the person can do about it. */

/** A refusal by the graph: `message` is a sentence for the person, `code` is stable. */
export class GraphRefusal extends Error {
  override readonly name = 'GraphRefusal';

  constructor(
    message: string,
    readonly code: string,
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  /** The English sentence, where the server gave one. */
  get en(): string {
    return typeof this.extensions['en'] === 'string' ? this.extensions['en'] : this.message;
  }
}

/** The request did not reach the graph, or its answer did not come back: worth trying again. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const TOKEN_CODES = new Set(['TOKEN_EXPIRED', 'TOKEN_INVALID', 'UNAUTHENTICATED']);

/** Whether a fresh token could change the answer. */
export function isTokenRefusal(error: unknown): boolean {
  return error instanceof GraphRefusal && TOKEN_CODES.has(error.code);
}
