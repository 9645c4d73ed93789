import { globSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faults } from './faults.mjs';
import { imports } from './modules.mjs';

/** The check that no files or folders depend on each other in a circle: exits with 1 and says the circles. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const layers = '{src-shared,src-main,src-renderer,bench,e2e,scripts}';
const files = globSync(`${layers}/**/*.{ts,tsx,mjs}`, { cwd: root }).map((file) => file.replaceAll(sep, '/'));
const found = faults(files, imports(root, files));
for (const fault of found) process.stdout.write(`${fault}\n\n`);
process.stdout.write(`Structure: ${files.length} files, ${found.length} faults\n`);
process.exitCode = found.length === 0 ? 0 : 1;
