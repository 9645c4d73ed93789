import { expect, it } from 'vitest';
import { checkpointName, stepOfCheckpoint } from './fileName';

it("tells a checkpoint's step by its name, wherever it lies", () => {
  expect(checkpointName(260)).toBe('step-00000260.safetensors');
  for (const step of [0, 260, 123_456_789]) {
    expect(stepOfCheckpoint(checkpointName(step))).toBe(step);
    expect(stepOfCheckpoint(`runs/r1/${checkpointName(step)}`)).toBe(step);
  }
  for (const other of [
    'embedding-00000260.safetensors',
    'step-260.safetensors.part',
    'misstep-1.safetensors',
  ])
    expect(stepOfCheckpoint(other)).toBeUndefined();
});
