import { describe, expect, it } from 'vitest';
import { endedEarly, isActive, runStatuses } from '.';

describe('the status of a run', () => {
  it.each(runStatuses)('%s is one of active, ended early and finished', (status) => {
    expect(
      [isActive({ status }), endedEarly({ status }), status === 'finished'].filter(Boolean),
    ).toHaveLength(1);
  });
});
