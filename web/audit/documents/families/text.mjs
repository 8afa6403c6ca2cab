/** `write(0) write(1) … write(n - 1)`, spaced. */
export const repeat = (n, write) => Array.from({ length: n }, (_, i) => write(i)).join(' ');

/** Nested n times. */
export const nest = (n, open, inner, close) => open.repeat(n) + inner + close.repeat(n);
