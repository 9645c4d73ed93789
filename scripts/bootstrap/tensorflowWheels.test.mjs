import { describe, expect, it } from 'vitest';
import { libraries, unsupported } from './tensorflowWheels.mjs';

const titles = (env, exists) => libraries(env, exists).map(({ title }) => title);
const cpu = 'TensorFlow 2.21.0';
const cuda = 'TensorFlow 2.21.0 with CUDA';

describe("TensorFlow's library", () => {
  it('is the one for CPUs where no NVIDIA driver is', () => {
    expect(titles({}, () => false)).toEqual([cpu]);
  });

  it('is the one with CUDA where a driver is, and the other if that cannot be had', () => {
    expect(titles({}, (file) => file === '/dev/nvidiactl')).toEqual([cuda, cpu]);
  });

  it('is what the person asks for', () => {
    expect(titles({ COLLAPSE_LAB_TENSORFLOW: 'cpu' }, () => true)).toEqual([cpu]);
    expect(titles({ COLLAPSE_LAB_TENSORFLOW: 'cuda' }, () => false)).toEqual([cuda, cpu]);
  });

  it('is kept in a folder that names its sha256', () => {
    for (const { id, wheels } of libraries({}, () => true))
      expect(Object.values(wheels)[0]?.startsWith(id.split('-').at(-1) ?? '?')).toBe(true);
  });

  it('is not there for other systems, and the sentence says what to do', () => {
    expect(unsupported({ platform: 'darwin', arch: 'arm64' })).toMatch(/serve/);
  });
});
