// Prints what the widget weighs on the wire, and refuses a build over its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 40_000;
const file = new URL('../dist/widget/autovisite-chat.js', import.meta.url);
const bytes = gzipSync(readFileSync(file), { level: 9 }).length;
console.log(`widget: ${(bytes / 1000).toFixed(1)} kB gzip (budget ${BUDGET / 1000} kB)`);
if (bytes > BUDGET) process.exitCode = 1;
