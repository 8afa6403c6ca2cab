// Lays a compressed copy beside each file of the built web, which the server sends to who takes it:
// compressed once, as well as it goes, instead of at every request. Says what a first visit loads.
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = new URL('./dist/', import.meta.url);
const TEXT = /\.(html|js|css|svg|json|txt|webmanifest)$/;
// Below it the headers weigh more than what is won.
const WORTHWHILE = 1024;

const sizes = new Map();
for (const name of readdirSync(dist, { recursive: true })) {
  const file = new URL(name, dist);
  if (!statSync(file).isFile() || name.startsWith('.')) continue;
  if (/\.(br|gz)$/.test(name)) continue;
  const bytes = readFileSync(file);
  let sent = bytes.length;
  if (TEXT.test(name) && bytes.length >= WORTHWHILE) {
    const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
    const gz = gzipSync(bytes, { level: 9 });
    for (const [end, copy] of [['br', br], ['gz', gz]]) {
      const beside = new URL(`${name}.${end}`, dist);
      writeFileSync(beside, copy);
      // Last-Modified is the file's own, whichever copy is sent.
      const { atime, mtime } = statSync(file);
      utimesSync(beside, atime, mtime);
    }
    sent = br.length;
  }
  sizes.set(name, { plain: bytes.length, sent });
}

// The page, what it names, and the typeface its sheet asks for first.
const page = readFileSync(new URL('index.html', dist), 'utf8');
const named = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((match) => match[1]);
const font = [...sizes.keys()].find((name) => /^assets\/.*latin-wght.*\.woff2$/.test(name));
const first = ['index.html', ...named, ...(font ? [font] : [])].filter((name) => sizes.has(name));
const total = (kind) => first.reduce((sum, name) => sum + sizes.get(name)[kind], 0);
console.log(`first visit: ${(total('sent') / 1000).toFixed(1)} kB (${(total('plain') / 1000).toFixed(1)} kB uncompressed)`);
