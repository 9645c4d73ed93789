import { LabError } from '@shared/errors';
import { analyse } from '@shared/graph';
import type { LaneTensors, Tf } from '@shared/node';
import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs';
import type { StepFunction, Update } from '../tensorflow';
import type { Forward, ForwardRequest, Model, ModelTools } from './model';
import { updateOf } from './optimizer';
import type { Probe, StepResults } from './probes';
import { defaultRateFeed, rateFeed, type ScalarFeed, scheduledFeed, stepsDone } from './scalarFeeds';

export const trainFunctionName = 'train';

/** The output that is the gradient by a variable. */
export function gradientOutput(variable: string): string {
  return `gradient/${variable}`;
}

/** Feeds of the training step beside its scalars. */
export const trainFeeds = { images: 'images', indices: 'indices', seed: 'seed' } as const;

export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** What the feeds of a training step depend on, beside the document. */
export interface StepShape {
  readonly image: ImageShape;
  readonly scalars: readonly ScalarFeed[];
}

interface TrainRequest extends StepShape {
  readonly probes: readonly Probe[];
}

type Tensors = Readonly<Record<string, Tensor>>;

function fed(feeds: Tensors, name: string): Tensor {
  const tensor = feeds[name];
  if (tensor === undefined) throw new LabError('internal', `The training step got no "${name}"`);
  return tensor;
}

export function stepFeeds({ document }: Model, { image, scalars }: StepShape): StepFunction['feeds'] {
  const { batch } = document.training;
  const scalar = { dtype: 'float32', shape: [] } as const;
  return {
    [trainFeeds.images]: { dtype: 'uint8', shape: [batch, image.height, image.width, image.channels] },
    [trainFeeds.indices]: { dtype: 'int32', shape: [batch] },
    [trainFeeds.seed]: { dtype: 'int32', shape: [2] },
    ...Object.fromEntries(scalars.map(({ name }) => [name, scalar])),
  };
}

/** The forward pass of a training step. */
export function stepRequest(
  { document }: Model,
  { tf }: ModelTools,
  feeds: Tensors,
  read: ForwardRequest['read'],
): ForwardRequest {
  return {
    images: tf.div(fed(feeds, trainFeeds.images), 255),
    indices: fed(feeds, trainFeeds.indices),
    training: true,
    augmenting: true,
    batch: document.training.batch,
    seed: fed(feeds, trainFeeds.seed),
    read,
    scheduled: (name) => fed(feeds, scheduledFeed(name)),
  };
}

/** The training step: augmentation, forward, backward, update of weights and buffers, probes. */
export function trainFunction(
  model: Model,
  tools: ModelTools,
  { probes, ...shape }: TrainRequest,
): StepFunction {
  const { document } = model;
  const { training } = document;
  const { tf } = tools;
  const probed = new Set(probes.flatMap(({ nodes }) => nodes));
  return {
    name: trainFunctionName,
    feeds: stepFeeds(model, shape),
    run: (feeds, read) => {
      const trained = model.variables.filter((variable) => variable.role !== 'buffer');
      const request = stepRequest(model, tools, feeds, read);
      const values = trained.map((variable) => read(variable.name));
      const { carried, gradients } = differentiate(tf, values, () =>
        select(model, probed, model.forward(request)),
      );
      const updates: Update[] = [...carried.written].map(([variable, value]) => ({
        kind: 'assign',
        variable,
        value,
      }));
      const results: StepResults = {
        ...carried,
        request,
        gradients: [...gradients.values()],
        learningRate: fed(feeds, defaultRateFeed),
      };
      const outputs: Record<string, () => Tensor> = Object.fromEntries(
        probes.map(({ output, compute }) => [output, () => compute(results)]),
      );
      for (const variable of trained) {
        const value = read(variable.name);
        const gradient = gradients.get(value);
        if (gradient === undefined) continue;
        outputs[gradientOutput(variable.name)] = () => gradient;
        updates.push(
          updateOf(tf, training, {
            variable,
            value,
            gradient,
            rate: fed(feeds, rateFeed(document, variable.node)),
            stepsDone: fed(feeds, stepsDone),
          }),
        );
      }
      return { outputs, updates };
    },
  };
}

/** What outlives the differentiated forward pass. */
interface Carried {
  readonly objective: Tensor;
  /** What the probed nodes gave and got. */
  readonly values: ReadonlyMap<string, LaneTensors>;
  readonly inputs: ReadonlyMap<string, LaneTensors>;
  readonly written: ReadonlyMap<string, Tensor>;
}

function select({ document }: Model, probed: ReadonlySet<string>, forward: Forward): Carried {
  const { objective } = analyse(document);
  const loss = objective === null ? undefined : forward.values.get(objective.node)?.[objective.port]?.[0];
  if (loss === undefined)
    throw new LabError('objective-missing', 'No loss is left unconnected, so there is nothing to minimise');
  const ofProbed = (all: ReadonlyMap<string, LaneTensors>) =>
    new Map([...probed].map((id) => [id, all.get(id) ?? {}]));
  return {
    objective: loss,
    values: ofProbed(forward.values),
    inputs: ofProbed(forward.inputs),
    written: forward.written,
  };
}

function mapCarried(carried: Carried, f: (tensor: Tensor) => Tensor): Carried {
  const lanes = (nodes: ReadonlyMap<string, LaneTensors>) =>
    new Map(
      [...nodes].map(([node, ports]) => [
        node,
        Object.fromEntries(Object.entries(ports).map(([port, tensors]) => [port, tensors.map(f)])),
      ]),
    );
  return {
    objective: f(carried.objective),
    values: lanes(carried.values),
    inputs: lanes(carried.inputs),
    written: new Map([...carried.written].map(([name, tensor]) => [name, f(tensor)])),
  };
}

/**
 * Gradients of the objective. tfjs disposes what its closure made, so what the step still needs is kept across
 * and handed to the caller's own tidy. Variables that no loss reaches have no gradient.
 */
function differentiate(tf: Tf, values: readonly Tensor[], forward: () => Carried) {
  let kept: Carried | undefined;
  const { grads, value } = tf.variableGrads(
    () => {
      const carried = forward();
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
