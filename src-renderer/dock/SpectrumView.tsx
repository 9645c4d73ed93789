import type { RunMark, Spectrum } from '@shared/api';
import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { Chart } from '../charts/Chart';
import styles from '../charts/Chart.module.css';
import { ChartTitle } from '../charts/ChartTitle';
import type { Palette } from '../charts/figure/figureFrame';
import type { PlotArea, Size } from '../charts/figure/plotArea';
import {
  mapRows,
  type SpectrumLine,
  spectrumAt,
  spectrumCurveFigure,
  spectrumMapFigure,
} from '../charts/figure/spectrumFigure';
import { spectrumCharts } from '../charts/model/chartList';
import { type ChartModel, type DrawnRun, hasPoints, shownTap } from '../charts/model/chartModel';
import { useChartView } from '../charts/model/chartView';
import { stepAxis } from '../charts/model/horizontalAxis';
import type { Range } from '../charts/model/stepRange';
import { SaveChart } from '../charts/SaveChart';
import { SpectrumPlot } from '../charts/SpectrumPlot';
import { StepFigure } from '../charts/StepFigure';
import { spectrumWords } from '../charts/spectrumWords';
import { type SpectrumHistory, spectrumKey } from '../runs/store/spectraStore';
import { spectraStore } from '../runs/store/stores';
import dock from './ChartsDock.module.css';

/** A chart without lines of its own: the overlay draws cursor and marks on it. */
function bare(steps: Range): ChartModel {
  return {
    lines: [],
    startLines: [],
    bands: [],
    steps,
    axis: stepAxis,
    titles: null,
    left: { range: [0, 1], log: false, blank: true },
    right: undefined,
    percent: false,
    comparing: false,
  };
}

const mapId = 'spectrum-map';
const curveId = 'spectrum-curve';

interface SpectrumMapProps {
  readonly spectrum: Spectrum;
  /** What is known at the cursor, in words. */
  readonly caption: string;
  readonly steps: Range;
  readonly marks: readonly RunMark[];
  readonly palette: Palette;
}

/** The eigenvalues of one run over its steps. */
function SpectrumMap({ spectrum, caption, steps, marks, palette }: SpectrumMapProps) {
  const model = useMemo(() => bare(steps), [steps]);
  const draw = useCallback(
    (size: Size, area: PlotArea) => spectrumMapFigure(spectrum, { steps, size, area, palette }),
    [spectrum, steps, palette],
  );
  const title = 'Spectrum over training';
  const captions = (
    <>
      <ChartTitle
        id={mapId}
        title={title}
        help={`Eigenvalues of the covariance of the normalised embedding, the ${mapRows} largest from the bottom up; the farther from the background the larger, over five decades. Few rows in colour: few directions hold all the variance.`}
      />
      <SaveChart
        title={title}
        foot="Training step"
        names={[]}
        draw={(size, area, paper) => spectrumMapFigure(spectrum, { steps, size, area, palette: paper })}
      />
    </>
  );
  return (
    <StepFigure
      title={title}
      caption={captions}
      model={model}
      steps={steps}
      marks={marks}
      known={[spectrum.steps]}
      words={caption}
      draw={draw}
    />
  );
}

interface SpectrumCurveProps {
  readonly lines: readonly SpectrumLine[];
  readonly caption: string;
  readonly palette: Palette;
}

/** The eigenvalues at the cursor's step. */
function SpectrumCurve({ lines, caption, palette }: SpectrumCurveProps) {
  const title = 'Spectrum';
  return (
    <figure className={styles.chart} aria-label={title}>
      <figcaption className={styles.caption}>
        <ChartTitle
          id={curveId}
          title={title}
          help="Eigenvalues, largest first, at the step under the cursor, else at the last. A flat curve spreads the variance over all directions; a steep one holds it in few."
        />
        <span className={styles.legend}>{caption}</span>
        <SaveChart
          title={`${title}, ${caption}`}
          foot="Eigenvalue, largest first"
          names={[]}
          draw={(paperSize, area, paper) =>
            spectrumCurveFigure(lines, { size: paperSize, area, palette: paper })
          }
        />
      </figcaption>
      <SpectrumPlot lines={lines} label={`${title}: ${caption}`} palette={palette} />
    </figure>
  );
}

/** The spectra of the run that is drawn. */
function useSpectra(drawn: DrawnRun, tap: string | null): SpectrumHistory | undefined {
  const { id } = drawn.run;
  const shown = shownTap(drawn, tap);
  useEffect(() => {
    if (shown !== '') void spectraStore.getState().load(id, shown);
  }, [id, shown]);
  return useStore(spectraStore, (state) => state.histories.get(spectrumKey(id, shown)));
}

interface SpectrumViewProps {
  readonly drawn: DrawnRun;
  readonly steps: Range;
  readonly marks: readonly RunMark[];
  readonly palette: Palette;
}

const nothing: Spectrum = { tap: '', steps: [], eigenvalues: [] };

/** Eigenvalues over training and at one step. */
export function SpectrumView({ drawn, steps, marks, palette }: SpectrumViewProps) {
  const { tap, cursor, enlarged } = useChartView((view) => view);
  const history = useSpectra(drawn, tap);
  const spectrum = history?.spectrum ?? nothing;
  const lines = useMemo((): SpectrumLine[] => {
    const eigenvalues = spectrum.eigenvalues[spectrumAt(spectrum, cursor) ?? -1];
    return eigenvalues === undefined ? [] : [{ token: '--kind-embedding', eigenvalues }];
  }, [spectrum, cursor]);
  const caption = spectrumWords(history, cursor);
  const runs = useMemo(() => [drawn], [drawn]);
  const charts = spectrumCharts.filter((definition) => !definition.optional || hasPoints(definition, runs));
  const ids = [mapId, curveId, ...charts.map(({ id }) => id)];
  const alone = ids.find((id) => id === enlarged);
  const shown = (id: string) => alone === undefined || alone === id;
  return (
    <div className={dock.spectrum} data-enlarged={alone !== undefined}>
      {shown(mapId) && (
        <SpectrumMap spectrum={spectrum} caption={caption} steps={steps} marks={marks} palette={palette} />
      )}
      {shown(curveId) && <SpectrumCurve lines={lines} caption={caption} palette={palette} />}
      {charts
        .filter(({ id }) => shown(id))
        .map((definition) => (
          <Chart
            key={definition.id}
            definition={definition}
            runs={runs}
            steps={steps}
            marks={marks}
            palette={palette}
          />
        ))}
    </div>
  );
}
