import { type NodeDefinition, nodeGroups } from '@shared/node';
import { nodeTypes } from '@shared/nodes/registry';
import { type DragEvent, useState } from 'react';
import { draggedNode } from '../canvas';
import { useDocument } from '../document';
import { Formula, TextField, Tooltip } from '../ui';
import { addFromPalette } from './addFromPalette';
import { groupNames } from './groupNames';
import { NodeSwatch } from './NodeSwatch';
import styles from './Palette.module.css';

const dragType = 'application/x-collapse-lab-node';

function matches({ type, title, doc }: NodeDefinition, search: string): boolean {
  const text = `${type} ${title} ${doc.summary}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function PaletteNode({ definition, disabled }: { definition: NodeDefinition; disabled: boolean }) {
  const { type, title, group, doc } = definition;
  const begin = (event: DragEvent) => {
    event.dataTransfer.setData(dragType, type);
    event.dataTransfer.effectAllowed = 'copy';
    draggedNode.start(type);
  };
  const help = (
    <span className={styles.help}>
      <span>{doc.summary}</span>
      {doc.formula !== undefined && <Formula source={doc.formula} />}
    </span>
  );
  return (
    <Tooltip text={help} side="right" through>
      <button
        type="button"
        className={styles.node}
        draggable={!disabled}
        disabled={disabled}
        data-testid={`palette-${type}`}
        aria-label={`Add ${title}`}
        onClick={() => addFromPalette(type)}
        onDragStart={begin}
        onDragEnd={draggedNode.end}
      >
        <NodeSwatch group={group} />
        <span className={styles.title}>{title}</span>
      </button>
    </Tooltip>
  );
}

/** Every node type by group: drag one onto the canvas, or press it. */
export function Palette() {
  const [search, setSearch] = useState('');
  const isRun = useDocument((state) => state.viewed !== null);
  const found = nodeTypes.filter((definition) => matches(definition, search));
  return (
    <div className={styles.palette}>
      <TextField
        value={search}
        onChange={setSearch}
        placeholder="Find a node"
        aria-label="Find a node"
        type="search"
      />
      {nodeGroups.map((group) => {
        const inGroup = found.filter((definition) => definition.group === group);
        if (inGroup.length === 0) return null;
        return (
          <section key={group} className={styles.group} aria-label={groupNames[group]}>
            <h3 className={styles.heading}>{groupNames[group]}</h3>
            {inGroup.map((definition) => (
              <PaletteNode key={definition.type} definition={definition} disabled={isRun} />
            ))}
          </section>
        );
      })}
      {found.length === 0 && <p className={styles.none}>No node has "{search}" in its name or help.</p>}
    </div>
  );
}
