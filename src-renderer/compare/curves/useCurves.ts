import type { CallOutput } from '@shared/api';
import { type LabError, toLabError } from '@shared/errors';
import { useEffect, useMemo, useRef, useState } from 'react';
import { lab } from '../../api';
import type { ChartLine } from '../../charts/model/chartModel';
import { useCompare } from '../store/stores';
import { chartLine, type WantedLine } from './lines';

type Curves = CallOutput<'comparisons.curves'>['curves'];

interface Answer {
  /** What was asked for. */
  readonly asked: string;
  /** By the key of the line. */
  readonly curves: ReadonlyMap<string, Curves[number]>;
}

/** Charts ask one after the other, so that the first is drawn before the last is read. */
let turns: Promise<unknown> = Promise.resolve();

function inTurn(ask: () => Promise<Curves | undefined>): Promise<Curves | undefined> {
  const own = turns.then(ask);
  turns = own.catch(() => undefined);
  return own;
}

/**
 * The lines of a chart, thinned by the engine to what `width` pixels show. The ones before stay until others are there, so
 * that nothing flickers while a stretch is read exactly.
 */
export function useCurves(
  wanted: readonly WantedLine[],
  { width, smoothing }: { width: number | undefined; smoothing: number },
): { readonly lines: readonly ChartLine[]; readonly error: LabError | null; readonly reading: boolean } {
  const revision = useCompare((state) => state.revision);
  const [answer, setAnswer] = useState<Answer>({ asked: '', curves: new Map() });
  const [error, setError] = useState<LabError | null>(null);
  const request = { lines: wanted.map(({ line }) => line), buckets: width ?? 0, smoothing };
  const asked = JSON.stringify(request);
  const keys = useRef<readonly string[]>([]);
  keys.current = wanted.map(({ key }) => key);

  useEffect(() => {
    if (width === undefined) return;
    let dropped = false;
    const own = keys.current;
    const read = async () => {
      try {
        const curves = await inTurn(async () =>
          dropped ? undefined : (await lab.call('comparisons.curves', request)).curves,
        );
        if (dropped || curves === undefined) return;
        const found = own.flatMap((key, place) => {
          const curve = curves[place];
          return curve === undefined ? [] : [[key, curve] as const];
        });
        setAnswer({ asked, curves: new Map(found) });
        setError(null);
      } catch (thrown) {
        if (!dropped) setError(toLabError(thrown));
      }
    };
    void read();
    return () => {
      dropped = true;
    };
  }, [asked, width, revision]);
  const lines = useMemo(
    () =>
      wanted.flatMap((line) => {
        const curve = answer.curves.get(line.key);
        return curve === undefined || curve.steps.length === 0 ? [] : [chartLine(line, curve)];
      }),
    [wanted, answer],
  );
  return { lines, error, reading: answer.asked !== asked };
}
