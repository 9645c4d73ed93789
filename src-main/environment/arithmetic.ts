import { availableParallelism } from 'node:os';
import { type Arithmetic, arithmeticSchema } from '@shared/api';
import { LabError } from '@shared/errors';

/** Holds an Arithmetic, or a part of one that a person fixes, as JSON. */
export const arithmeticVariable = 'COLLAPSE_LAB_ARITHMETIC';

/** What works on every processor: where nothing has been measured yet, and what the measuring begins with. */
export function plainArithmetic(cores = availableParallelism()): Arithmetic {
  return { oneDnn: true, bfloat16: 'float32', threads: cores, ops: cores, hugePages: true };
}

/** For one of several processes that share the cores. */
export function sharedArithmetic(arithmetic: Arithmetic, sharing: number): Arithmetic {
  return { ...arithmetic, threads: Math.max(1, Math.floor(arithmetic.threads / sharing)) };
}

/**
 * What a person has fixed in the environment, by the lab's variable or by TensorFlow's own.
 * @throws LabError `bad-request` for a variable that cannot be read
 */
export function fixedArithmetic(env: NodeJS.ProcessEnv): Partial<Arithmetic> {
  const oneDnn = env.TF_ENABLE_ONEDNN_OPTS;
  return {
    ...(oneDnn ? { oneDnn: oneDnn !== '0' && oneDnn !== 'false' } : {}),
    ...count('threads', env.TF_NUM_INTRAOP_THREADS),
    ...count('ops', env.TF_NUM_INTEROP_THREADS),
    ...(env.GLIBC_TUNABLES ? { hugePages: env.GLIBC_TUNABLES.includes(hugePages) } : {}),
    ...partOf(env[arithmeticVariable]),
  };
}

/** The arithmetic that a process which computes was started with. The C library reads its setting at the start alone. */
export function arithmeticIn(env: NodeJS.ProcessEnv): Arithmetic {
  return { ...plainArithmetic(), hugePages: false, ...fixedArithmetic(env) };
}

const hugePages = 'glibc.malloc.hugetlb=1';

/** The variables by which TensorFlow, the C library and the trainer take an arithmetic. */
export function arithmeticEnvironment(arithmetic: Arithmetic): NodeJS.ProcessEnv {
  return {
    TF_ENABLE_ONEDNN_OPTS: arithmetic.oneDnn ? '1' : '0',
    TF_NUM_INTRAOP_THREADS: String(arithmetic.threads),
    TF_NUM_INTEROP_THREADS: String(arithmetic.ops),
    // A step walks through a gigabyte of activations: fewer misses of the page table. Other C libraries ignore it.
    ...(arithmetic.hugePages ? { GLIBC_TUNABLES: hugePages } : {}),
    [arithmeticVariable]: JSON.stringify(arithmetic),
  };
}

function count(name: 'threads' | 'ops', text: string | undefined): Partial<Arithmetic> {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? { [name]: value } : {};
}

function partOf(text: string | undefined): Partial<Arithmetic> {
  if (!text) return {};
  try {
    const { data, error } = arithmeticSchema.partial().safeParse(JSON.parse(text));
    if (data !== undefined) return definedOnly(data);
    throw error;
  } catch (cause) {
    throw new LabError(
      'bad-request',
      `${arithmeticVariable} is ${text}; it takes JSON such as {"oneDnn":false,"bfloat16":"float32","threads":2,"ops":1,"hugePages":true}, each of them or some`,
      {},
      { cause },
    );
  }
}

function definedOnly(part: { [Key in keyof Arithmetic]?: Arithmetic[Key] | undefined }): Partial<Arithmetic> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}
