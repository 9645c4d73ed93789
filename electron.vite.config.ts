import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const alias = { '@shared': resolve('src-shared') };

/** Loaded at run time from node_modules: native code, or too large to bundle. */
const external = [/^@tensorflow\//, 'better-sqlite3', 'bullmq', 'ioredis', 'sharp', 'electron', /^node:/];

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: 'out/main',
      target: 'node16',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          desktop: resolve('src-main/processes/desktop.ts'),
          engine: resolve('src-main/processes/engine.ts'),
          trainer: resolve('src-main/processes/trainer.ts'),
          cli: resolve('src-main/processes/cli.ts'),
          bench: resolve('bench/main.ts'),
        },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      target: 'node16',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: resolve('src-main/processes/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    resolve: { alias },
    plugins: [react()],
    build: {
      outDir: resolve('out/renderer'),
      target: 'chrome108',
      minify: true,
      rollupOptions: { input: resolve('src-renderer/index.html') },
    },
  },
});
