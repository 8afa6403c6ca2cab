/**
 * Builds what other sites embed: `embed.js`, the script tag, and the page that it frames, `frame.html`
 * with `autovisite-chat.js`. The two scripts share nothing, so that the tag stays a few hundred bytes.
 */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    target: 'es2022',
    outDir: '../dist/widget',
    emptyOutDir: true,
    lib: { entry: { 'autovisite-chat': 'src/frame.ts', embed: 'src/embed.ts' }, formats: ['es'], fileName: (_, name) => `${name}.js` },
    // The generated documents are plain values: those the widget does not use stay out of it.
    rolldownOptions: { treeshake: { manualPureFunctions: ['TypedDocumentString'] } },
  },
});
