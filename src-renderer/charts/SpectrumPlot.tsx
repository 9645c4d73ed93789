import { useMemo, useRef } from 'react';
import styles from './Chart.module.css';
import type { Palette } from './figure/figureFrame';
import { plotArea } from './figure/plotArea';
import { type SpectrumLine, type SpectrumScale, spectrumCurveFigure } from './figure/spectrumFigure';
import { Plot } from './Plot';
import { useSize } from './useSize';

interface SpectrumPlotProps {
  readonly lines: readonly SpectrumLine[];
  /** What the picture shows, in words. */
  readonly label: string;
  readonly palette: Palette;
  /** That of several plots which are compared; its own where it is left out. */
  readonly scale?: SpectrumScale;
  /** There is room for the axes' titles. */
  readonly titled?: boolean;
}

const plain = { axis: { title: null, whole: true, words: String }, titles: null, right: undefined };
const named = {
  axis: { ...plain.axis, title: 'place' },
  titles: { left: 'eigenvalue', right: '' },
  right: undefined,
};

/** Eigenvalues, largest first. */
export function SpectrumPlot({ lines, label, palette, scale, titled = false }: SpectrumPlotProps) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const figure = useMemo(() => {
    if (size === undefined) return undefined;
    const look = titled ? named : plain;
    const area = plotArea({ ...look, comparing: true }, size);
    return spectrumCurveFigure(lines, { size, area, palette, scale, look });
  }, [lines, size, palette, scale, titled]);
  return (
    <div ref={element} className={styles.still} role="img" aria-label={label}>
      {figure !== undefined && <Plot figure={figure} />}
    </div>
  );
}
