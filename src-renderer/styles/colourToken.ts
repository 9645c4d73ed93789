/** A CSS variable of the design tokens. */
export type ColourToken = `--${string}`;
