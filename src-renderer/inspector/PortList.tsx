import {
  analyse,
  connect,
  connectProblem,
  type Endpoint,
  endpointsOf,
  formatEndpoint,
  formatShape,
  type GraphDocument,
  type GraphNode,
  laneName,
  portOf,
  removeEdges,
  sameEndpoint,
} from '@shared/graph';
import { kindColour, portFormula, portKind } from '../canvas';
import { documentActions } from '../document';
import { Formula, Select, Tooltip } from '../ui';
import styles from './Inspector.module.css';

interface PortListProps {
  readonly document: GraphDocument;
  readonly node: GraphNode;
  readonly side: 'inputs' | 'outputs';
  readonly readOnly: boolean;
}

/** The ports of a node with what is on them; inputs can be wired here, without a pointer. */
export function PortList({ document, node, side, readOnly }: PortListProps) {
  const types = analyse(document).types.get(node.id);
  const ends = endpointsOf(document, node.id, side);
  if (ends.length === 0) return null;
  return (
    <div className={styles.ports}>
      {ends.map((end) => {
        const definition = portOf(document, end, side);
        if (definition === undefined) return null;
        const type = types?.[side][end.port];
        const lanes = definition.laned ? node.lanes : 1;
        const hue = { '--hue': kindColour(portKind(types, side, end.port, definition)) };
        return (
          <div key={formatEndpoint(end)} style={{ display: 'contents' }}>
            <span className={styles.portName}>
              <span className={styles.dot} style={hue} aria-hidden />
              <Formula source={portFormula(definition.label, end.lane, lanes)} />
            </span>
            {side === 'inputs' ? (
              <SourceSelect document={document} to={end} readOnly={readOnly} />
            ) : (
              <Tooltip text={definition.help} side="left">
                <span className={styles.portHelp}>{definition.help}</span>
              </Tooltip>
            )}
            <span className={`${styles.shape} mono`}>{type === undefined ? '' : formatShape(type)}</span>
          </div>
        );
      })}
    </div>
  );
}

const unwired = 'unwired';

interface SourceSelectProps {
  readonly document: GraphDocument;
  readonly to: Endpoint;
  readonly readOnly: boolean;
}

/** `projector z, view b` */
function endName({ nodes }: GraphDocument, { node, port, lane }: Endpoint): string {
  const view = laneName(lane, nodes.find(({ id }) => id === node)?.lanes ?? 1);
  return view === '' ? `${node} ${port}` : `${node} ${port}, view ${view}`;
}

/** From which output an input is fed. */
function SourceSelect({ document, to, readOnly }: SourceSelectProps) {
  const wire = document.edges.find((edge) => sameEndpoint(edge.to, to));
  const sources = document.nodes
    .flatMap(({ id }) => endpointsOf(document, id, 'outputs'))
    .filter((from) => connectProblem(document, from, to) === undefined);
  const all = wire === undefined || sources.some((from) => sameEndpoint(from, wire.from));
  const listed = all ? sources : [...sources, wire.from];
  const choose = (chosen: string) => {
    const from = listed.find((end) => formatEndpoint(end) === chosen);
    documentActions.edit((before) => {
      if (from !== undefined) return connect(before, from, to);
      return wire === undefined ? before : removeEdges(before, [wire]);
    });
  };
  return (
    <Select
      label={`Input ${to.port}${to.lane > 0 ? ` ${to.lane + 1}` : ''} of ${to.node}`}
      value={wire === undefined ? unwired : formatEndpoint(wire.from)}
      options={[
        { value: unwired, label: 'no wire' },
        ...listed.map((from) => ({ value: formatEndpoint(from), label: endName(document, from) })),
      ]}
      onChange={choose}
      disabled={readOnly}
    />
  );
}
