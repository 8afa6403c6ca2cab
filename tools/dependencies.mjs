// dependencies.mjs [check | write | seconds]: what the program's heavy dependencies cost, for the table in
// ARCHITECTURE.md whose rows say what each is for.
//
//   (nothing)  every direct dependency, with the crates that only it brings
//   check      the table's counts are right, and whatever brings ten crates of its own has a row
//   write      puts the counts into the table
//   seconds    seconds of one processor that a row's own crates took to compile, as the target folder remembers it
//
// Counted is what `make run` builds on Linux: without tests, build scripts and their crates included.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const PAGE = join(root, 'ARCHITECTURE.md');
/** From so many crates of its own on, a dependency must say what it is for. */
const HEAVY = 10;

/** `cargo tree --prefix depth`: who needs whom. A crate's needs are printed once, `(*)` stands for them after that. */
export function graphOf(text) {
  const [needs, ours, above] = [new Map(), new Set(), []];
  for (const [, depth, name, version, rest] of text.matchAll(/^(\d+)(\S+) v(\S+)(.*)$/gm)) {
    const crate = `${name} ${version}`;
    if (rest.includes(' (/')) ours.add(crate);
    if (!needs.has(crate)) needs.set(crate, new Set());
    above.length = Number(depth);
    if (above.length) needs.get(above.at(-1)).add(crate);
    above.push(crate);
  }
  return { needs, ours, first: needs.keys().next().value };
}

/** Every crate that the program needs; `without` are names that we ourselves do without. */
export function reached({ needs, ours, first }, without = []) {
  const [seen, left] = [new Set([first]), [first]];
  while (left.length) {
    const crate = left.pop();
    for (const needed of needs.get(crate)) {
      if (seen.has(needed) || (ours.has(crate) && without.includes(nameOf(needed)))) continue;
      seen.add(needed);
      left.push(needed);
    }
  }
  return seen;
}

const nameOf = (crate) => crate.split(' ')[0];

/** What is not there any more once we do without these. */
export function onlyBy(graph, names) {
  const rest = reached(graph, names);
  return [...reached(graph)].filter((crate) => !rest.has(crate));
}

/** Names that crates of ours ask for themselves. */
export function direct({ needs, ours }) {
  const names = [...ours].flatMap((crate) => [...needs.get(crate)]).filter((crate) => !ours.has(crate));
  return [...new Set(names.map(nameOf))].sort();
}

