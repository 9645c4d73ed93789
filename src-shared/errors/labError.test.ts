import { describe, expect, it } from 'vitest';
import { errorCodes, LabError, toLabError } from './labError';

describe('an error of the lab', () => {
  it('survives the way over a wire', () => {
    for (const code of errorCodes) {
      const error = new LabError(code, 'What happened', { node: 'loss', port: 'z', lane: 1 });
      const back = LabError.fromJSON(JSON.parse(JSON.stringify(error)));
      expect(back).toBeInstanceOf(LabError);
      expect(back.toJSON()).toEqual(error.toJSON());
    }
  });

  it('is made of anything thrown, which it keeps as its cause', () => {
    const known = new LabError('conflict', 'Taken');
    expect(toLabError(known)).toBe(known);
    const cause = new TypeError('x is undefined');
    expect(toLabError(cause)).toMatchObject({ code: 'internal', message: 'x is undefined', cause });
    expect(toLabError('text')).toMatchObject({ code: 'internal', message: 'text', where: {} });
  });
});
