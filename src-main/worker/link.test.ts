import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Frame, Link } from './link';

/** What happens to the oldest frame under way. */
const fate = fc.constantFrom('arrives', 'arrives', 'lost', 'doubled', 'late');

test('messages arrive once and in order, whatever the line loses, doubles or reorders', () => {
  fc.assert(
    fc.property(fc.nat({ max: 120 }), fc.array(fate, { maxLength: 300 }), (count, fates) => {
      const wire: (() => void)[] = [];
      const got: number[] = [];
      const back: string[] = [];
      const left: Link<number, string> = new Link(
        (frame: Frame<number>) => wire.push(() => right.frame(frame)),
        (body) => back.push(body),
      );
      const right: Link<string, number> = new Link(
        (frame: Frame<string>) => wire.push(() => left.frame(frame)),
        (body) => {
          got.push(body);
          right.send(`seen ${body}`);
        },
      );
      const sent = Array.from({ length: count }, (_, index) => index);
      for (const body of sent) left.send(body);
      for (const what of fates) {
        const frame = wire.shift();
        if (what === 'late' && frame !== undefined) wire.push(frame);
        else if (what !== 'lost') frame?.();
        if (what === 'doubled') frame?.();
      }
      for (let round = 0; back.length < count && round < 400; round += 1) {
        for (const end of [left, right]) end.again();
        for (let frame = wire.shift(); frame !== undefined; frame = wire.shift()) frame();
      }
      expect(got).toEqual(sent);
      expect(back).toEqual(sent.map((body) => `seen ${body}`));
    }),
    { numRuns: 60 },
  );
});
