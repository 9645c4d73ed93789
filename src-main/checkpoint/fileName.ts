/** Name of the checkpoint after `step` steps, inside its run's folder. */
export function checkpointName(step: number): string {
  return `step-${String(step).padStart(8, '0')}.safetensors`;
}

/** The steps that a checkpoint's file or path tells; undefined for any other file. */
export function stepOfCheckpoint(path: string): number | undefined {
  const digits = /(?:^|[\\/])step-(\d+)\.safetensors$/.exec(path)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
