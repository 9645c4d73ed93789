import { headlines } from '@shared/metrics/registry';
import { namedAddress, parseMetricAddress } from '@shared/sweep';
import { ChevronDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { QuantityName } from '../../runs/look/QuantityName';
import { Button, Popover, TextField } from '../../ui';
import { sweepsStore } from '../store/stores';
import type { OpenSweep } from '../store/sweepsStore';
import styles from './SweepResults.module.css';

/** Those of single nodes are among the names of series. */
const headlineNames = headlines.filter(({ metric }) => metric.of !== 'node').map(({ key }) => key);

/** Which metrics are drawn and tabulated: the summary of a run, or any of its series over its last tenth. */
export function MetricChooser({ opened: { metrics, names } }: { readonly opened: OpenSweep }) {
  const [search, setSearch] = useState('');
  const all = [...new Set([...metrics, ...headlineNames, ...names])];
  const wanted = search.trim();
  const found = all.filter((name) =>
    `${name} ${namedAddress(name).title}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  const [name = ''] = wanted.split('@');
  const isOther = wanted.includes('@') && !all.includes(wanted) && parseMetricAddress(wanted) !== undefined;
  const toggle = (metric: string) =>
    sweepsStore
      .getState()
      .choose(metrics.includes(metric) ? metrics.filter((one) => one !== metric) : [...metrics, metric]);
  return (
    <Popover
      label="Metrics"
      align="end"
      trigger={
        <Button look="quiet">
          Metrics
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <div className={styles.chooser}>
        <TextField
          type="search"
          aria-label="Find a metric"
          placeholder="Find one, or loss/entropy@0.25..0.75"
          value={search}
          onChange={setSearch}
        />
        <ul>
          {found.map((metric) => (
            <li key={metric}>
              <label>
                <input
                  type="checkbox"
                  checked={metrics.includes(metric)}
                  disabled={metrics.length === 1 && metrics.includes(metric)}
                  onChange={() => toggle(metric)}
                />
                <QuantityName name={namedAddress(metric).title} />
              </label>
            </li>
          ))}
        </ul>
        {isOther && (
          <Button
            disabled={!all.includes(name)}
            onClick={() => {
              toggle(wanted);
              setSearch('');
            }}
          >
            <Plus aria-hidden />
            Add {namedAddress(wanted).title}
          </Button>
        )}
      </div>
    </Popover>
  );
}
