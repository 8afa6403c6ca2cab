import { buildSchema, Kind, validate, type DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import sdl from '../../../schema/public.graphql?raw';
import { fragments, groups, readOperations } from '../src/operations.js';
import { variablesFor } from '../src/variables.js';

const contract = buildSchema(sdl);
const starters = groups.flatMap((group) => group.starters);
const starter = (name: string) => {
  const found = starters.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no starter ${name}`);
  return found;
};

describe('the starter operations', () => {
  it('are those of the web, each valid against the contract with the fragments it names', () => {
    expect(starters.length).toBeGreaterThan(20);
    for (const { definition } of starters) {
      const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition, ...fragments] };
      const wrong = validate(contract, document).filter((error) => !/^Fragment ".*" is never used/.test(error.message));
      expect(wrong).toEqual([]);
    }
  });

  it('come grouped by kind, sorted, with the comment at their head', () => {
    const read = readOperations(['query B { b }', '# What a is for.\nquery A { a }', 'subscription C { c }']);
    expect(read.groups.map(({ title, starters: held }) => [title, held.map(({ name, purpose }) => [name, purpose])])).toEqual([
      ['Consulter', [['A', 'What a is for.'], ['B', '']]],
      ['Suivre en direct', [['C', '']]],
    ]);
  });

  it('bring variables with every required value in place', () => {
    const draft = (name: string) => JSON.parse(variablesFor(contract, starter(name).definition)) as unknown;
    expect(draft('LogIn')).toEqual({ input: { email: '', password: '' } });
    expect(draft('MessageAdded')).toEqual({ conversationId: '', afterSeq: null });
    expect(draft('CheckPoints')).toEqual({ input: { inspectionId: '', points: [] } });
  });

  it('leave the variables empty while the schema is unknown', () => {
    expect(variablesFor(null, starter('LogIn').definition)).toBe('');
  });
});
