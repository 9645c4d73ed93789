import { CopyPlus, Trash2 } from 'lucide-react';
import { documentActions } from '../document';
import { Button } from '../ui';
import styles from './Inspector.module.css';

interface ManyInspectorProps {
  readonly ids: readonly string[];
  readonly readOnly: boolean;
}

/** Several nodes at once. */
export function ManyInspector({ ids, readOnly }: ManyInspectorProps) {
  return (
    <div className={styles.inspector}>
      <section className={styles.section}>
        <h2 className={styles.title}>{ids.length} nodes</h2>
        <p className={styles.summary}>{ids.join(', ')}</p>
        {!readOnly && (
          <div className={styles.row}>
            <Button onClick={documentActions.duplicate}>
              <CopyPlus aria-hidden />
              Duplicate
            </Button>
            <Button onClick={documentActions.removeSelected}>
              <Trash2 aria-hidden />
              Delete
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}
