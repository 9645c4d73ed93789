/** Processors that a newer one can stand in for: the instruction sets that both sides are kept to. */
export const caps = ['none', 'avx2', 'sse41'] as const;
export type Cap = (typeof caps)[number];

/** Variables that keep oneDNN, PyTorch's own kernels and MKL to an instruction set, on both sides alike. */
export function capEnvironment(cap: Cap): NodeJS.ProcessEnv {
  switch (cap) {
    case 'none':
      return {};
    case 'avx2':
      return {
        ONEDNN_MAX_CPU_ISA: 'AVX2',
        ATEN_CPU_CAPABILITY: 'avx2',
        MKL_ENABLE_INSTRUCTIONS: 'AVX2',
      };
    case 'sse41':
      return {
        ONEDNN_MAX_CPU_ISA: 'SSE41',
        ATEN_CPU_CAPABILITY: 'default',
        MKL_ENABLE_INSTRUCTIONS: 'SSE4_2',
      };
  }
}
