import { analyse, type GraphDocument, type GraphNode } from '@shared/graph';
import type { LaneTensors, NodeMeasure } from '@shared/node';
import { nodeType } from '@shared/nodes/registry';
import type { Tensor } from '@tensorflow/tfjs';
import { gradientLens } from './gradientLens';
import type { ForwardRequest, Model, ModelTools } from './model';

/** What is measured at the nodes themselves, beside the embeddings that are watched. */
export const nodeProbes = {
  /** [5]: see lensMetrics. */
  lens: (loss: string) => `lens/${loss}`,
  /** [measures] in the order of measuresOf. */
  measures: (node: string) => `node-measures/${node}`,
} as const;

/** The measures of a node's own, in their order. */
export function measuresOf(node: GraphNode): readonly NodeMeasure[] {
  const definition = nodeType(node.type);
  return definition?.measures(definition.params.parse(node.params)) ?? [];
}

/** Nodes whose inputs the probes need once the forward pass is over. */
export function probedNodes(document: GraphDocument): ReadonlySet<string> {
  const measuring = document.nodes.filter((node) => measuresOf(node).length > 0);
  return new Set([...analyse(document).lenses.map(({ loss }) => loss), ...measuring.map(({ id }) => id)]);
}

/** Outputs of the step, by the names of nodeProbes. `inputs`: what entered the probed nodes. */
export function nodeProbeOutputs(
  model: Model,
  { tf }: ModelTools,
  request: ForwardRequest,
  inputs: ReadonlyMap<string, LaneTensors>,
): Record<string, () => Tensor> {
  const { document } = model;
  const outputs: Record<string, () => Tensor> = {};
  for (const lens of analyse(document).lenses) {
    const pull = pullOf(document, lens.loss);
    outputs[nodeProbes.lens(lens.loss)] = () =>
      model.probe(request, lens.loss, (node) =>
        gradientLens(tf, { lens, node, pull, inputs: inputs.get(lens.loss) ?? {} }),
      );
  }
  for (const node of document.nodes) {
    const measures = measuresOf(node);
    if (measures.length === 0) continue;
    outputs[nodeProbes.measures(node.id)] = () =>
      model.probe(request, node.id, ({ program, step }) => {
        const measured = program.measure?.(inputs.get(node.id) ?? {}, step) ?? {};
        return tf.stack(measures.map(({ name }) => measured[name] ?? tf.scalar(Number.NaN)));
      });
  }
  return outputs;
}

function pullOf(document: GraphDocument, loss: string): number {
  const node = document.nodes.find(({ id }) => id === loss);
  const definition = nodeType(node?.type ?? '');
  return definition?.pull(definition.params.parse(node?.params)) ?? 0;
}
