import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { imports } from './modules.mjs';

let root;
afterEach(() => rmSync(root, { recursive: true, force: true }));

function written(texts) {
  root = mkdtempSync(join(tmpdir(), 'structure-'));
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return imports(root, Object.keys(texts));
}

it('finds imports and exports, of types too, by relative path, alias and folder; packages are none', () => {
  const found = written({
    'src-main/a.tsx': `import type { B } from './b';\nexport * from '../src-shared/c';\nconst x = <i>text</i>;`,
    'src-main/b.ts': `export { d, type E } from '@shared/c/d';\nimport './b.css';\nimport fs from 'node:fs';`,
    'src-shared/c/index.ts': '',
    'src-shared/c/d.ts': '',
  });
  expect(found).toEqual([
    { from: 'src-main/a.tsx', to: 'src-main/b.ts' },
    { from: 'src-main/a.tsx', to: 'src-shared/c/index.ts' },
    { from: 'src-main/b.ts', to: 'src-shared/c/d.ts' },
  ]);
});
