import { presets } from '@shared/presets';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gradientOutput, lossOutput } from '../compiler';
import { loadBackend } from '../tensorflow';
import { FrozenStops } from './testing/frozenStops';
import { direction } from './testing/numbers';
import { tinyDocument } from './testing/tinyDocument';
import { moduleOf, TinySessions, trainedVariables } from './testing/tinySession';

/** Length of the step along a direction of length 1, both ways. */
const epsilon = 5e-4;
/** Share of the slope that float32 and the kinks of ReLU may cost, of the gradient's length where it is flat. */
const tolerance = 0.03;

type Values = ReadonlyMap<string, Float32Array>;

const dot = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
const lengthOf = (parts: readonly Float32Array[]) =>
  Math.sqrt(parts.reduce((sum, part) => sum + dot(part, part), 0));

function moved(values: Values, along: Values, distance: number): Values {
  return new Map(
    [...values].map(([name, value]) => {
      const part = along.get(name);
      return [name, part === undefined ? value : value.map((x, index) => x + distance * part[index]!)];
    }),
  );
}

/** A direction of length 1 in the space of these weights. */
function unitDirection(names: readonly string[], values: Values): Values {
  const parts = names.map((name, index) => [name, direction(values.get(name)!.length, index)] as const);
  const length = lengthOf(parts.map(([, part]) => part));
  return new Map(parts.map(([name, part]) => [name, part.map((x) => x / length)]));
}

describe('the gradient of every module', () => {
  let sessions: TinySessions;
  beforeAll(async () => {
    sessions = await TinySessions.on(await loadBackend());
  });
  afterEach(() => sessions.close());

  it.each(presets.map((preset) => [preset.id, preset] as const))(
    'is the slope of the loss by central differences: %s',
    (_id, preset) => {
      const stops = new FrozenStops(sessions.backend);
      const document = tinyDocument(preset.build('small'), { execution: 'eager', batch: 32 });
      const session = sessions.open(document, { backend: stops.backend });
      const names = trainedVariables(session);
      const outputs = session.look(0, [lossOutput, ...names.map(gradientOutput)]);
      const start = session.executor.read();
      const lossAt = (values: Values) => {
        session.executor.write(values);
        return stops.frozen(() => session.look(0, [lossOutput])[lossOutput]![0]!);
      };
      expect(lossAt(start)).toBeCloseTo(outputs[lossOutput]![0]!, 5);
      for (const module of new Set(names.map(moduleOf))) {
        const own = names.filter((name) => moduleOf(name) === module);
        const along = unitDirection(own, start);
        const gradients = own.map((name) => outputs[gradientOutput(name)]!);
        const slope = own.reduce((sum, name, index) => sum + dot(gradients[index]!, along.get(name)!), 0);
        const found =
          (lossAt(moved(start, along, epsilon)) - lossAt(moved(start, along, -epsilon))) / (2 * epsilon);
        const typical =
          lengthOf(gradients) / Math.sqrt(own.reduce((sum, name) => sum + start.get(name)!.length, 0));
        expect(
          Math.abs(found - slope),
          `${module}: ${found} by differences, ${slope} by backpropagation`,
        ).toBeLessThan(tolerance * Math.max(Math.abs(slope), typical));
      }
    },
  );
});
