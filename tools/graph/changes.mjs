// changes.mjs [--release]: is what the last release served still served?
//
// Compares schema/public.graphql with schema/released/public.graphql, the graph of the newest version in
// CHANGELOG.md. What would break a client is refused, unless the release said of the very field, argument
// or value that it is deprecated, until a day that is over: @deprecated(reason: "Use x. Removed after
// 2027-06-01."). A deprecation without such a day is refused, too, and one that gives less than 180 days.
// `--release` writes the snapshot: a part of making a release, never of a change.
// Decisions: docs/decisions/platform.md
import { copyFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const graphql = createRequire(join(root, 'web/package.json'))('graphql');
const { buildSchema, findBreakingChanges, findDangerousChanges, isEnumType, isInputObjectType, isInterfaceType, isObjectType, BreakingChangeType } = graphql;

/** How long something stays once it is said to go. */
const NOTICE_DAYS = 180;
const DAY = 86_400_000;

/** The last day that a deprecation promises; null where it promises none. */
function until(reason) {
  const day = /Removed after (\d{4}-\d{2}-\d{2})\.?$/.exec(reason ?? '')?.[1];
  const time = day ? Date.parse(day) : NaN;
  return Number.isNaN(time) ? null : time;
}

/** Everything of a graph that can be deprecated, by its path: `Type.field`, `Type.field.argument`, `Enum.VALUE`. */
export function parts(schema) {
  const found = new Map();
  for (const type of Object.values(schema.getTypeMap()).filter((one) => !one.name.startsWith('__'))) {
    if (isEnumType(type)) for (const value of type.getValues()) found.set(`${type.name}.${value.name}`, value.deprecationReason);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      found.set(`${type.name}.${field.name}`, field.deprecationReason);
      for (const argument of field.args ?? []) found.set(`${type.name}.${field.name}.${argument.name}`, argument.deprecationReason);
    }
  }
  return found;
}

/** What graphql-js says of a removal, as a path. */
function removed({ type, description }) {
  switch (type) {
    case BreakingChangeType.FIELD_REMOVED:
    case BreakingChangeType.VALUE_REMOVED_FROM_ENUM: {
      const [, at] = /^([\w.]+) was removed/.exec(description) ?? /^(\w+) was removed from enum type (\w+)/.exec(description) ?? [];
      const value = /^(\w+) was removed from enum type (\w+)/.exec(description);
      return value ? `${value[2]}.${value[1]}` : at;
    }
    case BreakingChangeType.ARG_REMOVED: {
      const [, field, argument] = /^([\w.]+) arg (\w+) was removed/.exec(description) ?? [];
      return field && `${field}.${argument}`;
    }
    default:
      return undefined;
  }
}

/** Who uses a type: a type may go with the last that led to it. */
function refusedRemovals(before, now, today) {
  const reasons = parts(before);
  const gone = (path) => {
    const end = until(reasons.get(path));
    return end !== null && end < today;
  };
  return findBreakingChanges(before, now).filter((change) => {
    if (change.type === BreakingChangeType.TYPE_REMOVED) {
      const name = change.description.split(' ')[0];
      // Nothing that is still promised leads to it.
      return leadsTo(before, name).some((path) => !gone(path));
    }
    const path = removed(change);
    return !path || !gone(path);
  });
}

/** The fields and arguments of a graph that are of a type. */
function leadsTo(schema, name) {
  const found = [];
  const named = (type) => graphql.getNamedType(type).name;
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (named(field.type) === name) found.push(`${type.name}.${field.name}`);
      for (const argument of field.args ?? []) if (named(argument.type) === name) found.push(`${type.name}.${field.name}.${argument.name}`);
    }
  }
  return found;
}

/** What is wrong about going from one graph to the other today, and what clients should hear of. */
export function compare(before, now, today) {
  const wrong = refusedRemovals(before, now, today).map(({ description }) => description);
  const known = parts(before);
  for (const [path, reason] of parts(now)) {
    if (reason === undefined || reason === null) continue;
    const end = until(reason);
    if (end === null) wrong.push(`${path} is deprecated and does not say « Removed after YYYY-MM-DD. »`);
    else if (known.get(path) !== reason && end < today + NOTICE_DAYS * DAY) wrong.push(`${path}: its deprecation gives less than ${NOTICE_DAYS} days`);
  }
  return { wrong, told: findDangerousChanges(before, now).map(({ description }) => description) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [now, released] = ['schema/public.graphql', 'schema/released/public.graphql'].map((path) => join(root, path));
  if (process.argv[2] === '--release') copyFileSync(now, released);
  const [before, after] = [released, now].map((path) => buildSchema(readFileSync(path, 'utf8')));
  const { wrong, told } = compare(before, after, Date.now());
  for (const line of told) console.log(`clients may notice: ${line}`);
  for (const line of wrong) console.error(`breaks clients: ${line}`);
  console.log(`${parts(after).size} parts of the graph, ${wrong.length} that break clients of the last release`);
  process.exitCode = wrong.length ? 1 : 0;
}
