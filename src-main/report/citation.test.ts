import { expect, it } from 'vitest';
import { exampleRun } from '../cli/testing/exampleRun';
import { bibtexOf } from './citation';

it('gives an entry for the lab, the paper and each run, with what BibTeX would read as commands taken out', () => {
  const run = exampleRun({ id: 'r3f0c', name: 'SimSiam {50 % \\it more}' });
  const text = bibtexOf([run], '0.1.0');
  expect(text.match(/^@\w+\{[^,]+,$/gm)).toEqual([
    '@software{collapse-lab,',
    '@inproceedings{zhang2022simsiam,',
    '@misc{collapse-lab-r3f0c,',
  ]);
  expect(text).toContain('title = {SimSiam 50 \\% it more}');
  for (const entry of text.split('\n\n')) expect(entry.match(/\{/g)?.length).toBe(entry.match(/\}/g)?.length);
});
