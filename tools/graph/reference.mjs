// The graph's reference as pages of Markdown: what can be asked, by whom, and what comes back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphql, root } from './changes.mjs';
import { EDGE } from './errors.mjs';

const { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isUnionType, specifiedScalarTypes } = graphql;
const NOTE = '<!-- Written by tools/graph/write.mjs from schema/public.graphql and access.txt: change those. -->';
/** A key's columns of router/server/tests/platform/access.txt, and the scope that each stands for. */
const KEYS = { 'appt:read': 'appointments:read', 'appt:write': 'appointments:write', 'veh:read': 'vehicles:read', reports: 'reports:read', parse: 'documents:parse' };
/** Their heads as the file has them, in its order: names of two words would be two otherwise. */
const COLUMNS = ['anonymous', 'guest', 'stranger', 'desk B', 'inspector B', 'manager B', 'appt:read', 'appt:write', 'veh:read', 'reports', 'parse', 'other key', 'desk A', 'inspector A', 'manager A', 'desk', 'manager', 'admin', 'owner'];

/** Who may ask what, as the tests have found it: `Query.x` to each column's word. */
export function access(text) {
  const rows = text.split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  const head = rows.shift().trim().replaceAll(/\s+/g, ' ');
  if (head !== COLUMNS.join(' ')) throw new Error(`access.txt has other columns: ${head}`);
  const found = new Map();
  for (const row of rows) {
    const [, name, rest] = /^((?:organisation: )?\S+)\s+(.*)$/.exec(row);
    const words = rest.trim().split(/\s+/);
    if (words.length !== COLUMNS.length) throw new Error(`access.txt: ${name} has ${words.length} columns`);
    found.set(name, Object.fromEntries(COLUMNS.map((column, at) => [column, words[at]])));
  }
  return found;
}

/** The scopes with which a key may ask for a field of the root; none where no key may. */
export function scopes(table, path) {
  const rows = [table.get(path), table.get(`organisation: ${path}`)].filter(Boolean);
  return Object.entries(KEYS).filter(([column]) => rows.some((row) => row[column] === 'yes')).map(([, scope]) => scope);
}

function who(table, path) {
  const row = table.get(path);
  if (!row) return 'not in access.txt';
  const open = scopes(table, path);
  const keys = open.length === Object.keys(KEYS).length ? 'any key' : open.length ? `a key with ${open.map((scope) => `\`${scope}\``).join(' or ')}` : null;
  const people = { anonymous: 'anybody', guest: 'a guest session', owner: 'its owner', desk: 'reception', inspector: 'inspectors' };
  const named = [];
  if (row.anonymous === 'yes') named.push('anybody');
  else if (row.guest === 'yes') named.push('any session, a guest’s too');
  else {
    if (row.owner === 'yes') named.push(people.owner);
    if (row['desk A'] === 'yes') named.push('reception of the centre');
    if (row['inspector A'] === 'yes') named.push('its inspectors');
    if (row['manager A'] === 'yes') named.push('its managers');
    if (row.manager === 'yes' && row['manager A'] !== 'yes') named.push('managers of the network');
    if (row.admin === 'yes' && row.manager !== 'yes') named.push('administrators');
  }
  if (keys && row.anonymous !== 'yes') named.push(keys);
  return named.length ? named.join(', ') : 'our own processes';
}

const anchor = (name) => name.toLowerCase();
const link = (type, page) => {
  const name = getNamedType(type).name;
  const known = specifiedScalarTypes.some((one) => one.name === name);
  return known ? `\`${type}\`` : `[\`${type}\`](${page === 'types' ? '' : 'types.md'}#${anchor(name)})`;
};
const line = (text) => (text ?? '').replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|').trim();
const gone = (one) => (one.deprecationReason ? ` **Deprecated:** ${line(one.deprecationReason)}` : '');

function table(rows, page, args = false) {
  if (rows.length === 0) return '';
  const body = rows.map((one) => {
    const fallback = one.defaultValue === undefined ? '' : ` Without it: \`${JSON.stringify(one.defaultValue)}\`.`;
    const inner = (one.args ?? []).map((argument) => `\`${argument.name}: ${argument.type}\``).join(', ');
    return `| \`${one.name}\`${inner ? ` (${inner})` : ''} | ${link(one.type, page)} | ${line(one.description)}${fallback}${gone(one)} |`;
  });
  return `| ${args ? 'argument' : 'field'} | type | |\n|---|---|---|\n${body.join('\n')}\n`;
}

