import { globSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faults, fullFolders } from './faults.mjs';
import { imports } from './modules.mjs';

/** The check of the sources' structure: exits with 1 and says what is wrong. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const layers = '{src-shared,src-main,src-renderer,bench,e2e,scripts}';
const found = (pattern) =>
  globSync(`${layers}/**/*.${pattern}`, { cwd: root }).map((file) => file.replaceAll(sep, '/'));
const modules = found('{ts,tsx,mjs}');
const wrong = [
  ...faults(modules, imports(root, modules)),
  ...fullFolders([...modules, ...found('{css,py}')]),
];
for (const fault of wrong) process.stdout.write(`${fault}\n\n`);
process.stdout.write(`Structure: ${modules.length} modules, ${wrong.length} faults\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
