// A small federated subgraph in a process of its own: node subgraph.mjs cars|people PORT
import { buildSchema, graphql } from 'graphql';
import { createServer } from 'node:http';

/** As federation wants a schema told; composition reads these. */
export const SDL = {
  cars: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type Query { cars: [Car!]! }
    type Car @key(fields: "id") { id: ID! make: String! owner: Person }
    type Person @key(fields: "id", resolvable: false) { id: ID! }`,
  people: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type Query { people: [Person!]! }
    type Person @key(fields: "id") { id: ID! name: String! }`,
};

const CARS = Array.from({ length: 20 }, (_, i) => ({ id: `c${i}`, make: `make ${i}`, owner: { id: `p${i % 5}` } }));
const PEOPLE = Array.from({ length: 5 }, (_, i) => ({ id: `p${i}`, name: `name ${i}` }));

function executable(name) {
  // graphql-js knows nothing of federation: what it adds is written out.
  const types = SDL[name].replace(/extend schema.*\n/, '').replaceAll(/@key\([^)]*\)/g, '');
  const added = name === 'people' ? '_entities(representations: [_Any!]!): [_Entity]!' : '';
  const union = name === 'people' ? 'union _Entity = Person' : '';
  const schema = buildSchema(
    `scalar _Any ${union} type _Service { sdl: String! } ${types.replace('type Query {', `type Query { _service: _Service! ${added}`)}`,
  );
  const rootValue = {
    _service: { sdl: SDL[name] },
    cars: CARS,
    people: PEOPLE,
    _entities: ({ representations }) =>
      representations.map(({ id }) => ({ __typename: 'Person', ...PEOPLE.find((person) => person.id === id) })),
  };
  return (source, variableValues) => graphql({ schema, source, rootValue, variableValues });
}

function serve(name, port) {
  const execute = executable(name);
  createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const { query, variables } = JSON.parse(text);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await execute(query, variables)));
  }).listen(port, '127.0.0.1', () => process.send?.('listening'));
}

if (process.argv[2]) serve(process.argv[2], Number(process.argv[3]));
