import {
  boxCorner,
  curveAngle,
  curveOf,
  curvePath,
  curvePoint,
  cutPoint,
  figureBounds,
  nodeBox,
} from '@shared/figure';
import { analyse, type GraphDocument } from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';
import { memo } from 'react';
import { figureTies, figureWires } from './figure/figure';
import { groupKinds, kindColour } from './figure/kinds';
import styles from './Thumbnail.module.css';

const margin = 12;

/** The figure of a document without words, as large as its place. */
export const Thumbnail = memo(function Thumbnail({ document }: { readonly document: GraphDocument }) {
  const { x, y, width, height } = figureBounds(document);
  const view = [x - margin, y - margin, width + 2 * margin, height + 2 * margin].join(' ');
  const middleOf = (id: string) => {
    const node = document.nodes.find((one) => one.id === id);
    if (node === undefined) return { x, y };
    const corner = boxCorner(node);
    return { x: node.position.x, y: corner.y + nodeBox(node).height / 2 };
  };
  return (
    <svg className={styles.thumbnail} viewBox={view} aria-hidden="true">
      {figureTies(document).map(({ id, source, target }) => {
        const [a, b] = [middleOf(source), middleOf(target)];
        return <path key={id} className={styles.tie} d={`M${a.x},${a.y} L${b.x},${b.y}`} />;
      })}
      {figureWires(document, analyse(document)).map(({ id, data }) => {
        const curve = data && curveOf(document, data.wire);
        if (data === undefined || curve === undefined) return null;
        const cut = curvePoint(curve, cutPoint(curve));
        return (
          <g key={id} style={{ '--hue': kindColour(data.kind) }}>
            <path className={styles.wire} data-path={data.path} d={curvePath(curve)} />
            {data.cut && (
              <path
                className={styles.cut}
                d="M-4,9 L4,-9"
                transform={`translate(${cut.x} ${cut.y}) rotate(${curveAngle(curve, cutPoint(curve))})`}
              />
            )}
          </g>
        );
      })}
      {document.nodes.map((node) => {
        const group = nodeType(node.type)?.group;
        return (
          <rect
            key={node.id}
            className={styles.box}
            data-kind={group && groupKinds[group]}
            {...boxCorner(node)}
            width={nodeBox(node).width}
            height={nodeBox(node).height}
            rx={8}
          />
        );
      })}
    </svg>
  );
});
