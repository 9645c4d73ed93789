import { wireMiddle } from '@shared/figure';
import {
  addNode,
  analyse,
  bundleOf,
  describeType,
  formatEndpoint,
  type GraphDocument,
  type GraphEdge,
  insertIntoWire,
  portName,
  wirePaths,
} from '@shared/graph';
import { Trash2 } from 'lucide-react';
import { freePlace } from '../canvas';
import { documentActions } from '../document';
import { Button } from '../ui';
import styles from './Inspector.module.css';

interface WireInspectorProps {
  readonly document: GraphDocument;
  readonly wires: readonly GraphEdge[];
  readonly readOnly: boolean;
}

const pathNames = {
  gradient: 'gradient path: the loss trains the module before it',
  stopped: 'stop-gradient path: no gradient comes back through it',
  data: 'no module lies before it',
} as const;

/** What a wire carries and whether the gradient goes back through it. */
export function WireInspector({ document, wires, readOnly }: WireInspectorProps) {
  const { paths } = wirePaths(document);
  const { types } = analyse(document);
  const [first] = wires;
  const fits = first !== undefined && stopped(document, first) !== undefined;
  return (
    <div className={styles.inspector} data-testid="wire-inspector">
      <section className={styles.section}>
        <h2 className={styles.title}>{wires.length === 1 ? 'Wire' : `${wires.length} wires`}</h2>
        {wires.map((wire) => {
          const type = types.get(wire.from.node)?.outputs[wire.from.port];
          return (
            <div key={formatEndpoint(wire.to)} className={styles.fieldWide}>
              <p className="mono">
                {wire.from.node} {portName(document, wire.from, 'outputs')} → {wire.to.node}{' '}
                {portName(document, wire.to, 'inputs')}
              </p>
              <p className={styles.note}>
                {type === undefined ? '' : `${describeType(type)}; `}
                {pathNames[paths.get(wire) ?? 'data']}
              </p>
            </div>
          );
        })}
        {!readOnly && (
          <div className={styles.row}>
            <Button disabled={!fits} onClick={() => first !== undefined && stopGradient(document, first)}>
              Stop the gradient here
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

/** The document with a stop-gradient in a wire and in those parallel to it, and its id; undefined where none fits. */
function stopped(
  document: GraphDocument,
  wire: GraphEdge,
): { document: GraphDocument; id: string } | undefined {
  const bundle = bundleOf(document, wire);
  const place = freePlace(document, 'stop-gradient', wireMiddle(document, bundle), bundle.length);
  const grown = addNode(document, 'stop-gradient', place);
  const id = grown.nodes.at(-1)?.id;
  const inserted = id === undefined ? undefined : insertIntoWire(grown, id, wire);
  return id === undefined || inserted === undefined ? undefined : { document: inserted, id };
}

function stopGradient(document: GraphDocument, wire: GraphEdge): void {
  const change = stopped(document, wire);
  if (change === undefined) return;
  documentActions.edit(() => change.document);
  documentActions.select({ nodes: [change.id], edges: [] });
}
