import { type Shape, type ShapeName, shapes } from './shapes';
import { type Texture, type TextureName, textures } from './textures';

export interface EmbeddedClass {
  readonly name: string;
  readonly shape: Shape;
  readonly texture: Texture;
  /** Turns. The hue of an object lies about it, so widely that it fits most classes: a hint, as in photographs. */
  readonly hue: number;
}

/**
 * A cycle in which each shape wears two textures and each texture two shapes: shape alone, or texture alone,
 * gets at most half of the images right.
 */
const cycle: readonly (readonly [TextureName, ShapeName])[] = [
  ['striped', 'disc'],
  ['dotted', 'disc'],
  ['dotted', 'triangle'],
  ['checked', 'triangle'],
  ['checked', 'square'],
  ['ringed', 'square'],
  ['ringed', 'star'],
  ['marbled', 'star'],
  ['marbled', 'cross'],
  ['striped', 'cross'],
];

export const embeddedClasses: readonly EmbeddedClass[] = cycle.map(([texture, shape], index) => ({
  name: `${texture} ${shape}`,
  shape: shapes[shape],
  texture: textures[texture],
  // A step of three tenths parts the hues of classes that share a shape or a texture.
  hue: (0.3 * index) % 1,
}));
