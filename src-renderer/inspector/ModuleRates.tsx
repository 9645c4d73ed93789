import type { GraphDocument } from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';
import type { ModuleRate } from '@shared/training';
import { Plus, Trash2 } from 'lucide-react';
import { documentActions } from '../document';
import { Button, IconButton, NumberField, Select } from '../ui';
import styles from './Inspector.module.css';

interface ModuleRatesProps {
  readonly document: GraphDocument;
  readonly readOnly: boolean;
}

const schedules = [
  { value: 'follow', label: 'follows' },
  { value: 'static', label: 'static' },
] as const;

function setRates(rates: readonly ModuleRate[], merge?: string): void {
  documentActions.edit(
    (before) => ({ ...before, training: { ...before.training, moduleRates: [...rates] } }),
    merge,
  );
}

/** Learning rates of single modules, such as SimSiam's predictor, whose rate does not decay. */
export function ModuleRates({ document, readOnly }: ModuleRatesProps) {
  const { moduleRates } = document.training;
  const modules = document.nodes
    .filter(({ type, weightsOf }) => nodeType(type)?.ownsWeights === true && weightsOf === undefined)
    .map(({ id }) => id);
  const free = modules.filter((id) => !moduleRates.some(({ node }) => node === id));
  const [next] = free;
  return (
    <section className={styles.section} aria-label="Module rates">
      <h3 className={styles.heading}>Module rates</h3>
      <p className={styles.note}>
        A factor on a module's learning rate, and whether it follows the schedule or stays as it begins.
      </p>
      {moduleRates.map((rate) => (
        <RateRow
          key={rate.node}
          rate={rate}
          modules={[rate.node, ...free]}
          readOnly={readOnly}
          onChange={(change, merge) =>
            setRates(
              moduleRates.map((old) => (old === rate ? { ...old, ...change } : old)),
              merge,
            )
          }
          onRemove={() => setRates(moduleRates.filter((old) => old !== rate))}
        />
      ))}
      {!readOnly && next !== undefined && (
        <div>
          <Button onClick={() => setRates([...moduleRates, { node: next, factor: 1, schedule: 'static' }])}>
            <Plus aria-hidden />
            Add a module rate
          </Button>
        </div>
      )}
    </section>
  );
}

interface RateRowProps {
  readonly rate: ModuleRate;
  readonly modules: readonly string[];
  readonly readOnly: boolean;
  readonly onChange: (change: Partial<ModuleRate>, merge?: string) => void;
  readonly onRemove: () => void;
}

function RateRow({ rate, modules, readOnly, onChange, onRemove }: RateRowProps) {
  const { node, factor, schedule } = rate;
  return (
    <div className={styles.rate}>
      <Select
        label="Module"
        value={node}
        options={modules.map((id) => ({ value: id, label: id }))}
        onChange={(chosen) => onChange({ node: chosen })}
        disabled={readOnly}
      />
      <NumberField
        label={`Factor on the rate of ${node}`}
        value={factor}
        onChange={(next, inARow) => onChange({ factor: next }, inARow ? `rate ${node}` : undefined)}
        check={(next) => (next < 0 || next > 1000 ? 'From 0 to 1000' : undefined)}
        step={0.1}
        disabled={readOnly}
      />
      <Select
        label={`Schedule of ${node}`}
        value={schedule}
        options={schedules}
        onChange={(chosen) => onChange({ schedule: chosen })}
        disabled={readOnly}
      />
      <IconButton label={`Remove the rate of ${node}`} disabled={readOnly} onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </div>
  );
}
