import type { RunMark } from '@shared/api';

const names: Record<RunMark['kind'], string> = {
  checkpoint: 'Checkpoint',
  pause: 'Paused',
  resume: 'Resumed',
  phase: 'Phase',
  warning: 'Warning',
};

/** A mark in words: its kind, and its text where that says more. */
export function markTitle({ kind, text }: RunMark): string {
  const said = text.toLowerCase();
  return said === '' || said === kind || said === names[kind].toLowerCase()
    ? names[kind]
    : `${names[kind]}: ${text}`;
}
