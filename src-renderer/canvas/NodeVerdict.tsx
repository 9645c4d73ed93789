import { nodeType } from '@shared/nodes/registry';
import { useDocument } from '../document';
import { VerdictChip } from '../runs/look/VerdictChip';
import { useRuns } from '../runs/store/stores';
import { Tooltip } from '../ui';
import type { CardNode } from './figure/figure';
import styles from './NodeCard.module.css';

/** What the shown run's verdict says of a node's watched embedding, under its card; nothing where none is watched. */
export function NodeVerdict({ node }: Pick<CardNode['data'], 'node'>) {
  const viewed = useDocument((state) => state.viewed?.run.id);
  const taps = useRuns((state) => state.runs.find(({ id }) => id === viewed)?.verdict?.taps);
  const ports = Object.keys(nodeType(node.type)?.outputs ?? {});
  const own = taps?.filter(
    ({ tap }) => tap === node.id || ports.some((port) => tap === `${node.id}-${port}`),
  );
  if (own === undefined || own.length === 0) return null;
  return (
    <div className={styles.verdicts}>
      {own.map(({ tap, verdict, reasons }) => (
        <Tooltip key={tap} text={reasons.join('; ')} side="bottom" through>
          <span>
            <VerdictChip verdict={verdict} />
          </span>
        </Tooltip>
      ))}
    </div>
  );
}
