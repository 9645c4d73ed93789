import type { NodeGroup } from '@shared/node';
import { groupKinds } from '../canvas';
import styles from './Palette.module.css';

/** A small box in the colours that a group of nodes has on the canvas. */
export function NodeSwatch({ group }: { readonly group: NodeGroup }) {
  return <span className={styles.swatch} data-kind={groupKinds[group]} aria-hidden />;
}
