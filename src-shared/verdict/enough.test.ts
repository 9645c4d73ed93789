import { expect, it } from 'vitest';
import { tooFewToJudge } from '.';

it('says from how many images on a batch is judged', () => {
  expect(tooFewToJudge(8)).toBeUndefined();
  expect(tooFewToJudge(2)).toBe(
    'Batches of 2 images are too few to measure a rank or to give a verdict; 8 are needed.',
  );
});
