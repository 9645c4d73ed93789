import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const alias = { '@shared': resolve('src-shared') };

/** `unit`: pure logic, seconds. `components`: what screens show, in a page without a browser. `process`: real TensorFlow, real child processes, real SQLite files. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['src-*/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: ['**/*.process.test.ts'],
          // A net for what hangs, wide enough for a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        plugins: [react()],
        test: {
          name: 'components',
          include: ['src-renderer/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['src-renderer/testing/setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'process',
          include: ['src-*/**/*.process.test.ts'],
          pool: 'forks',
          // Most of them keep one core busy; more at once would only take memory.
          maxWorkers: Math.min(2, availableParallelism()),
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
