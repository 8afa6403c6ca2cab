// What dependencies.mjs counts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { direct, faults, graphOf, onlyBy, reached, rowsOf } from './dependencies.mjs';

const TREE = `0autovisite v0.1.0 (/src/router/server)
1kernel v0.1.0 (/src/subgraphs/kernel)
2store v1.0.0
3pool v1.0.0
4common v2.0.0
2common v2.0.0
1planner v3.0.0
2macros v1.0.0 (proc-macro)
3syn v1.0.0
2pool v1.0.0 (*)
2common v1.0.0
1kernel-macros v0.1.0 (proc-macro) (/src/subgraphs/macros)
2syn v1.0.0
`;
const graph = graphOf(TREE);

test('what is printed once is needed by all who name it', () => {
  assert.equal(reached(graph).size, 10);
  assert.deepEqual(direct(graph), ['common', 'planner', 'store', 'syn']);
});

test('a dependency is charged with what nobody else needs', () => {
  assert.deepEqual(onlyBy(graph, ['store']), ['store 1.0.0']);
  assert.deepEqual(onlyBy(graph, ['planner']).sort(), ['common 1.0.0', 'macros 1.0.0', 'planner 3.0.0']);
  assert.deepEqual(onlyBy(graph, ['common']), [], 'others bring it');
  assert.deepEqual(onlyBy(graph, ['store', 'planner']).length, 5, 'together they bring the pool, too');
});

test('the table is held to it', () => {
  const page = (rows) => `Text.\n\n| dependency | crates | what for |\n|---|---|---|\n${rows}\n\nMore.\n`;
  const rows = rowsOf(page('| `planner` | 3 | plans |\n| `store`, `gone` | 2 | keeps |'));
  assert.deepEqual(rows.map(({ names, count }) => [names, count]), [[['planner'], 3], [['store', 'gone'], 2]]);
  assert.deepEqual(faults(graph, rows), ['gone is no dependency of ours', 'store, gone: 1 crates, the table says 2']);
  const heavy = graphOf(`${TREE}1giant v1.0.0\n${Array.from({ length: 9 }, (_, at) => `2part${at} v1.0.0\n`).join('')}`);
  assert.deepEqual(faults(heavy, rowsOf(page('| `planner` | 3 | plans |'))), ['giant alone brings 10 crates, and no row says what for']);
});
