/** Fills the variables editor for a starter: every required value present, to be replaced by hand. */
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** Inputs nested deeper than this are left for the person to write. */
const DEEPEST = 3;

function placeholder(type: GraphQLInputType, depth: number): unknown {
  if (isNonNullType(type)) return placeholder(type.ofType, depth);
  if (isListType(type)) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? null;
  if (isInputObjectType(named)) {
    if (depth >= DEEPEST) return {};
    const required = Object.values(named.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, placeholder(field.type, depth + 1)]));
  }
  if (named.name === 'Int' || named.name === 'Float') return 0;
  if (named.name === 'Boolean') return false;
  return '';
}

/** The variables as JSON text; empty when the operation takes none or the schema does not know them. */
export function variablesFor(schema: GraphQLSchema | null | undefined, operation: OperationDefinitionNode): string {
  const wanted = operation.variableDefinitions ?? [];
  if (!schema || wanted.length === 0) return '';
  const values = wanted.map(({ variable, type }) => {
    const known = typeFromAST(schema, type) as GraphQLInputType | undefined;
    // An optional variable is named but null: seen, and without effect until set.
    return [variable.name.value, known && isNonNullType(known) ? placeholder(known, 0) : null] as const;
  });
  return JSON.stringify(Object.fromEntries(values), null, 2);
}
