import { readFileSync } from 'node:fs';

/** How bfloat16 is computed: by ops of that type, or by float32's on values that are rounded to it. */
export type Bfloat16Arithmetic = 'bfloat16' | 'float32';

/**
 * What multiplies bfloat16 faster on a processor: its own units for it, which are AMX on Intel's and AVX-512 BF16 on
 * AMD's, or float32's. Intel's AVX-512 BF16 alone has half the speed of float32 (docs/decisions.md).
 * @param description Linux's /proc/cpuinfo
 */
export function bfloat16Arithmetic(description: string): Bfloat16Arithmetic {
  const flags = new Set(/^flags\s*:(.*)$/m.exec(description)?.[1]?.trim().split(/\s+/));
  const isAmd = /^vendor_id\s*:\s*AuthenticAMD$/m.test(description);
  return flags.has('amx_bf16') || (isAmd && flags.has('avx512_bf16')) ? 'bfloat16' : 'float32';
}

/** /proc/cpuinfo, or nothing on a system without it. */
export function processorDescription(): string {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    return '';
  }
}
