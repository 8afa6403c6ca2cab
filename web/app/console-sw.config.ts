/** Builds the console's service worker into `web/dist`, after the app: it names the app's files. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const dist = join(import.meta.dirname, '../dist');

/** Files of the app: those with a hash in their name are what they are; of the others the content says which. */
function manifest(): Plugin {
  return {
    name: 'autovisite-manifest',
    transform(code, id) {
      if (!id.endsWith('/console-sw.ts')) return null;
      const assets = readdirSync(join(dist, 'assets')).filter((name) => /\.(js|css)$|-latin-wght.*\.woff2$/.test(name));
      const pages = ['index.html', 'favicon.svg'].map((name) => ({ url: `/${name}`, revision: createHash('sha256').update(readFileSync(join(dist, name))).digest('hex').slice(0, 16) }));
      const entries = [...pages, ...assets.map((name) => ({ url: `/assets/${name}`, revision: null }))];
      return { code: code.replace('self.__WB_MANIFEST', JSON.stringify(entries)), map: null };
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [manifest()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: '../dist',
    emptyOutDir: false,
    lib: { entry: 'src/console-sw.ts', formats: ['es'], fileName: () => 'console-sw.js' },
  },
});
