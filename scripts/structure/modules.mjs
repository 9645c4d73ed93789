import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseAst } from 'vite';

const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts'];
const alias = { from: '@shared/', to: 'src-shared/' };

/** What a module imports or exports from elsewhere, types as well as values. */
function specifiers(file, text) {
  const lang = file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js';
  return parseAst(text, { lang }, file).body.flatMap((statement) =>
    'source' in statement ? (statement.source?.value ?? []) : [],
  );
}

/** A file of the repository, or undefined for a package, a style sheet or data. */
function resolved(from, specifier, files) {
  const path = specifier.startsWith(alias.from)
    ? alias.to + specifier.slice(alias.from.length)
    : specifier.startsWith('.')
      ? posix.join(dirname(from), specifier)
      : undefined;
  if (path === undefined) return undefined;
  return endings.map((ending) => path + ending).find((candidate) => files.has(candidate));
}

/**
 * The imports between modules.
 * @param root the repository
 * @param names the modules, as paths from the root with forward slashes
 * @returns pairs of paths: who imports, and what
 */
export function imports(root, names) {
  const files = new Set(names);
  return names.flatMap((from) =>
    specifiers(from, readFileSync(join(root, from), 'utf8')).flatMap((specifier) => {
      const to = resolved(from, specifier, files);
      return to === undefined ? [] : [{ from, to }];
    }),
  );
}
