import { describe, expect, it } from 'vitest';
import { bfloat16Arithmetic } from './processor';

const processor = (vendor: string, flags: string) =>
  `processor\t: 0\nvendor_id\t: ${vendor}\nmodel\t\t: 143\nflags\t\t: fpu avx512f ${flags} sse2\nbugs\t\t: none\n`;

describe('what multiplies bfloat16 on a processor', () => {
  it('is its own units, AMX or those of AMD', () => {
    expect(bfloat16Arithmetic(processor('GenuineIntel', 'avx512_bf16 amx_bf16'))).toBe('bfloat16');
    expect(bfloat16Arithmetic(processor('AuthenticAMD', 'avx512_bf16'))).toBe('bfloat16');
  });

  it('is that of float32 where those units are slow or missing, or nobody knows', () => {
    expect(bfloat16Arithmetic(processor('GenuineIntel', 'avx512_bf16'))).toBe('float32');
    expect(bfloat16Arithmetic(processor('AuthenticAMD', 'avx2'))).toBe('float32');
    expect(bfloat16Arithmetic('')).toBe('float32');
  });
});
