/** Builds the widget alone, one file to put on any page: `<script type="module" src="/widget/autovisite-chat.js">`. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: '../dist/widget',
    emptyOutDir: true,
    lib: { entry: 'src/index.ts', formats: ['es'], fileName: () => 'autovisite-chat.js' },
    // The generated documents are plain values: those the widget does not use stay out of it.
    rolldownOptions: { treeshake: { manualPureFunctions: ['TypedDocumentString'] } },
  },
});
