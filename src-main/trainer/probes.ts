import type { MetricPoint } from '@shared/api';
import type { GraphNode, Lens, Tap } from '@shared/graph';
import { effectiveRank, lensMetrics, metric } from '@shared/metrics';
import { measureOrder, measuresOf, nodeProbes, trainOutputs } from '../compiler';
import type { OutputMap } from '../tensorflow';

/** What is measured at a probe step. */
interface Probed {
  readonly taps: readonly Tap[];
  readonly lenses: readonly Lens[];
  readonly measuring: readonly GraphNode[];
  readonly losses: readonly string[];
  learningRate(step: number): number;
}

/** Outputs of the step to fetch at a probe step. */
export function probeOutputs({ taps, lenses, measuring }: Probed): readonly string[] {
  return [
    trainOutputs.losses,
    trainOutputs.gradientNorm,
    ...taps.flatMap((tap) => [trainOutputs.measures(tap.id), trainOutputs.spectrum(tap.id)]),
    ...lenses.map(({ loss }) => nodeProbes.lens(loss)),
    ...measuring.map(({ id }) => nodeProbes.measures(id)),
  ];
}

/** The metrics of a probe step from its outputs. */
export function probePoints(outputs: OutputMap, session: Probed, step: number): MetricPoint[] {
  const points: MetricPoint[] = [];
  const put = (name: string, value: number | undefined) => {
    if (value !== undefined) points.push({ name, step, value });
  };
  const putAll = (names: readonly string[], output: string) => {
    names.forEach((name, index) => {
      put(name, outputs[output]?.[index]);
    });
  };
  putAll([metric.objective, ...session.losses.map((node) => metric.loss(node))], trainOutputs.losses);
  putAll([metric.gradientNorm], trainOutputs.gradientNorm);
  put(metric.learningRate, session.learningRate(step));
  for (const { id } of session.taps) {
    putAll(
      measureOrder.map((quantity) => metric.tap(id, quantity)),
      trainOutputs.measures(id),
    );
    const spectrum = outputs[trainOutputs.spectrum(id)];
    if (spectrum !== undefined) put(metric.tap(id, 'effective_rank'), effectiveRank(spectrum));
  }
  for (const { loss } of session.lenses)
    putAll(
      lensMetrics.map((quantity) => metric.lens(loss, quantity)),
      nodeProbes.lens(loss),
    );
  for (const node of session.measuring)
    putAll(
      measuresOf(node).map(({ name }) => metric.node(node.id, name)),
      nodeProbes.measures(node.id),
    );
  return points;
}

/** Eigenvalues of every tap at a probe step, largest first. */
export function probeSpectra(
  outputs: OutputMap,
  { taps }: Pick<Probed, 'taps'>,
): { tap: string; eigenvalues: number[] }[] {
  return taps.flatMap(({ id }) => {
    const spectrum = outputs[trainOutputs.spectrum(id)];
    return spectrum === undefined ? [] : [{ tap: id, eigenvalues: Array.from(spectrum).reverse() }];
  });
}
