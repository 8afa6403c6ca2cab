/** The operations the web itself sends, as starting points; their fragments complete them when sent. */
import { Kind, parse, type FragmentDefinitionNode, type OperationDefinitionNode, type OperationTypeNode } from 'graphql';

export interface Starter {
  name: string;
  /** What it is for, from the comment at the head of its file; empty where there is none. */
  purpose: string;
  text: string;
  definition: OperationDefinitionNode;
}

export interface Group {
  kind: OperationTypeNode;
  title: string;
  starters: readonly Starter[];
}

const TITLES: readonly (readonly [string, string])[] = [
  ['query', 'Consulter'],
  ['mutation', 'Agir'],
  ['subscription', 'Suivre en direct'],
];

const files = import.meta.glob<string>('../../../schema/operations/web/*.graphql', {
  eager: true,
  query: '?raw',
  import: 'default',
});

function purposeOf(text: string): string {
  const lines: string[] = [];
  for (const line of text.trimStart().split('\n')) {
    if (!line.startsWith('#')) break;
    lines.push(line.slice(1).trim());
  }
  return lines.join(' ');
}

/** Sorts file texts into groups by kind, names in order, and the fragments apart. */
export function readOperations(texts: readonly string[]): { groups: Group[]; fragments: FragmentDefinitionNode[] } {
  const starters: Starter[] = [];
  const fragments: FragmentDefinitionNode[] = [];
  for (const text of texts) {
    for (const definition of parse(text).definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.push(definition);
      if (definition.kind === Kind.OPERATION_DEFINITION && definition.name) {
        starters.push({ name: definition.name.value, purpose: purposeOf(text), text, definition });
      }
    }
  }
  starters.sort((left, right) => left.name.localeCompare(right.name));
  const groups = TITLES.map(([kind, title]) => ({
    kind: kind as OperationTypeNode,
    title,
    starters: starters.filter((starter) => starter.definition.operation === kind),
  }));
  return { groups: groups.filter((group) => group.starters.length > 0), fragments };
}

export const { groups, fragments } = readOperations(Object.values(files));
