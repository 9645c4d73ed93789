/** Slow, plain computations that the tensor operations are compared with. */

/** A fixed, irregular sequence of numbers in -1..1. */
export function numbers(count: number, phase = 0): number[] {
  return Array.from({ length: count }, (_, index) => Math.sin(12.9898 * (index + 1) + 78.233 * phase));
}

export interface ConvolutionSizes {
  readonly batch: number;
  readonly side: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: number;
  readonly stride: number;
}

/**
 * Visits every product of a 'same' convolution of square images: flat indices into x [n, side, side, inputs],
 * w [kernel, kernel, inputs, outputs] and y [n, outSide, outSide, outputs].
 */
export function visitConvolution(
  { batch, side, inputs, outputs, kernel, stride }: ConvolutionSizes,
  visit: (x: number, w: number, y: number) => void,
): void {
  const outSide = Math.ceil(side / stride);
  const before = Math.floor(Math.max(0, (outSide - 1) * stride + kernel - side) / 2);
  const range = (count: number) => Array.from({ length: count }, (_, index) => index);
  for (const n of range(batch))
    for (const oy of range(outSide))
      for (const ox of range(outSide))
        for (const ky of range(kernel))
          for (const kx of range(kernel)) {
            const [iy, ix] = [oy * stride + ky - before, ox * stride + kx - before];
            if (iy < 0 || ix < 0 || iy >= side || ix >= side) continue;
            for (const i of range(inputs))
              for (const o of range(outputs))
                visit(
                  ((n * side + iy) * side + ix) * inputs + i,
                  ((ky * kernel + kx) * inputs + i) * outputs + o,
                  ((n * outSide + oy) * outSide + ox) * outputs + o,
                );
          }
}

export interface BatchNormResult {
  readonly y: readonly number[];
  readonly mean: readonly number[];
  readonly variance: readonly number[];
  /** Gradients of sum(weights · y) by x, scale and offset. */
  readonly dx: readonly number[];
  readonly dScale: readonly number[];
  readonly dOffset: readonly number[];
}

/** Batch norm of x [rows, channels] and its gradient (arXiv 1502.03167, section 3). */
export function batchNormOf(
  x: readonly number[],
  scale: readonly number[],
  offset: readonly number[],
  weights: readonly number[],
  epsilon: number,
): BatchNormResult {
  const channels = scale.length;
  const rows = x.length / channels;
  const at = (values: readonly number[], index: number) => values[index] ?? Number.NaN;
  const meanOver = (channel: number, f: (index: number) => number) => {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) sum += f(row * channels + channel);
    return sum / rows;
  };
  const perChannel = (f: (channel: number) => number) => scale.map((_, channel) => f(channel));
  const mean = perChannel((channel) => meanOver(channel, (index) => at(x, index)));
  const variance = perChannel((channel) =>
    meanOver(channel, (index) => (at(x, index) - at(mean, channel)) ** 2),
  );
  const unit = x.map((value, index) => {
    const channel = index % channels;
    return (value - at(mean, channel)) / Math.sqrt(at(variance, channel) + epsilon);
  });
  const dOffset = perChannel((channel) => rows * meanOver(channel, (index) => at(weights, index)));
  const dScale = perChannel(
    (channel) => rows * meanOver(channel, (index) => at(weights, index) * at(unit, index)),
  );
  const dx = x.map((_, index) => {
    const channel = index % channels;
    const inner =
      at(weights, index) - at(dOffset, channel) / rows - (at(unit, index) * at(dScale, channel)) / rows;
    return (at(scale, channel) / Math.sqrt(at(variance, channel) + epsilon)) * inner;
  });
  return {
    y: unit.map((value, index) => value * at(scale, index % channels) + at(offset, index % channels)),
    mean,
    variance,
    dx,
    dScale,
    dOffset,
  };
}
