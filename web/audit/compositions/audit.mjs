// Other people's compositions of our subgraphs: both must accept them, and the one that ours is
// the twin of must write the same supergraph.
import apollo from '@apollo/composition';
import { composeServices as guild } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../e2e/product.mjs';

const folder = join(root, 'schema/subgraphs');

/** Hints that say nothing of how a query is answered: types are described where they are extended. */
const EXPECTED_HINTS = new Set(['INCONSISTENT_DESCRIPTION']);

/** Compositions differ in how they wrap and indent. */
const lines = (sdl) =>
  sdl
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean);

/** The first lines in which two texts part, with a few lines of each. */
function difference(ours, theirs) {
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  if (at < 0 && ours.length === theirs.length) return null;
  const from = at < 0 ? Math.min(ours.length, theirs.length) : at;
  const excerpt = (text) => text.slice(from, from + 4).join('\n      ');
  return `line ${from}\n    ours:\n      ${excerpt(ours)}\n    theirs:\n      ${excerpt(theirs)}`;
}

export async function audit() {
  const findings = [];
  const committed = await readFile(join(root, 'schema/supergraph.graphql'), 'utf8');
  const services = [];
  for (const file of (await readdir(folder)).sort()) {
    const name = file.replace('.graphql', '');
    const url = committed.match(new RegExp(`name: "${name}", url: "([^"]+)"`))?.[1];
    if (!url) findings.push(`the supergraph does not name ${name}`);
    services.push({ name, url, typeDefs: parse(await readFile(join(folder, file), 'utf8')) });
  }

  const theirs = guild(services);
  for (const error of theirs.errors ?? []) findings.push(`@theguild/federation-composition: ${error.message}`);
  if (theirs.supergraphSdl) {
    const parted = difference(lines(committed), lines(theirs.supergraphSdl));
    if (parted) findings.push(`@theguild/federation-composition writes another supergraph, ${parted}`);
    else console.log(`  @theguild/federation-composition: ${services.length} subgraphs, the same supergraph`);
  }

  const { errors = [], hints = [], supergraphSdl } = apollo.composeServices(services);
  for (const error of errors) findings.push(`@apollo/composition: ${error.message}`);
  for (const hint of hints.filter(({ definition }) => !EXPECTED_HINTS.has(definition.code))) {
    findings.push(`@apollo/composition hints ${hint.definition.code}: ${hint.message}`);
  }
  if (supergraphSdl) {
    console.log(`  @apollo/composition: ${services.length} subgraphs, ${hints.length} hints about descriptions`);
  }
  return findings;
}
