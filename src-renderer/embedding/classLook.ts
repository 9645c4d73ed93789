import './classColours.css';

/** Outlines about the origin, 8 pixels wide, each as heavy to the eye as the next. */
const shapes = {
  circle: 'M3.5 0A3.5 3.5 0 1 1-3.5 0A3.5 3.5 0 1 1 3.5 0Z',
  square: 'M-3.1-3.1H3.1V3.1H-3.1Z',
  triangle: 'M0-4.2L4 3H-4Z',
  plus: 'M-1.4-4H1.4V-1.4H4V1.4H1.4V4H-1.4V1.4H-4V-1.4H-1.4Z',
  diamond: 'M0-4.4L4.4 0L0 4.4L-4.4 0Z',
  triangleDown: 'M0 4.2L4-3H-4Z',
  cross: 'M-3.8-1.9L-1.9-3.8L0-1.9L1.9-3.8L3.8-1.9L1.9 0L3.8 1.9L1.9 3.8L0 1.9L-1.9 3.8L-3.8 1.9L-1.9 0Z',
  bar: 'M-1.5-4.2H1.5V4.2H-1.5Z',
  hexagon: 'M-3.9 0L-2-3.4H2L3.9 0L2 3.4H-2Z',
  dash: 'M-4.2-1.5H4.2V1.5H-4.2Z',
  star: 'M0-4.6L1.2-1.4L4.5-1.4L1.9 .7L2.8 4L0 2.1L-2.8 4L-1.9 .7L-4.5-1.4L-1.2-1.4Z',
} as const;

const outlines = Object.values(shapes);
const colours = 10;

/** How a class is drawn: shape and colour together tell it from 109 others, the shape alone from its ten neighbours. */
export interface ClassLook {
  /** An SVG path about the origin. */
  readonly outline: string;
  readonly token: `--class-${number}`;
}

export function classLook(label: number): ClassLook {
  return {
    outline: outlines[label % outlines.length] ?? shapes.circle,
    token: `--class-${(label % colours) + 1}`,
  };
}
