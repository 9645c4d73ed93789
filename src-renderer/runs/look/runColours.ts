import type { ColourToken } from '../../styles/colourToken';
import './runColours.css';

const colours: readonly ColourToken[] = [
  '--run-1',
  '--run-2',
  '--run-3',
  '--run-4',
  '--run-5',
  '--run-6',
  '--run-7',
  '--run-8',
];

/** A run's colour among those that are compared: its place among them. */
export function runColour(id: string, compared: readonly string[]): ColourToken {
  const place = Math.max(0, compared.indexOf(id));
  return colours[place % colours.length] ?? '--run-1';
}
