import { describe, expect, it } from 'vitest';
import {
  arithmeticEnvironment,
  arithmeticIn,
  fixedArithmetic,
  plainArithmetic,
  sharedArithmetic,
} from './arithmetic';

const chosen = { oneDnn: false, bfloat16: 'bfloat16', threads: 3, ops: 2, hugePages: true } as const;

describe('an arithmetic', () => {
  it('reaches the process that computes whole', () => {
    expect(arithmeticIn(arithmeticEnvironment(chosen))).toEqual(chosen);
    expect(arithmeticIn(arithmeticEnvironment({ ...chosen, hugePages: false }))).toEqual({
      ...chosen,
      hugePages: false,
    });
  });

  it('is that of every machine where nothing is told', () => {
    expect(arithmeticIn({})).toEqual({ ...plainArithmetic(), hugePages: false });
  });

  it('is fixed by a person, in part, by the variable of the lab or those of TensorFlow', () => {
    expect(fixedArithmetic({ COLLAPSE_LAB_ARITHMETIC: '{"threads":1}' })).toEqual({ threads: 1 });
    expect(
      fixedArithmetic({
        TF_ENABLE_ONEDNN_OPTS: '0',
        TF_NUM_INTRAOP_THREADS: '4',
        TF_NUM_INTEROP_THREADS: '1',
        GLIBC_TUNABLES: 'glibc.malloc.check=1',
      }),
    ).toEqual({ oneDnn: false, threads: 4, ops: 1, hugePages: false });
    expect(fixedArithmetic({ COLLAPSE_LAB_ARITHMETIC: '', TF_NUM_INTRAOP_THREADS: '0' })).toEqual({});
  });

  it.each(['fast', '{"threads":0}', '{"bfloat16":"float16"}', '{"onednn":true}'])(
    'cannot be fixed by %s, and the variable is named',
    (text) => {
      expect(() => fixedArithmetic({ COLLAPSE_LAB_ARITHMETIC: text })).toThrow(
        /COLLAPSE_LAB_ARITHMETIC is .*"oneDnn"/,
      );
    },
  );

  it('gives each of several processes its share of the threads, and one at least', () => {
    expect(sharedArithmetic(chosen, 2).threads).toBe(1);
    expect(sharedArithmetic({ ...chosen, threads: 9 }, 2).threads).toBe(4);
    expect(sharedArithmetic(chosen, 100).threads).toBe(1);
  });
});
