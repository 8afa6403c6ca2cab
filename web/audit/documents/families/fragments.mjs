// Fragments: little text that expands to much.
import { repeat } from './text.mjs';

const ROOT = 'query Q { me { ...f0 } }';
/** A way from a user back to a user. */
const BACK = 'appointments { nodes { customer';
const END = '} }';

/** f0 spreads f1 twice, f1 spreads f2 twice…; `spread` writes how. */
const chain = (n, spread) =>
  `${ROOT} ${repeat(n, (i) => `fragment f${i} on User { ${spread(`...f${i + 1}`)} }`)} fragment f${n} on User { id }`;

/** Each spreads every later one: as many paths as there are subsets. */
const everyLater = (n) =>
  `${ROOT} ${repeat(n, (i) => `fragment f${i} on User { id ${repeat(n - i - 1, (j) => `...f${i + 1 + j}`)} }`)}`;

/** A ring of n fragments, closed through `through`. */
const ring = (n, through) =>
  `${ROOT} ${repeat(n, (i) => `fragment f${i} on User { ${through(`...f${(i + 1) % n}`)} }`)}`;

export const fragments = {
  'fragment chains': {
    sizes: [2, 6, 10, 14, 18, 22, 30, 60, 200],
    make: (n) => chain(n, (next) => `${next} ${next}`),
  },
  'fragment chains through lists': {
    sizes: [1, 2, 4, 8, 16, 40],
    make: (n) => chain(n, (next) => `${BACK} { ${next} } ${END} again: ${BACK} { ${next} } ${END}`),
  },
  'fragment chains through inline fragments': {
    sizes: [2, 6, 10, 14, 18, 22, 60],
    make: (n) => chain(n, (next) => `... on User { ${next} } ... { ${next} } ... @include(if: true) { ${next} }`),
  },
  'aliases in fragments': {
    sizes: [2, 4, 6, 8, 12, 20],
    make: (n) => chain(n, (next) => `a: ${BACK} { ${next} } ${END} b: ${BACK} { ${next} } ${END} c: id`),
  },
  'fragments that spread all later ones': { sizes: [4, 8, 16, 32, 64, 90], make: everyLater },
  'one fragment spread many times': {
    sizes: [50, 500, 2_000],
    make: (n) => `query Q { me { ${'...f0 '.repeat(n)} } } fragment f0 on User { id displayName locale }`,
  },
  'many fragments that nobody spreads': {
    sizes: [10, 200, 1_000],
    make: (n) => `query Q { __typename } ${repeat(n, (i) => `fragment f${i} on User { id }`)}`,
  },
  'fragments of unknown types and names': {
    sizes: [10, 200, 1_000],
    make: (n) => `query Q { me { id ${repeat(n, (i) => `...u${i} ... on T${i} { id }`)} } }`,
  },
  'circular fragments': { sizes: [1, 2, 3, 10, 100, 700], make: (n) => ring(n, (next) => next) },
  'circular fragments through lists': {
    sizes: [1, 2, 5, 30],
    make: (n) => ring(n, (next) => `${BACK} { ${next} } ${END}`),
  },
  'circular fragments through inline fragments': {
    sizes: [1, 2, 5, 30],
    make: (n) => ring(n, (next) => `... on User { ... { ${next} ${next} } }`),
  },
  'the same fragment name': {
    sizes: [2, 100, 900],
    make: (n) => `${ROOT} ${'fragment f0 on User { ...f0 } '.repeat(n)}`,
  },
};
