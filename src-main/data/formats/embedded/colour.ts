/** [red, green, blue], sRGB, 0..255, not rounded. */
export type Colour = readonly [red: number, green: number, blue: number];

/**
 * A colour by lightness 0..1, chroma 0..0.37 and hue in turns, in OKLCH (Björn Ottosson, 2020): equal steps of
 * lightness look equal whatever the hue, so the contrast between object and background can be set exactly.
 * What lies outside sRGB loses chroma, not lightness.
 */
export function oklch(lightness: number, chroma: number, hue: number): Colour {
  const a = Math.cos(hue * 2 * Math.PI);
  const b = Math.sin(hue * 2 * Math.PI);
  for (let saturation = chroma; saturation > 0.01; saturation *= 0.9) {
    const linear = oklabToLinear(lightness, a * saturation, b * saturation);
    if (linear.every((part) => part >= -0.001 && part <= 1.001)) return encode(linear);
  }
  return encode(oklabToLinear(lightness, 0, 0));
}

function oklabToLinear(lightness: number, a: number, b: number): Colour {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

/** The sRGB transfer curve. */
function encode([red, green, blue]: Colour): Colour {
  const one = (part: number) => {
    const clipped = Math.min(1, Math.max(0, part));
    return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055);
  };
  return [one(red), one(green), one(blue)];
}
