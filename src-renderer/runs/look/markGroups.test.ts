import type { RunMark } from '@shared/api';
import { describe, expect, it } from 'vitest';
import { groupSteps, groupsAlong, groupsInARow, groupTitle } from './markGroups';

function mark(kind: RunMark['kind'], step: number): RunMark {
  return { kind, step, text: '', at: step };
}

const checkpoints = Array.from({ length: 100 }, (_, index) => mark('checkpoint', 10 * (index + 1)));

describe('marks on a chart', () => {
  const gap = 10;

  it('are one glyph where routine ones would lie over each other', () => {
    const groups = groupsAlong(checkpoints, (step) => step / 10, gap);
    expect(groups).toHaveLength(10);
    expect(groups.flat()).toEqual(checkpoints);
    expect(groups.map(groupSteps)[0]).toBe('10–100');
    expect(groups.map(groupTitle)[0]).toBe('Checkpoint × 10');
  });

  it('stay apart where there is room, and are one at one step', () => {
    const marks = [mark('checkpoint', 10), mark('warning', 10), mark('checkpoint', 30)];
    const groups = groupsAlong(marks, (step) => step, gap);
    expect(groups.map(groupSteps)).toEqual(['10', '30']);
    expect(groups.map(groupTitle)).toEqual(['Checkpoint, Warning', 'Checkpoint']);
  });

  it('keep a pause at its own place', () => {
    const marks = [mark('checkpoint', 10), mark('pause', 11), mark('checkpoint', 12)];
    expect(groupsAlong(marks, (step) => step, gap)).toHaveLength(3);
  });
});

describe('marks in a list', () => {
  it('tell routine ones in a row at once, up to what comes between', () => {
    const marks = [...checkpoints, mark('pause', 1_001), mark('resume', 1_001), mark('checkpoint', 1_010)];
    expect(groupsInARow(marks).map((group) => `${groupSteps(group)}: ${groupTitle(group)}`)).toEqual([
      '10–1,000: Checkpoint × 100',
      '1,001: Paused',
      '1,001: Resumed',
      '1,010: Checkpoint',
    ]);
  });
});
