/** Builds the app into `web/dist`; in development, passes the server's paths on to it. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { early, operations } from './bundle.js';

const server = process.env['AUTOVISITE_ORIGIN'] ?? 'http://127.0.0.1:8080';
const paths = ['/graphql', '/uploads', '/documents', '/verify', '/shared', '/reminders', '/calendar', '/simulator', '/mailbox', '/.well-known', '/explorer'];

export default defineConfig({
  root: import.meta.dirname,
  // The widget is Preact: React's transform keeps out of it.
  plugins: [operations(), early('main'), react({ exclude: [/\/widget\//, /\/node_modules\//] })],
  build: { target: 'es2022', outDir: '../dist', emptyOutDir: true },
  server: { port: 5173, proxy: Object.fromEntries(paths.map((path) => [path, { target: server }])) },
});
