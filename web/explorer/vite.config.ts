/** Builds the explorer into `web/dist/explorer`: the server answers /graphql with its index.html, so addresses are absolute. */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env['AUTOVISITE_ORIGIN'] ?? 'http://127.0.0.1:8080';

/** GraphiQL's sheet carries its fonts as data: addresses, which the server's policy refuses; the page uses ours. */
const withoutEmbeddedFonts: Plugin = {
  name: 'without-embedded-fonts',
  enforce: 'pre',
  transform(code, id) {
    return id.endsWith('/graphiql/dist/style.css') ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : null;
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/explorer/',
  publicDir: false,
  plugins: [withoutEmbeddedFonts, react({ exclude: [/\/node_modules\//] })],
  build: {
    target: 'es2022',
    outDir: '../dist/explorer',
    emptyOutDir: true,
    // A font small enough to be inlined would be refused like GraphiQL's own.
    assetsInlineLimit: 0,
    // The editor is one large library, loaded by developers only.
    chunkSizeWarningLimit: 1500,
  },
  server: {
    port: 5174,
    // The starter operations live beside the schema, outside the web workspace.
    fs: { allow: ['../..'] },
    proxy: { '/graphql': { target: server } },
  },
});
