import type { BuildContext } from '../node';
import { type Affine, batchNorm } from './batchNorm';
import { type Layer, sequence } from './layer';

/** What a convolution with batch norm is made of; `relu` after it unless told otherwise. */
export interface ConvolutionRequest {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly size: number;
  readonly stride: number;
  readonly relu?: boolean;
  /** Of its batch norm, 'ones' unless told otherwise. */
  readonly affine?: Affine;
}

/** Convolution without bias ('same' padding, Kaiming normal by fan-out, arXiv 1502.01852) and batch norm. */
export function convolution(context: BuildContext, request: ConvolutionRequest): Layer {
  const { name, inputs, outputs, size, stride, relu = true, affine } = request;
  const std = Math.sqrt(2 / (size * size * outputs));
  const kernel = context.variable(
    `${name}-kernel`,
    [size, size, inputs, outputs],
    { kind: 'normal', std },
    'kernel',
  );
  const layers: Layer[] = [
    (x) => context.ops.conv2d(x, kernel.read(), stride),
    batchNorm(context, `${name}-norm`, outputs, affine),
  ];
  return sequence(relu ? [...layers, (x) => context.ops.relu(x)] : layers);
}