/** Rows of the table: `| name, name | crates | what for |`. */
export function rowsOf(page) {
  const table = /^\| dependency \| crates \|[^]*?(?=\n\n|$(?![^]))/m.exec(page)?.[0] ?? '';
  return table.split('\n').slice(2).filter(Boolean).map((line) => {
    const [, first, count] = line.split('|');
    return { line, count: Number(count), names: [...first.matchAll(/`([^`]+)`/g)].map(([, name]) => name) };
  });
}

/** What is wrong with the table. */
export function faults(graph, rows) {
  const asked = direct(graph);
  const named = new Set(rows.flatMap((row) => row.names));
  const wrong = rows.flatMap(({ names, count }) => {
    const missing = names.filter((name) => !asked.includes(name)).map((name) => `${name} is no dependency of ours`);
    const found = onlyBy(graph, names).length;
    return [...missing, ...(found === count ? [] : [`${names.join(', ')}: ${found} crates, the table says ${count}`])];
  });
  for (const name of asked) {
    const crates = onlyBy(graph, [name]).length;
    if (crates >= HEAVY && !named.has(name)) wrong.push(`${name} alone brings ${crates} crates, and no row says what for`);
  }
  return wrong;
}

/**
 * Seconds by crate. Cargo leaves a mark when it starts a compiler or a build script, and another when that has
 * ended. All builds of a crate that stand in the folder are added; one that waits for a processor is counted, too.
 */
function secondsOf(folder) {
  const [marks, built] = [join(folder, '.fingerprint'), new Map()];
  const at = (path) => statSync(path).mtimeMs / 1000;
  const runs = [];
  for (const unit of readdirSync(marks)) {
    const [, name, hash] = /^(.*)-([0-9a-f]{16})$/.exec(unit);
    for (const mark of readdirSync(join(marks, unit)).filter((file) => file.endsWith('.json'))) {
      const end = at(join(marks, unit, mark));
      const run = mark.startsWith('run-build-script');
      const start = run ? join(folder, 'build', unit, 'invoked.timestamp') : join(marks, unit, 'invoked.timestamp');
      if (!existsSync(start)) continue;
      const seconds = end - at(start);
      if (run) runs.push([name, seconds]);
      else {
        const version = versionOf(folder, unit, name, hash);
        if (version) built.set(`${name} ${version}`, (built.get(`${name} ${version}`) ?? 0) + seconds);
      }
    }
  }
  // A build script's run does not say of which version: it counts where there is one.
  for (const [name, seconds] of runs) {
    const versions = [...built.keys()].filter((crate) => nameOf(crate) === name);
    if (versions.length === 1) built.set(versions[0], built.get(versions[0]) + seconds);
  }
  return built;
}

/** The version stands in the path of the sources. */
function versionOf(folder, unit, name, hash) {
  for (const place of ['deps', join('build', unit)]) {
    if (!existsSync(join(folder, place))) continue;
    const list = readdirSync(join(folder, place)).find((file) => file.endsWith(`-${hash}.d`));
    const found = list && new RegExp(`/${name}-(\\d+\\.\\d[^/ ]*)/`).exec(readFileSync(join(folder, place, list), 'utf8'));
    if (found) return found[1];
  }
  return null;
}

function main(wish) {
  const tree = ['tree', '--locked', '--package', 'autovisite', '--edges', 'normal,build', '--target', 'x86_64-unknown-linux-gnu', '--prefix', 'depth', '--format', '{p}'];
  const graph = graphOf(execFileSync('cargo', tree, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] }));
  const all = reached(graph);
  const [page, foreign] = [readFileSync(PAGE, 'utf8'), [...all].filter((crate) => !graph.ours.has(crate)).length];
  const rows = rowsOf(page);
  if (wish === 'write') {
    let after = page.replace(/\d+ crates of others/, `${foreign} crates of others`);
    for (const { line, names } of rows) {
      const cells = line.split('|');
      cells[2] = ` ${onlyBy(graph, names).length} `;
      after = after.replace(line, cells.join('|'));
    }
    writeFileSync(PAGE, after);
  } else if (wish === 'check') {
    const wrong = faults(graph, rows);
    if (!page.includes(`${foreign} crates of others`)) wrong.push(`there are ${foreign} crates of others`);
    if (!rows.length || wrong.length) throw new Error(`ARCHITECTURE.md, « Supply chain »: ${rows.length ? '' : 'no table'}${wrong.map((fault) => `\n  ${fault}`).join('')}\n  (counts: node tools/dependencies.mjs write)`);
  } else if (wish === 'seconds') {
    const built = secondsOf(join(target, 'debug'));
    const total = [...all].reduce((sum, crate) => sum + (built.get(crate) ?? 0), 0);
    for (const { names } of rows) {
      const crates = onlyBy(graph, names);
      const known = crates.filter((crate) => built.has(crate));
      const seconds = known.reduce((sum, crate) => sum + built.get(crate), 0);
      console.log(`${seconds.toFixed(0).padStart(5)} s  ${names.join(', ')} (${known.length} of ${crates.length} crates are in the target folder)`);
    }
    console.log(`${total.toFixed(0).padStart(5)} s  everything, ours included`);
  } else if (wish) throw new Error(`« ${wish} »: check, write, seconds or nothing`);
  else {
    const counted = direct(graph).map((name) => [onlyBy(graph, [name]).length, name]).sort(([one], [other]) => other - one);
    for (const [count, name] of counted) console.log(`${String(count).padStart(5)}  ${name}`);
    console.log(`${String(foreign).padStart(5)}  crates of others in all`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2]);
