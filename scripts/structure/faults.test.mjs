import { describe, expect, it } from 'vitest';
import { faults, fullFolders } from './faults.mjs';

/** `a > b` is a file that imports another. */
function faultsOf(...arrows) {
  const imports = arrows.map((arrow) => {
    const [from, to] = arrow.split(' > ');
    return { from, to };
  });
  return faults([...new Set(imports.flatMap(({ from, to }) => [from, to]))], imports);
}

describe('the structure of the sources', () => {
  it('may have many ways to one file', () => {
    expect(faultsOf('a/x.ts > b/y.ts', 'a/x.ts > c/z.ts', 'b/y.ts > c/z.ts')).toEqual([]);
  });

  it('has no circle of files, and the shortest is told once', () => {
    const found = faultsOf('a/x.ts > a/y.ts', 'a/y.ts > a/z.ts', 'a/z.ts > a/x.ts', 'a/w.ts > a/x.ts');
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('a/x.ts\n    -> a/y.ts\n    -> a/z.ts\n    -> a/x.ts');
  });

  it('has no circle of folders, told by the imports that make it', () => {
    const found = faultsOf('a/x.ts > b/y.ts', 'b/other.ts > a/one.ts');
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('a/x.ts imports b/y.ts\n    b/other.ts imports a/one.ts');
  });

  it('counts a folder and the one in it as two', () => {
    expect(faultsOf('a/x.ts > a/in/y.ts', 'a/in/y.ts > a/base.ts')).toHaveLength(1);
  });

  it('lets tests and their helpers use what they test', () => {
    expect(faultsOf('a/x.ts > b/y.ts', 'b/y.test.ts > a/x.ts', 'b/testing/fake.ts > a/x.ts')).toEqual([]);
  });

  it('gives a folder of more than 25 files sub-folders', () => {
    const files = (count, folder) => Array.from({ length: count }, (_, index) => `${folder}/${index}.ts`);
    expect(fullFolders([...files(25, 'a'), ...files(20, 'a/in')])).toEqual([]);
    expect(fullFolders(files(26, 'a'))).toEqual(['a has 26 files; more than 25 need sub-folders.']);
  });

  it('enters a folder with an index.ts through it', () => {
    expect(faultsOf('a/x.ts > b/index.ts', 'b/index.ts > b/y.ts', 'b/z.ts > b/y.ts')).toEqual([]);
    expect(faultsOf('b/index.ts > b/y.ts', 'a/x.ts > b/y.ts')).toEqual([
      'a/x.ts imports b/y.ts\n    past b/index.ts, which is the way in.',
    ]);
  });
});