function roots(title, type, name, permitted) {
  const fields = Object.values(type.getFields());
  const pieces = fields.map((field) => [
    `## ${field.name}`,
    `${(field.description ?? '').trim()}${gone(field)}`,
    `Answers ${link(field.type, 'roots')}. For: ${who(permitted, `${name}.${field.name}`)}.`,
    table(field.args, 'roots', true),
  ].filter(Boolean).join('\n\n'));
  return `${NOTE}\n# ${title}\n\n${fields.length} of them. [Types](types.md), [errors](../errors.md), [how to begin](../README.md).\n\n${pieces.join('\n\n')}\n`;
}

function types(schema) {
  const skipped = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType(), ...specifiedScalarTypes].map((one) => one?.name));
  const all = Object.values(schema.getTypeMap()).filter((one) => !one.name.startsWith('__') && !skipped.has(one.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const kinds = [
    ['Objects', isObjectType], ['Interfaces', isInterfaceType], ['Unions', isUnionType], ['Inputs', isInputObjectType], ['Values', isEnumType], ['Scalars', isScalarType],
  ];
  const pieces = kinds.flatMap(([title, holds]) => {
    const mine = all.filter(holds);
    return mine.length ? [`# ${title}`, ...mine.map(piece)] : [];
  });
  function piece(type) {
    const head = `## ${type.name}\n\n${(type.description ?? '').trim()}`.trim();
    if (isEnumType(type)) return `${head}\n\n| value | |\n|---|---|\n${type.getValues().map((value) => `| \`${value.name}\` | ${line(value.description)}${gone(value)} |`).join('\n')}\n`;
    if (isUnionType(type)) return `${head}\n\nOne of ${type.getTypes().map((one) => link(one, 'types')).join(', ')}.\n`;
    if (isScalarType(type)) return `${head}\n`;
    return `${head}\n\n${table(Object.values(type.getFields()), 'types')}`;
  }
  return `${NOTE}\n${pieces.join('\n\n')}`;
}

/** The pages of the reference, by their path in docs/api. */
export function reference(schema) {
  const permitted = access(readFileSync(join(root, 'router/server/tests/platform/access.txt'), 'utf8'));
  return {
    'reference/queries.md': roots('Queries', schema.getQueryType(), 'Query', permitted),
    'reference/mutations.md': roots('Mutations', schema.getMutationType(), 'Mutation', permitted),
    'reference/subscriptions.md': roots('Subscriptions', schema.getSubscriptionType(), 'Subscription', permitted),
    'reference/types.md': types(schema),
  };
}

/** The codes that a description says a field refuses with. */
export const codesIn = (text) => [...(text ?? '').matchAll(/`([A-Z]+(?:_[A-Z]+)+|FORBIDDEN)`/g)].map(([, code]) => code);

/** Errors by code: words, and what names them; a code that is named and that nothing says is a fault. */
export function errors(schema, refusals) {
  const named = new Map();
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type.getFields())) {
      // What stands behind « Refuses », not other words between backquotes.
      const said = (field.description ?? '').split(/[Rr]efuse[sd]? (?:with|as)/).slice(1).join(' ');
      for (const code of codesIn(said)) named.set(code, [...(named.get(code) ?? []), field.name]);
    }
  }
  const known = new Map();
  for (const one of refusals) known.set(one.code, [...(known.get(one.code) ?? []), one]);
  const edge = new Set(EDGE.map(([code]) => code));
  const wrong = [...named.keys()].filter((code) => !known.has(code) && !edge.has(code)).map((code) => `${code} is named by ${named.get(code).join(', ')}, and nothing says it`);
  const cell = (text) => line(text).replaceAll('<', '&lt;');
  const domains = [...known].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([code]) => code !== 'FLAWED').map(([code, said]) => {
    const words = (language) => [...new Set(said.map((one) => one[language]).filter(Boolean))].map(cell).join(' · ');
    const by = (named.get(code) ?? []).map((name) => `\`${name}\``);
    return `| \`${code}\` | ${words('english')} | ${words('french')} | ${by.slice(0, 6).join(', ')}${by.length > 6 ? `, ${by.length - 6} more` : ''} |`;
  });
  const page = `${NOTE}
# Errors by code

A refusal is an entry of \`errors\` with a stable \`extensions.code\`: match on that. \`message\` is what a customer
reads, in French; \`extensions.en\` says the same in English. What else may be there: \`field\` or \`fields\` (by
which it can be mended), \`references\` (what must be settled first), \`retryAt\` (from when on the same would be
granted). Values in words stand in braces.

## Of every request

| code | HTTP status | what it is, and what to do |
|---|---|---|
${EDGE.map(([code, status, text]) => `| \`${code}\` | ${status || 'as the others'} | ${text} |`).join('\n')}

What is no valid document answers 400 with the codes of the GraphQL specification's own checks (\`GRAPHQL_…\`).

## By domain

| code | English | French | named by |
|---|---|---|---|
${domains.join('\n')}
`;
  return { page, wrong };
}
