import { nodeBox, nodeTitle, type PlacedPort } from '@shared/figure';
import { formatShape } from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';
import { Handle, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { Formula, Tooltip } from '../ui';
import { type CardNode, handleId, handlePosition, ownsWeights, tieHandle } from './figure/figure';
import { groupKinds, kindColour, portKind } from './figure/kinds';
import { portFormula } from './figure/portFormula';
import type { ShapeLabel } from './figure/shapeLabels';
import { spotlightStore } from './figure/spotlight';
import styles from './NodeCard.module.css';
import { NodeVerdict } from './NodeVerdict';

type Data = CardNode['data'];

/** A node as a textbook draws it: a box with its name, ports at its edges, the shape behind each output. */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const { node, problems } = data;
  const light = useLight(node.id);
  const box = nodeBox(node);
  const group = nodeType(node.type)?.group;
  return (
    <div
      className={styles.card}
      data-testid={`node-${node.id}`}
      data-kind={group && groupKinds[group]}
      data-selected={selected}
      data-light={light}
      data-problem={problems.length > 0}
      data-readonly={data.readOnly}
    >
      <div className={styles.header}>
        <div className={styles.title}>{nodeTitle(node)}</div>
        <div className={styles.id} title={node.id}>
          {node.id}
        </div>
      </div>
      {box.ports.map((port) => (
        <Port key={`${port.side} ${handleId(port)}`} port={port} data={data} />
      ))}
      {data.shapes.map((label) => (
        <OutputShape key={label.port} label={label} data={data} />
      ))}
      {ownsWeights(node) && <Ties />}
      {data.readOnly && <NodeVerdict node={node} />}
      {problems.length > 0 && (
        <Tooltip text={problems.map(({ message }) => message).join('. ')} side="top" through>
          <span className={styles.problem}>!</span>
        </Tooltip>
      )}
    </div>
  );
});

function useLight(id: string): 'trained' | 'passed' | 'dim' | undefined {
  return useStore(spotlightStore, ({ spotlight }) => {
    if (spotlight === null) return undefined;
    if (spotlight.trained.has(id)) return 'trained';
    return spotlight.passed.has(id) ? 'passed' : 'dim';
  });
}

interface PortProps {
  readonly port: PlacedPort;
  readonly data: Data;
}

function Port({ port, data: { node, types, problems, wired, readOnly } }: PortProps) {
  const { side, name, lane, definition, edge, x, y } = port;
  const kind = portKind(types, side, name, definition);
  const wrong = problems.filter(
    ({ where }) =>
      side === 'inputs' && where.port === name && (where.lane === undefined || where.lane === lane),
  );
  const isWired = wired.has(`${side} ${name}:${lane}`);
  const isQuiet = kind === 'weights' && !isWired && wrong.length === 0 && definition.optional !== false;
  const colour = { '--port': kindColour(kind) };
  const help = wrong.length > 0 ? wrong.map(({ message }) => message).join('. ') : definition.help;
  return (
    <>
      <Tooltip text={help} side={edge} through>
        <Handle
          id={handleId(port)}
          type={side === 'inputs' ? 'target' : 'source'}
          position={handlePosition(port)}
          className={styles.handle}
          style={{ ...colour, ...placeOf(port) }}
          isConnectable={!readOnly}
          aria-label={`${side === 'inputs' ? 'Input' : 'Output'} ${name}${node.lanes > 1 && definition.laned ? ` ${lane + 1}` : ''} of ${node.id}`}
          data-testid={`port-${node.id}-${side === 'inputs' ? 'in' : 'out'}-${name}-${lane}`}
          data-side={side}
          data-wired={isWired}
          data-quiet={isQuiet}
          data-problem={wrong.length > 0}
        />
      </Tooltip>
      <span
        className={styles.port}
        data-edge={edge}
        data-quiet={isQuiet}
        style={edge === 'left' || edge === 'right' ? { top: y } : { top: y, left: x }}
      >
        <Formula source={portFormula(definition.label, lane, definition.laned ? node.lanes : 1)} />
      </span>
    </>
  );
}

/** The handle's middle lies on the border, where the wire begins. */
function placeOf({ edge, x, y }: PlacedPort) {
  switch (edge) {
    case 'left':
      return { top: y, left: 0 };
    case 'right':
      return { top: y, right: 0 };
    case 'top':
      return { top: 0, left: x };
    case 'bottom':
      return { bottom: 0, left: x };
  }
}

/** The width below which a label would only be dots. */
const shortest = 12;

/** The shape behind an output, as much of it as there is room for. */
function OutputShape({ label, data: { types } }: { readonly label: ShapeLabel; readonly data: Data }) {
  const type = types?.outputs[label.port];
  const shape = type === undefined ? '' : formatShape(type);
  if (shape === '' || label.room < shortest) return null;
  return (
    <span
      className={styles.shape}
      style={{ top: label.y, maxWidth: Number.isFinite(label.room) ? label.room : undefined }}
    >
      {shape}
    </span>
  );
}

/** Where the tie between modules of the same weights is held; no wire can be drawn from it. */
function Ties() {
  return (
    <>
      <Handle
        id={tieHandle}
        type="source"
        position={handlePosition({ edge: 'bottom' })}
        className={styles.tie}
        isConnectable={false}
        aria-hidden
      />
      <Handle
        id={tieHandle}
        type="target"
        position={handlePosition({ edge: 'top' })}
        className={styles.tie}
        isConnectable={false}
        aria-hidden
      />
    </>
  );
}
