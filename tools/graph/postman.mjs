// The graph as a Postman collection (format 2.1): a booking that runs from the centres to its end, and
// every field of the root that a key may ask for, with made-up values. `make audit` runs all of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphql, root } from './changes.mjs';
import { access, scopes } from './reference.mjs';

const { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType, isRequiredArgument, isRequiredInputField, isUnionType } = graphql;

/** Objects in objects are shown so far. */
const DEPTH = 3;

/** Whether a key may ask for a field of a type; where the tests' table has no row, whoever has the thing may. */
function open(table, path) {
  const rows = [table.get(path), table.get(`organisation: ${path}`)].filter(Boolean);
  return rows.length === 0 || scopes(table, path).length > 0;
}

/** A selection of what comes without arguments, and to keys; null where nothing does. */
function selection(type, depth, table) {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) return `{ __typename ${named.getTypes().map((one) => `... on ${one.name} ${selection(one, depth - 1, table) ?? '{ __typename }'}`).join(' ')} }`;
  if (depth === 0) return null;
  const inner = Object.values(named.getFields())
    .filter((field) => !field.args.some(isRequiredArgument) && !field.deprecationReason && open(table, `${named.name}.${field.name}`))
    .map((field) => ({ name: field.name, below: selection(field.type, isLeafType(getNamedType(field.type)) ? depth : depth - 1, table) }))
    .filter(({ below }) => below !== null)
    .map(({ name, below }) => (below ? `${name} ${below}` : name));
  return inner.length ? `{ ${inner.join(' ')} }` : null;
}

const SAMPLES = {
  UUID: '00000000-0000-4000-8000-000000000000',
  DateTime: '2027-01-04T08:00:00Z',
  NaiveDate: '2027-01-04',
  Int: 1,
  Float: 1.5,
  Boolean: false,
  String: 'exemple',
  ID: '00000000-0000-4000-8000-000000000000',
  // Not the first of its values: photos of defects are for staff alone.
  DocumentKind: 'REGISTRATION_CERTIFICATE',
};

/** A value of the type; of an input what must be there, and nothing else. */
function sample(type) {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [sample(type.ofType)];
  if (isEnumType(type)) return SAMPLES[type.name] ?? type.getValues()[0].name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return Object.fromEntries(needed.map((field) => [field.name, sample(field.type)]));
  }
  return SAMPLES[type.name] ?? 'exemple';
}

const script = (listen, lines) => ({ listen, script: { type: 'text/javascript', exec: lines } });

function request(name, query, variables, { before = [], after = [], description } = {}) {
  return {
    name,
    event: [...(before.length ? [script('prerequest', before)] : []), script('test', after)],
    request: {
      method: 'POST',
      header: [{ key: 'x-api-key', value: '{{apiKey}}' }],
      body: { mode: 'graphql', graphql: { query, variables: JSON.stringify(variables, null, 2) } },
      url: { raw: '{{origin}}/graphql', host: ['{{origin}}'], path: ['graphql'] },
      ...(description ? { description } : {}),
    },
  };
}

const ANSWERED = [
  "const answer = pm.response.json();",
  "pm.test('is answered', () => { pm.response.to.have.status(200); pm.expect(answer.errors).to.be.undefined; });",
];

/** A day in so many days, as the graph has days. */
const day = (variable, ahead) => `pm.collectionVariables.set('${variable}', new Date(Date.now() + ${ahead} * 86400000).toISOString().slice(0, 10));`;

