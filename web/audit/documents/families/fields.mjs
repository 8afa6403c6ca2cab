// Fields: deep, wide, many for one key.
import { nest, repeat } from './text.mjs';

const BACK = 'appointments { nodes { customer { ';
const CLOSE = ' } } }';

/** Every field on every level under two names: 2ⁿ paths in n lines. */
const aliasesOfAliases = (n) => {
  const level = (i) =>
    i === 0
      ? 'id'
      : `a${i}: appointments { nodes { customer { ${level(i - 1)} } } } b${i}: appointments { nodes { customer { ${level(i - 1)} } } }`;
  return `query Q { me { ${level(n)} } }`;
};

export const fields = {
  'deep fields': { sizes: [2, 4, 6, 20, 100, 1_000], make: (n) => `query Q { me { ${nest(n, BACK, 'id', CLOSE)} } }` },
  'deep inline fragments': {
    sizes: [5, 20, 40, 60, 500, 4_000],
    make: (n) => `query Q { me { ${nest(n, '... on User { ', 'id', ' }')} } }`,
  },
  'brackets alone': { sizes: [10, 100, 10_000, 60_000], make: (n) => '{'.repeat(n) },
  'many aliases': {
    sizes: [50, 101, 1_000, 4_000],
    make: (n) => `query Q { ${repeat(n, (i) => `a${i}: __typename`)} }`,
  },
  'many aliases of one subgraph’s field': {
    sizes: [20, 60, 99],
    make: (n) => `query Q { ${repeat(n, (i) => `a${i}: centres(first: 1) { nodes { id } }`)} }`,
  },
  'aliases of aliases': { sizes: [1, 2, 3, 4, 6, 8], make: aliasesOfAliases },
  'one leaf many times': {
    sizes: [50, 250, 1_000, 4_000, 8_000],
    make: (n) => `query Q { centres { nodes { ${'id '.repeat(n)} } } }`,
  },
  'one object many times': {
    sizes: [50, 250, 1_000, 2_000],
    make: (n) => `query Q { centres { ${'nodes { id } '.repeat(n)} } }`,
  },
  'one key for different arguments': {
    sizes: [10, 90, 400],
    make: (n) => `query Q { ${repeat(n, (i) => `same: centres(first: ${i}) { nodes { id } }`)} }`,
  },
  'one key for different fields, deep': {
    sizes: [5, 40, 90],
    make: (n) =>
      `query Q { me { ${repeat(n, (i) => `appointments { nodes { x: ${i % 2 ? 'id' : 'reference'} customer { y: ${i % 2 ? 'id' : 'locale'} } } }`)} } }`,
  },
  'unknown fields': { sizes: [10, 200, 2_000], make: (n) => `query Q { ${repeat(n, (i) => `unknown${i}`)} }` },
  'unknown arguments': {
    sizes: [10, 200, 1_000],
    make: (n) => `query Q { centres(${repeat(n, (i) => `u${i}: ${i}`)}) { nodes { id } } }`,
  },
  'fields that subgraphs keep to themselves': {
    sizes: [1, 20],
    make: (n) =>
      `query Q { _service { sdl } ${repeat(n, (i) => `e${i}: _entities(representations: [{ __typename: "User", id: "x" }]) { __typename }`)} }`,
  },
  // As wide as it may be and through every subgraph: what planning costs at most.
  'wide plans': {
    sizes: [1, 4, 12, 30],
    make: (n) =>
      `query Q { me { ${repeat(n, (i) => `a${i}: appointments { nodes { id payment { id } inspection { id } vehicle { make inspections { id } } customer { displayName } centre { name } } }`)} } }`,
  },
  'fields that may be left out': {
    sizes: [4, 10, 20, 45],
    make: (n) =>
      `query Q(${repeat(n, (i) => `$v${i}: Boolean = true`)}) { me { ${repeat(n, (i) => `a${i}: appointments @include(if: $v${i}) { nodes { payment { id } vehicle { make } } }`)} } }`,
  },
};
