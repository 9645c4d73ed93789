/** Parameters of the views node; see src-shared/nodes/data/views.ts. */
export interface Augmentation {
  /** Side of the views in pixels; 0: that of the images. */
  readonly size: number;
  readonly cropMin: number;
  readonly cropMax: number;
  readonly aspect: number;
  readonly flip: number;
  readonly jitter: number;
  readonly brightness: number;
  readonly contrast: number;
  readonly saturation: number;
  readonly hue: number;
  readonly grayscale: number;
  readonly blur: number;
  readonly blurSigma: number;
  readonly solarise: number;
}
