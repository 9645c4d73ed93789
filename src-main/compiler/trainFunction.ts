import { LabError } from '@shared/errors';
import { analyse } from '@shared/graph';
import type { LaneTensors, Tf } from '@shared/node';
import type { Training } from '@shared/training';
import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs';
import type { StepFunction, Update } from '../tensorflow';
import { measureEmbedding, spectrumOf } from './measures';
import type { Forward, ForwardRequest, Model, ModelTools, ModelVariable } from './model';
import { nodeProbeOutputs, probedNodes } from './nodeProbes';
import { updateOf } from './optimizer';

export const trainFunctionName = 'train';

/** Names of the outputs of the train function. */
export const trainOutputs = {
  /** [1 + losses]: the objective, then every loss node's value in the order of `lossNodes`. */
  losses: 'losses',
  /** [8]: see measureOrder. */
  measures: (tap: string) => `measures/${tap}`,
  spectrum: (tap: string) => `spectrum/${tap}`,
  /** Scalar: l2 norm of all gradients together. */
  gradientNorm: 'gradient-norm',
  gradient: (variable: string) => `gradient/${variable}`,
} as const;

export const trainFeeds = {
  images: 'images',
  indices: 'indices',
  seed: 'seed',
  stepsDone: 'steps-done',
  rate: (group: string) => `rate/${group}`,
  scheduled: (name: string) => `scheduled/${name}`,
} as const;

/** Modules without a rate of their own. */
export const defaultRateGroup = 'all_others';

/** Loss nodes: those with a `loss` output, in document order. */
export function lossNodes(model: Model): readonly string[] {
  const { types } = analyse(model.document);
  return model.document.nodes
    .filter((node) => Object.values(types.get(node.id)?.outputs ?? {}).some((type) => type.kind === 'loss'))
    .map((node) => node.id);
}

export function rateGroupOf(variable: ModelVariable, training: Training): string {
  return training.moduleRates.some((rate) => rate.node === variable.node) ? variable.node : defaultRateGroup;
}

export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** The training step: augmentation, forward, backward, update of weights and buffers, measures. */
export function trainFunction(model: Model, tools: ModelTools, image: ImageShape): StepFunction {
  const { training } = model.document;
  const { tf } = tools;
  const groups = [...new Set([defaultRateGroup, ...training.moduleRates.map((rate) => rate.node)])];
  const scalar = { dtype: 'float32', shape: [] } as const;
  return {
    name: trainFunctionName,
    feeds: {
      [trainFeeds.images]: {
        dtype: 'uint8',
        shape: [training.batch, image.height, image.width, image.channels],
      },
      [trainFeeds.indices]: { dtype: 'int32', shape: [training.batch] },
      [trainFeeds.seed]: { dtype: 'int32', shape: [2] },
      [trainFeeds.stepsDone]: scalar,
      ...Object.fromEntries(groups.map((group) => [trainFeeds.rate(group), scalar])),
      ...Object.fromEntries([...model.scheduled.keys()].map((name) => [trainFeeds.scheduled(name), scalar])),
    },
    run: (feeds, read) => {
      const feed = (name: string): Tensor => {
        const tensor = feeds[name];
        if (tensor === undefined) throw new LabError('internal', `The training step got no "${name}"`);
        return tensor;
      };
      const trained = model.variables.filter((variable) => variable.role !== 'buffer');
      const images = tf.div(feed(trainFeeds.images), 255);
      const request: ForwardRequest = {
        images,
        indices: feed(trainFeeds.indices),
        training: true,
        batch: training.batch,
        seed: feed(trainFeeds.seed),
        read,
        scheduled: (name) => feed(trainFeeds.scheduled(name)),
      };
      const values = trained.map((variable) => read(variable.name));
      const { carried, gradients } = differentiate(tf, model, values, () => model.forward(request));
      const updates: Update[] = [...carried.written].map(([variable, value]) => ({
        kind: 'assign',
        variable,
        value,
      }));
      const outputs: Record<string, () => Tensor> = {
        [trainOutputs.losses]: () => tf.stack([carried.objective, ...carried.losses]),
        [trainOutputs.gradientNorm]: () =>
          tf.sqrt(tf.addN([...gradients.values()].map((gradient) => tf.sum(tf.square(gradient))))),
        ...nodeProbeOutputs(model, tools, request, carried.inputs),
      };
      for (const variable of trained) {
        const value = read(variable.name);
        const gradient = gradients.get(value);
        if (gradient === undefined) continue;
        outputs[trainOutputs.gradient(variable.name)] = () => gradient;
        updates.push(
          updateOf(tf, training, {
            variable,
            value,
            gradient,
            rate: feed(trainFeeds.rate(rateGroupOf(variable, training))),
            stepsDone: feed(trainFeeds.stepsDone),
          }),
        );
      }
      for (const [tap, lanes] of carried.taps) {
        outputs[trainOutputs.measures(tap)] = () => measureEmbedding(tf, lanes);
        outputs[trainOutputs.spectrum(tap)] = () => spectrumOf(tf, tools.ops, lanes);
      }
      return { outputs, updates };
    },
  };
}

