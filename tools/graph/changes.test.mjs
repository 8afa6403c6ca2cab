// What changes.mjs lets through, and what it does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, graphql } from './changes.mjs';

const TODAY = Date.parse('2027-01-10');
const BEFORE = `
  type Query { a(x: Int, y: Int @deprecated(reason: "Use x. Removed after 2027-01-01.")): A, old: Old @deprecated(reason: "Use a. Removed after 2027-01-01."), soon: Int @deprecated(reason: "Use a. Removed after 2027-02-01.") }
  type A { id: ID!, e: E, was: Int @deprecated(reason: "Removed after 2027-01-01") }
  type Old { n: Int }
  enum E { ONE, TWO, GONE @deprecated(reason: "Removed after 2027-01-01.") }
  input I { n: Int }
`;
const wrong = (from, to) => {
  const now = BEFORE.replace(from, to);
  assert.notEqual(now, BEFORE, 'the change is one');
  return compare(graphql.buildSchema(BEFORE), graphql.buildSchema(now), TODAY).wrong.join('; ');
};

test('nothing changed, nothing refused', () => {
  const schema = graphql.buildSchema(BEFORE);
  assert.deepEqual(compare(schema, schema, TODAY), { wrong: [], told: [] });
});

test('what was added breaks nobody', () => {
  assert.equal(wrong('type A {', 'type A { more: Int'), '');
  assert.equal(wrong('x: Int,', 'x: Int, z: Int,'), '');
});

test('what breaks a client is refused', () => {
  assert.match(wrong('id: ID!,', ''), /A\.id was removed/);
  assert.match(wrong('id: ID!', 'id: ID'), /A\.id changed type/);
  assert.match(wrong('TWO,', ''), /TWO was removed/);
  assert.match(wrong('x: Int,', ''), /arg x was removed/);
  assert.match(wrong('n: Int }\n  enum', 'n: String }\n  enum'), /Old\.n changed type/);
  assert.match(wrong('input I { n: Int }', 'input I { n: Int, must: Int! }'), /required/i);
});

test('what was said to go may go once its day is over', () => {
  assert.equal(wrong('was: Int @deprecated(reason: "Removed after 2027-01-01")', ''), '');
  assert.equal(wrong('GONE @deprecated(reason: "Removed after 2027-01-01.")', ''), '');
  assert.equal(wrong(', y: Int @deprecated(reason: "Use x. Removed after 2027-01-01.")', ''), '');
  const old = 'old: Old @deprecated(reason: "Use a. Removed after 2027-01-01."), ';
  assert.equal(wrong(old, ''), '');
  const without = BEFORE.replace(old, '').replace('type Old { n: Int }', '');
  assert.deepEqual(compare(graphql.buildSchema(BEFORE), graphql.buildSchema(without), TODAY).wrong, [], 'and its type with it');
  assert.match(wrong(', soon: Int @deprecated(reason: "Use a. Removed after 2027-02-01.")', ''), /soon was removed/);
});

test('a deprecation says until when, and gives half a year', () => {
  assert.match(wrong('id: ID!', 'id: ID! @deprecated(reason: "Use x.")'), /does not say/);
  assert.match(wrong('id: ID!', 'id: ID! @deprecated(reason: "Use x. Removed after 2027-03-01.")'), /less than 180 days/);
  assert.equal(wrong('id: ID!', 'id: ID! @deprecated(reason: "Use x. Removed after 2027-08-01.")'), '');
});