function booking() {
  const slot = { service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'PETROL' };
  const appointment = '{ id reference status startsAt plate price { amountCents currency } centre { name } }';
  const held = ["pm.test('it is held', () => pm.expect(answer.data.holdSlot.appointment.status).to.equal('HELD'));"];
  const hold = (name, before, after) =>
    request(name, `mutation Hold($input: HoldSlotInput!) { holdSlot(input: $input) { appointment ${appointment} } }`, {
      input: { centreId: '{{centreId}}', startsAt: '{{startsAt}}', ...slot, plate: 'AB-123-CD', idempotencyKey: '{{idempotencyKey}}' },
    }, { before, after: [...ANSWERED, ...held, ...after] });
  return [
    request('1 The centres', '{ centres { edges { node { id name city } } } }', {}, {
      after: [...ANSWERED, "pm.collectionVariables.set('centreId', answer.data.centres.edges[0].node.id);"],
    }),
    request('2 What is free', 'query Free($input: FindSlotsInput!) { findSlots(input: $input) { next { startsAt price { amountCents currency } } days { date slots { startsAt centreId } } } }', {
      input: { centreIds: ['{{centreId}}'], from: '{{from}}', to: '{{to}}', ...slot },
    }, { before: [day('from', 2), day('to', 16)], after: [...ANSWERED, "pm.collectionVariables.set('startsAt', answer.data.findSlots.days.flatMap((day) => day.slots).at(-1).startsAt);"] }),
    hold('3 One of them is held', ["pm.collectionVariables.set('idempotencyKey', pm.variables.replaceIn('{{$guid}}'));"], ["pm.collectionVariables.set('appointmentId', answer.data.holdSlot.appointment.id);"]),
    hold('4 The answer was lost: the same again is the same appointment', [], ["pm.test('it is the same', () => pm.expect(answer.data.holdSlot.appointment.id).to.equal(pm.collectionVariables.get('appointmentId')));"]),
    request('5 As it stands', `query One($id: UUID!) { appointment(id: $id) ${appointment} }`, { id: '{{appointmentId}}' }, { after: ANSWERED }),
    request('6 It is paid at the centre', 'mutation AtCentre($input: PayAtCentreInput!) { payAtCentre(input: $input) { payment { status method } } }', { input: { appointmentId: '{{appointmentId}}' } }, { after: ANSWERED }),
    request('7 It is called off', `mutation Off($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { appointment { status } } }`, { input: { appointmentId: '{{appointmentId}}', reason: 'essai' } }, {
      after: [...ANSWERED, "pm.test('it is off', () => pm.expect(answer.data.cancelAppointment.appointment.status).to.equal('CANCELLED'));"],
    }),
  ];
}

const UNDERSTOOD = [
  "const answer = pm.response.json();",
  "pm.test('is understood: answered, or refused for its made-up values', () => {",
  "  pm.expect(pm.response.code).to.equal(200);",
  "  for (const error of answer.errors ?? []) pm.expect(error.extensions?.code ?? 'none').to.not.match(/^(none|GRAPHQL_.*|INTERNAL|DOWNSTREAM_.*|FORBIDDEN|SCOPE_.*)$/);",
  "});",
];

function fields(type, kind, table) {
  return Object.values(type.getFields())
    .filter((field) => scopes(table, `${type.name}.${field.name}`).length > 0 && !field.deprecationReason)
    .map((field) => {
      const args = field.args.filter(isRequiredArgument);
      const declared = args.length ? `(${args.map((one) => `$${one.name}: ${one.type}`).join(', ')})` : '';
      const given = args.length ? `(${args.map((one) => `${one.name}: $${one.name}`).join(', ')})` : '';
      const query = `${kind} ${field.name[0].toUpperCase()}${field.name.slice(1)}${declared} { ${field.name}${given} ${selection(field.type, DEPTH, table) ?? (isObjectType(getNamedType(field.type)) ? '{ __typename }' : '')} }`;
      const open = scopes(table, `${type.name}.${field.name}`).map((scope) => `\`${scope}\``);
      return request(field.name, query.replaceAll(/\s+/g, ' ').replace(' }', ' }').trim(), Object.fromEntries(args.map((one) => [one.name, sample(one.type)])), {
        after: UNDERSTOOD,
        description: `${(field.description ?? '').trim()}\n\nScopes: ${open.join(', ')}.`,
      });
    });
}

/** The collection; `origin` and `apiKey` are its reader's to set. */
export function collection(schema) {
  const table = access(readFileSync(join(root, 'router/server/tests/platform/access.txt'), 'utf8'));
  return {
    info: {
      name: 'Auto Visite Tech',
      description: 'Set `origin` and `apiKey`, then run « A booking » from top to bottom. Written by tools/graph/write.mjs.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    variable: [
      { key: 'origin', value: 'http://localhost:8080' },
      { key: 'apiKey', value: '' },
    ],
    item: [
      { name: 'A booking', item: booking() },
      { name: 'Queries', item: fields(schema.getQueryType(), 'query', table) },
      { name: 'Mutations', item: fields(schema.getMutationType(), 'mutation', table) },
    ],
  };
}
