import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The starter operations are read from schema/, beside this workspace.
  server: { fs: { allow: ['..'] } },
  test: { environment: 'happy-dom', include: ['*/test/**/*.test.{ts,tsx}'] },
});
