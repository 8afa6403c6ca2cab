// Values: in the text, in the variables, in strings.
import { nest, repeat } from './text.mjs';

const QUERY = 'query Q($s: String, $i: Int) { centres(search: $s, first: $i) { nodes { id } } }';
const with_ = (variables, query = QUERY) => ({ query, variables });

/** Nested as JSON text, since no stack of ours should be needed to write it. */
const raw = (variables) => ({ query: QUERY, raw: variables });

export const values = {
  'deep lists in arguments': {
    sizes: [5, 40, 60, 5_000, 50_000],
    make: (n) => `query Q { centres(search: ${nest(n, '[', '"x"', ']')}) { nodes { id } } }`,
  },
  'deep objects in arguments': {
    sizes: [5, 40, 60, 5_000],
    make: (n) => `query Q { slots(input: ${nest(n, '{ a: ', '1', ' }')}) { startsAt } }`,
  },
  'deep lists in variables': {
    sizes: [5, 40, 60, 5_000, 100_000],
    make: (n) => raw(`{"s":${nest(n, '[', '1', ']')}}`),
  },
  'deep objects in variables': {
    sizes: [5, 40, 60, 5_000, 40_000],
    make: (n) => raw(`{"s":${nest(n, '{"a":', '1', '}')}}`),
  },
  'long lists in arguments': {
    sizes: [100, 2_000, 60_000],
    make: (n) => `query Q { centres(search: [${'1,'.repeat(n)}]) { nodes { id } } }`,
  },
  'huge lists of an enumeration': {
    sizes: [100, 2_000, 20_000],
    make: (n) => `mutation Q { setRoles(input: { userId: "x", roles: [${'ADMIN,'.repeat(n)}] }) { user { id } } }`,
  },
  'huge lists of an enumeration in variables': {
    sizes: [100, 2_000, 20_000],
    make: (n) =>
      with_(
        { i: { userId: '00000000-0000-7000-8000-000000000000', roles: Array(n).fill('ADMIN') } },
        'mutation Q($i: SetRolesInput!) { setRoles(input: $i) { user { id } } }',
      ),
  },
  'variables that nobody asked for': {
    sizes: [100, 2_000, 15_000],
    make: (n) => with_(Object.fromEntries(Array.from({ length: n }, (_, i) => [`v${i}`, i]))),
  },
  'keys of an input that it does not have': {
    sizes: [100, 2_000, 12_000],
    make: (n) =>
      with_(
        { i: Object.fromEntries(Array.from({ length: n }, (_, i) => [`unknown${i}`, i])) },
        'mutation Q($i: LogInInput!) { logIn(input: $i) { session { accessToken } } }',
      ),
  },
  'variable definitions': {
    sizes: [50, 500, 900],
    make: (n) => `query Q(${repeat(n, (i) => `$v${i}: String = "x"`)}) { __typename }`,
  },
  'variable types in lists of lists': {
    sizes: [5, 40, 1_000, 30_000],
    make: (n) => `query Q($v: ${nest(n, '[', 'String', ']')}) { __typename }`,
  },
  'the same variable again': {
    sizes: [50, 500],
    make: (n) => `query Q(${repeat(n, () => '$v: String')}) { centres(search: $v) { nodes { id } } }`,
  },
  'long strings': { sizes: [1_000, 50_000, 240_000], make: (n) => with_({ s: 'é'.repeat(n / 2) }) },
  'long strings in the text': {
    sizes: [1_000, 50_000, 240_000],
    make: (n) => `query Q { verification(code: "${'x'.repeat(n)}") { kind } }`,
  },
  'escapes in strings': {
    sizes: [100, 5_000, 18_000],
    make: (n) => `query Q { verification(code: "${'\\u00e9\\"\\\\'.repeat(n)}") { kind } }`,
  },
  'block strings of many lines': {
    sizes: [100, 5_000, 60_000],
    make: (n) => `query Q { verification(code: """${'\n    x'.repeat(n / 4)}${'\n'.repeat(n)}""") { kind } }`,
  },
  'block strings indented ever deeper': {
    sizes: [50, 300, 600],
    make: (n) => `query Q { verification(code: """${repeat(n, (i) => `\n${' '.repeat(n - i)}x`)}""") { kind } }`,
  },
  'quotes in block strings': {
    sizes: [100, 5_000, 40_000],
    make: (n) => `query Q { verification(code: """${'\\"""'.repeat(n)}""") { kind } }`,
  },
  'strings without an end': {
    sizes: [1, 1_000, 60_000],
    make: (n) => `query Q { verification(code: "${'""" '.repeat(n)}`,
  },
  'numbers of many digits': {
    sizes: [20, 1_000, 100_000],
    make: (n) => `query Q { centres(first: ${'9'.repeat(n)}) { nodes { id } } }`,
  },
  // Each word is a condition of its own.
  'words to search for': { sizes: [10, 1_000, 40_000], make: (n) => with_({ s: 'é '.repeat(n) }) },
  'numbers of many digits in variables': {
    sizes: [20, 1_000, 100_000],
    make: (n) => raw(`{"i":${'9'.repeat(n)}.${'9'.repeat(n)}e${'9'.repeat(Math.min(n, 9))}}`),
  },
};
