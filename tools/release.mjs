// release.mjs check [TAG] | notes: what a release is called, and what is new in it.
//
// `check` fails where the version of the Rust workspace, of the web's packages and the newest of
// CHANGELOG.md differ, or a tag is another; `notes` prints what CHANGELOG.md says of that version.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');

/** The sections of CHANGELOG.md, newest first: `## Unreleased`, then `## 1.2.3, 2026-12-01`. */
export function sections(text) {
  return text.split(/^## /m).slice(1).map((section) => {
    const [title, ...lines] = section.split('\n');
    const released = /^(\d+\.\d+\.\d+), (\d{4}-\d{2}-\d{2})$/.exec(title.trim());
    if (!released && title.trim() !== 'Unreleased') throw new Error(`CHANGELOG.md: « ${title} » is neither Unreleased nor « 1.2.3, 2026-12-01 »`);
    return { version: released?.[1] ?? null, day: released?.[2] ?? null, text: lines.join('\n').trim() };
  });
}

/** What is wrong about the versions; nothing where it may be released under that tag. */
export function faults({ workspace, packages, log, tag }) {
  const newest = log.find((section) => section.version);
  const wrong = packages.filter(([, version]) => version !== workspace).map(([name, version]) => `${name} is ${version}, Cargo.toml says ${workspace}`);
  if (newest?.version !== workspace) wrong.push(`CHANGELOG.md's newest version is ${newest?.version}, Cargo.toml says ${workspace}`);
  if (newest && !newest.text) wrong.push(`CHANGELOG.md says nothing of ${newest.version}`);
  if (log.filter((section) => !section.version).length > 1 || log.findIndex((section) => !section.version) > 0) {
    wrong.push('CHANGELOG.md: « Unreleased » stands once, above all versions');
  }
  if (tag !== undefined) {
    if (tag !== `v${workspace}`) wrong.push(`the tag is ${tag}, Cargo.toml says ${workspace}`);
    if (log[0] && !log[0].version && log[0].text) wrong.push('CHANGELOG.md still has something « Unreleased »');
  }
  return wrong;
}

function now() {
  const workspace = /^\[workspace\.package\][^[]*?^version = "([^"]+)"/ms.exec(read('Cargo.toml'))?.[1];
  const manifests = ['web/package.json', ...readdirSync(join(root, 'web')).map((name) => `web/${name}/package.json`)];
  const packages = manifests
    .filter((path) => !path.includes('/node_modules/') && existsSync(join(root, path)))
    .map((path) => [path, JSON.parse(read(path)).version])
    // The audits' tools are no part of what is released.
    .filter(([, version]) => version !== undefined);
  return { workspace, packages, log: sections(read('CHANGELOG.md')) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, tag] = process.argv.slice(2);
  const state = now();
  if (command === 'check') {
    const wrong = faults({ ...state, tag });
    for (const line of wrong) console.error(line);
    if (wrong.length === 0) console.log(`${state.workspace} in ${state.packages.length + 2} places`);
    process.exitCode = wrong.length ? 1 : 0;
  } else if (command === 'notes') {
    console.log(state.log.find((section) => section.version === state.workspace).text);
  } else {
    console.error('release.mjs check [TAG] | notes');
    process.exitCode = 2;
  }
}
