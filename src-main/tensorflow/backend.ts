import { createRequire } from 'node:module';
import util from 'node:util';
import type { BackendInfo } from '@shared/api';
import { LabError } from '@shared/errors';
import type { Tf } from '@shared/node';
import { arithmeticEnvironment, arithmeticIn } from '../environment/arithmetic';
import { processorText } from '../environment/processor';
import { bfloat16In, type OpenBfloat16 } from './bfloat16/bfloat16';
import { LowPrecision } from './native/lowPrecision';
import { type NativeBackend, withBinding } from './native/nativeBinding';
import { nativeOps } from './native/nativeOps';
import { nativeRandom } from './native/nativeRandom';
import { portableOps } from './portable/portableOps';
import { portableRandom } from './portable/portableRandom';
import { EagerExecutor, type Scope } from './program/eager';
import { NameScope } from './program/nameScope';
import type { Backend, Program } from './program/types';
import { replayOf } from './replay/replay';

const load = createRequire(__filename);

/** Names of the rungs, best first; COLLAPSE_LAB_BACKEND forces one. */
const rungs = ['tensorflow', 'wasm', 'cpu'] as const;
type Rung = (typeof rungs)[number];

/**
 * The best rung of the compute ladder that works here: TensorFlow itself, tfjs on WASM, tfjs in plain JavaScript.
 * `onSkip` hears why a rung was passed over.
 * @throws LabError `backend-unavailable` if the forced rung does not work
 */
export async function loadBackend(onSkip: (why: string) => void = () => {}): Promise<Backend> {
  const forced = rungs.find((rung) => rung === process.env.COLLAPSE_LAB_BACKEND);
  const reasons: string[] = [];
  for (const rung of forced === undefined ? rungs : [forced]) {
    try {
      return await loaders[rung]();
    } catch (problem) {
      const why = `${rung} does not load: ${problem instanceof Error ? problem.message : String(problem)}`;
      reasons.push(why);
      onSkip(why);
    }
  }
  throw new LabError('backend-unavailable', `No compute backend works here. ${reasons.join('. ')}`);
}

const loaders: Readonly<Record<Rung, () => Promise<Backend>>> = {
  tensorflow: async () => {
    // tfjs-node 4.22 calls two functions that Node 24 no longer has.
    Object.assign(util, {
      isNullOrUndefined: (value: unknown) => value == null,
      isArray: (value: unknown) => Array.isArray(value),
    });
    process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
    // TensorFlow's own defaults depend on the processor; a trainer is told all of this.
    for (const [name, value] of Object.entries(arithmeticEnvironment(arithmeticIn(process.env))))
      process.env[name] ??= value;
    const tf: Tf = load('@tensorflow/tfjs-node-gpu');
    await tf.ready();
    return nativeBackendOf(tf, tf.backend() as unknown as NativeBackend);
  },
  wasm: async () => {
    const tf: Tf = load('@tensorflow/tfjs');
    load('@tensorflow/tfjs-backend-wasm');
    if (!(await tf.setBackend('wasm'))) throw new Error('WebAssembly could not be initialised');
    await tf.ready();
    return portableBackendOf(tf, {
      rung: 3,
      name: 'wasm',
      version: tf.version_core,
      device: 'CPU (WebAssembly)',
      threads: 1,
    });
  },
  cpu: async () => {
    const tf: Tf = load('@tensorflow/tfjs');
    await tf.setBackend('cpu');
    await tf.ready();
    return portableBackendOf(tf, {
      rung: 3,
      name: 'cpu',
      version: tf.version_core,
      device: 'CPU (JavaScript)',
      threads: 1,
    });
  },
};

function nativeBackendOf(tf: Tf, backend: NativeBackend): Backend {
  const lowPrecision = new LowPrecision();
  const scope = new NameScope();
  const version = backend.binding.TF_Version;
  const device = backend.isUsingGpuDevice ? 'GPU' : 'CPU';
  const started = arithmeticIn(process.env);
  const arithmetic = backend.isUsingGpuDevice ? { ...started, bfloat16: 'bfloat16' as const } : started;
  const { threads } = arithmetic;
  const bfloat16 = bfloat16In(arithmetic.bfloat16, lowPrecision);
  const current = Number.parseInt(version.split('.')[1] ?? '0', 10) > 9;
  return {
    tf,
    ops: nativeOps(tf, backend, lowPrecision),
    stateless: nativeRandom(tf, backend),
    info: {
      rung: current ? 1 : 2,
      name: 'tensorflow',
      version,
      device,
      threads,
      text: `TensorFlow ${version} · ${device}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
      arithmetic,
      processor: processorText(),
    },
    eager: (program) => new EagerExecutor(tf, program, precisionScope(backend, bfloat16, program)),
    within: (node, body) => scope.within(node, body),
    replay: replayOf(tf, backend, bfloat16, scope),
  };
}

function precisionScope(backend: NativeBackend, bfloat16: OpenBfloat16, program: Program): Scope {
  if (program.precision === 'float32') return (body) => body();
  return (body) => {
    const precision = bfloat16(backend.binding);
    try {
      return withBinding(backend, precision.binding, body);
    } finally {
      precision.close();
    }
  };
}

type PortableInfo = Omit<BackendInfo, 'text' | 'arithmetic' | 'processor'>;

function portableBackendOf(tf: Tf, info: PortableInfo): Backend {
  return {
    tf,
    ops: portableOps(tf),
    stateless: portableRandom(tf),
    info: {
      ...info,
      text: `tfjs ${info.version} · ${info.device}: slow, see doctor`,
      arithmetic: null,
      processor: processorText(),
    },
    eager: (program) => {
      if (program.precision === 'bfloat16')
        throw new LabError(
          'backend-unavailable',
          'bfloat16 needs TensorFlow; choose float32 or repair the set-up (doctor)',
        );
      return new EagerExecutor(tf, program, (body) => body());
    },
    within: (_node, body) => body(),
    replay: null,
  };
}