/** What outlives the differentiated forward pass. */
interface Carried {
  readonly objective: Tensor;
  readonly losses: readonly Tensor[];
  readonly taps: ReadonlyMap<string, readonly Tensor[]>;
  /** What entered the nodes that are probed. */
  readonly inputs: ReadonlyMap<string, LaneTensors>;
  readonly written: ReadonlyMap<string, Tensor>;
}

function select(model: Model, forward: Forward): Carried {
  const { objective, taps } = analyse(model.document);
  const loss = objective === null ? undefined : forward.values.get(objective.node)?.[objective.port]?.[0];
  if (loss === undefined)
    throw new LabError('objective-missing', 'No loss is left unconnected, so there is nothing to minimise');
  return {
    objective: loss,
    losses: lossNodes(model).flatMap((node) => forward.values.get(node)?.loss?.[0] ?? []),
    inputs: new Map([...probedNodes(model.document)].map((id) => [id, forward.inputs.get(id) ?? {}])),
    taps: new Map(taps.map((tap) => [tap.id, forward.values.get(tap.node)?.[tap.port] ?? []])),
    written: forward.written,
  };
}

function mapCarried(carried: Carried, f: (tensor: Tensor) => Tensor): Carried {
  const lanes = (entries: ReadonlyMap<string, readonly Tensor[]>) =>
    new Map([...entries].map(([name, tensors]) => [name, tensors.map(f)]));
  return {
    objective: f(carried.objective),
    losses: carried.losses.map(f),
    taps: lanes(carried.taps),
    inputs: new Map(
      [...carried.inputs].map(([node, ports]) => [
        node,
        Object.fromEntries(Object.entries(ports).map(([port, tensors]) => [port, tensors.map(f)])),
      ]),
    ),
    written: new Map([...carried.written].map(([name, tensor]) => [name, f(tensor)])),
  };
}

/**
 * Gradients of the objective. tfjs disposes what its closure made, so what the step still needs is kept across
 * and handed to the caller's own tidy. Variables that no loss reaches have no gradient.
 */
function differentiate(tf: Tf, model: Model, values: readonly Tensor[], forward: () => Forward) {
  let kept: Carried | undefined;
  const { grads, value } = tf.variableGrads(
    () => {
      const carried = select(model, forward());
      kept = mapCarried(carried, (tensor) => tf.keep(tensor.clone()));
      return carried.objective as Scalar;
    },
    [...values] as Variable[],
  );
  value.dispose();
  if (kept === undefined) throw new LabError('internal', 'The forward pass did not run');
  const carried = mapCarried(kept, (tensor) => {
    const own = tensor.clone();
    tensor.dispose();
    return own;
  });
  const gradients = new Map<Tensor, Tensor>();
  for (const variable of values as readonly Variable[]) {
    const gradient = grads[variable.name];
    if (gradient != null) gradients.set(variable, gradient);
  }
  return { carried, gradients };
}
