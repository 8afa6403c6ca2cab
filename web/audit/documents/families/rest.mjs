// Operations, directives, the schema's own fields, and text that is no GraphQL.
import { nest, repeat } from './text.mjs';

const TYPE = (n) => nest(n, 'ofType { ', 'name', ' }');

export const rest = {
  'many operations': {
    sizes: [10, 200, 1_200],
    make: (n) => ({ query: repeat(n, (i) => `query Q${i} { __typename }`), operationName: 'Q0' }),
  },
  'many operations of one name': { sizes: [2, 200, 1_200], make: (n) => 'query Q { __typename } '.repeat(n) },
  'many subscriptions in one': {
    sizes: [2, 90],
    make: (n) => `subscription Q { ${repeat(n, (i) => `s${i}: messageAdded(conversationId: "x") { id }`)} }`,
  },
  'one directive many times': {
    sizes: [2, 10, 49, 1_000],
    make: (n) => `query Q { __typename ${'@include(if: true) '.repeat(n)} }`,
  },
  'unknown directives': {
    sizes: [2, 10, 49, 2_000],
    make: (n) => `query Q { __typename ${repeat(n, (i) => `@d${i}`)} }`,
  },
  'directives on everything': {
    sizes: [5, 20, 400],
    make: (n) => `query Q @a { ${repeat(n, (i) => `... @include(if: true) { a${i}: __typename @skip(if: false) }`)} }`,
  },
  'directives with deep arguments': {
    sizes: [5, 40, 10_000],
    make: (n) => `query Q { __typename @include(if: ${nest(n, '[', 'true', ']')}) }`,
  },
  'the schema in itself': {
    sizes: [1, 2, 3, 4, 6, 20],
    make: (n) => `query Q { __schema { types { ${nest(n, 'fields { type { ', 'name', ' } }')} } } }`,
  },
  'the schema’s lists in one another': {
    sizes: [1, 2, 3, 4, 8],
    make: (n) =>
      `query Q { __type(name: "User") { ${nest(n, 'fields { type { interfaces { name } possibleTypes { name } ', 'name', ' } }')} } }`,
  },
  'the schema many times': {
    sizes: [2, 20, 90],
    make: (n) => `query Q { ${repeat(n, (i) => `s${i}: __schema { types { name fields { name } } }`)} }`,
  },
  'a type many times': {
    sizes: [2, 20, 90],
    make: (n) =>
      `query Q { ${repeat(n, (i) => `t${i}: __type(name: "Query") { fields { name type { ${TYPE(4)} } } }`)} }`,
  },
  'types of types': {
    sizes: [5, 9, 20, 45, 2_000],
    make: (n) => `query Q { __schema { types { fields { type { ${TYPE(n)} } } } } }`,
  },
  'the schema through fragments': {
    sizes: [2, 4, 8, 16],
    make: (n) =>
      `query Q { __schema { types { ...t0 } } } ${repeat(n, (i) => `fragment t${i} on __Type { fields { type { ...t${i + 1} } } inputFields { type { ...t${i + 1} } } }`)} fragment t${n} on __Type { name }`,
  },
  'long names': { sizes: [100, 10_000, 240_000], make: (n) => `query Q { ${'x'.repeat(n)} }` },
  'long aliases': { sizes: [100, 10_000, 240_000], make: (n) => `query Q { ${'x'.repeat(n)}: __typename }` },
  'long operation names': {
    sizes: [100, 10_000, 120_000],
    make: (n) => ({ query: `query ${'Q'.repeat(n)} { __typename }`, operationName: 'Q'.repeat(n) }),
  },
  'nothing but commas': { sizes: [100, 240_000], make: (n) => `query Q {${','.repeat(n)}__typename}` },
  'nothing but comments': { sizes: [100, 80_000], make: (n) => `${'#\n#'.repeat(n)}\nquery Q { __typename }` },
  'no GraphQL': { sizes: [10, 1_000, 50_000], make: (n) => ')$!=|&@:é\u0000'.repeat(n / 10) },
  'tokens without a sense': {
    sizes: [10, 1_000, 20_000],
    make: (n) => `query Q { ${'... on $ @ : ! '.repeat(n / 10)} }`,
  },
};
