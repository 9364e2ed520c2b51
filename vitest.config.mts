// Unit tests: beside the files they test, under the pinned Node, without a window.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{core,workbook,electron,renderer,bench}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    exclude: ['**/node_modules/**', 'out/**'],
    testTimeout: 20_000,
    reporters: ['default'],
  },
});
