import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { handOver } from '../execute.mjs';
import { packageProgram, places, root } from '../places.mjs';
import { ofExit, ofPlaywright, ofVitest } from './tally.mjs';

const programs = {
  tsc: packageProgram('typescript', 'bin/tsc'),
  biome: packageProgram('@biomejs/biome', 'bin/biome'),
  vitest: packageProgram('vitest', 'vitest.mjs'),
  playwright: packageProgram('@playwright/test', 'cli.js'),
};

function report(name) {
  const file = join(places.clone, 'reports', `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** The pinned Node comes first on the path, for programs that look Node up there. */
function environment(more = {}) {
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, PATH: `${dirname(places.node)}${separator}${process.env.PATH}`, ...more };
}

function onPinnedNode(args, options = {}) {
  return handOver(places.node, args, { cwd: root, env: environment(options.env) });
}

/** Each layer knows the types of where it runs and no others; the last one is that of tests and tools. */
const layers = ['src-shared', 'src-main', 'src-renderer', 'scripts', '.'];

/** Each part runs one program and says how many of its tests passed. */
export const typeCheck = {
  name: 'Type check',
  async run() {
    const codes = [];
    for (const layer of layers) codes.push(await onPinnedNode([programs.tsc, '--project', layer]));
    return ofExit(codes.find((code) => code !== 0) ?? 0);
  },
};

export const lint = {
  name: 'Lint',
  run: async () => ofExit(await onPinnedNode([programs.biome, 'check', '.'])),
};

export const structure = {
  name: 'Structure',
  run: async () => ofExit(await onPinnedNode([join(root, 'scripts', 'structure', 'check.mjs')])),
};

/**
 * @param {readonly string[]} projects of vitest.config.ts
 * @param {readonly string[]} files parts of the names of the files to run; all if there are none
 * @param {Record<string, string>} env beside the environment
 */
function vitest(name, projects, files = [], env = {}) {
  return {
    name,
    async run() {
      const file = report(name.replaceAll(/\W+/g, '-'));
      const chosen = projects.flatMap((project) => ['--project', project]);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const code = await onPinnedNode([programs.vitest, 'run', ...chosen, ...files, ...reporters], { env });
      return ofVitest(code, file);
    },
  };
}

export const unit = vitest('Unit tests', ['unit', 'components']);
export const processes = vitest('Process tests', ['process']);

/** What a test of numbers calls the processors that this one can stand in for. */
const olderProcessors = {
  AVX2: { ONEDNN_MAX_CPU_ISA: 'AVX2' },
  'SSE4.1': { ONEDNN_MAX_CPU_ISA: 'SSE41' },
  'no cap': { ONEDNN_MAX_CPU_ISA: 'DEFAULT' },
  'no oneDNN': { TF_ENABLE_ONEDNN_OPTS: '0' },
};

/** Process tests of numbers, by the folder or the beginning of the file. */
const operations = ['src-main/tensorflow/', 'src-main/compiler/'];
const numeric = [
  ...operations,
  ...['replay', 'gradients', 'decomposed', 'reproducible', 'accuracy', 'session'].map(
    (name) => `src-main/trainer/${name}`,
  ),
];

function onProcessor(name, files) {
  return vitest(`Numbers, ${name}`, ['process'], files, olderProcessors[name]);
}

/** Every test of numbers as older processors compute. */
export const onOlderProcessors = Object.keys(olderProcessors).map((name) => onProcessor(name, numeric));

/** The operations alone, on the two that differ most. */
export const onOlderProcessorsBriefly = ['AVX2', 'no oneDNN'].map((name) => onProcessor(name, operations));

/** The tests that kill, starve and lie, with as many tries as a night has room for. */
export const torture = vitest('Torture', ['unit', 'process'], ['torture', 'hostile'], {
  COLLAPSE_LAB_KILLS: '100',
  COLLAPSE_LAB_FUZZ: '25000',
  COLLAPSE_LAB_SECONDS: '600',
  COLLAPSE_LAB_QUEUE_RUNS: '1000',
  ...asked('COLLAPSE_LAB_'),
});

/** Variables of the caller with this beginning: they say otherwise. */
function asked(beginning) {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith(beginning)));
}

/** @param screen program and arguments in front of Node that give it a display; empty where there is one. */
export function playwright(name, project, env, screen = []) {
  return {
    name,
    async run() {
      const file = report(project);
      const [program, ...before] = [...screen, places.node];
      const code = await handOver(
        program,
        [...before, programs.playwright, 'test', '--project', project, '--reporter=list,json'],
        { cwd: root, env: environment({ ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }) },
      );
      return ofPlaywright(code, file);
    },
  };
}
