import type { Comparison } from '@shared/comparison';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { type SpectrumScale, spectrumAt, spectrumScale } from '../../charts/figure/spectrumFigure';
import { shownTap, tapsOf } from '../../charts/model/chartModel';
import { SpectrumPlot } from '../../charts/SpectrumPlot';
import { spectrumWords } from '../../charts/spectrumWords';
import { usePalette } from '../../charts/usePalette';
import { type SpectrumHistory, spectrumKey } from '../../runs/store/spectraStore';
import { spectraStore } from '../../runs/store/stores';
import { Select } from '../../ui';
import shared from '../look/Compare.module.css';
import { Left, Panel } from './Panel';
import styles from './Panels.module.css';
import { type PanelRun, panelRuns } from './panelRuns';
import { StepSlider } from './StepSlider';

/** The spectra of every panel's run, of the wanted embedding where it has it. */
function useSpectra(panels: readonly PanelRun[], wanted: string | null) {
  const keys = panels.map(({ one }) => spectrumKey(one.run.id, shownTap(one, wanted))).join('\n');
  useEffect(() => {
    for (const key of keys.split('\n')) {
      const [id = '', tap = ''] = key.split(' ');
      if (tap !== '') void spectraStore.getState().load(id, tap);
    }
  }, [keys]);
  return useStore(
    spectraStore,
    useShallow((state) => keys.split('\n').map((key) => state.histories.get(key))),
  );
}

/** The scale of all spectra at all steps, so that it stays while the step moves. */
function commonScale(histories: readonly (SpectrumHistory | undefined)[]): SpectrumScale {
  return spectrumScale(histories.flatMap((history) => history?.spectrum.eigenvalues ?? []));
}

/** Eigenvalues of the runs beside each other at one step and one scale. */
export function CompareSpectra({ comparison }: { readonly comparison: Comparison }) {
  const { panels, left } = useMemo(() => panelRuns(comparison), [comparison]);
  const [wanted, setWanted] = useState<string | null>(null);
  const [step, setStep] = useState<number | null>(null);
  const palette = usePalette();
  const histories = useSpectra(panels, wanted);
  const scale = useMemo(() => commonScale(histories), [histories]);
  const steps = useMemo(
    () => [...new Set(histories.flatMap((history) => history?.spectrum.steps ?? []))].sort((a, b) => a - b),
    [histories],
  );
  const taps = useMemo(() => [...new Set(panels.flatMap(({ one }) => tapsOf(one)))], [panels]);
  const [first] = taps;
  return (
    <section className={styles.part} aria-label="Spectra">
      <div className={styles.tools}>
        <StepSlider label="Step of the spectra" steps={steps} step={step} onStep={setStep} />
        {first !== undefined && taps.length > 1 && (
          <span className={shared.choice}>
            <span>Watched</span>
            <Select
              label="Watched"
              value={wanted ?? first}
              options={taps.map((tap) => ({ value: tap, label: tap }))}
              onChange={setWanted}
            />
          </span>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <div className={styles.grid} tabIndex={0}>
        {panels.map((panel, place) => {
          const history = histories[place];
          const at = history === undefined ? undefined : spectrumAt(history.spectrum, step);
          const eigenvalues = at === undefined ? undefined : history?.spectrum.eigenvalues[at];
          const words = spectrumWords(history, step);
          return (
            <Panel key={panel.one.run.id} panel={panel} caption={words}>
              <SpectrumPlot
                lines={eigenvalues === undefined ? [] : [{ token: panel.token, eigenvalues }]}
                label={`Spectrum of ${panel.label}: ${words}`}
                palette={palette}
                scale={scale}
                titled
              />
            </Panel>
          );
        })}
      </div>
      <Left left={left} />
    </section>
  );
}
