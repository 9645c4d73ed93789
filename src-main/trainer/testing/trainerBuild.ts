import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..', '..', '..');

/**
 * Builds the trainer as `electron-vite build` does and returns its script: node files are collected by Vite, so a
 * trainer process cannot run from its sources.
 */
export async function builtTrainer(): Promise<string> {
  const outDir = join(root, 'out', 'test');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'src-shared') } },
    ssr: {
      noExternal: true,
      external: ['@tensorflow/tfjs', '@tensorflow/tfjs-node-gpu', 'better-sqlite3', 'sharp'],
    },
    build: {
      ssr: true,
      target: 'node20',
      emptyOutDir: false,
      outDir,
      rollupOptions: {
        input: { trainer: join(root, 'src-main', 'processes', 'trainer.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  });
  return join(outDir, 'trainer.cjs');
}
