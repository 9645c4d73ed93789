import { analyse, type GraphDocument, type GraphNode, parameterCount } from '@shared/graph';
import { formatCount } from '@shared/metric';
import type { NodeDefinition } from '@shared/node';
import { nodeType } from '@shared/nodes/registry';
import { CopyPlus, Trash2 } from 'lucide-react';
import { documentActions } from '../document';
import { NodeSwatch } from '../palette';
import { Formula, IconButton, Prose, TextField } from '../ui';
import { Field } from './fields/Field';
import styles from './Inspector.module.css';
import { Lanes } from './Lanes';
import { NodeParams } from './NodeParams';
import { PortList } from './PortList';
import { Problems } from './Problems';
import { SharedWeights } from './SharedWeights';

interface NodeInspectorProps {
  readonly document: GraphDocument;
  readonly node: GraphNode;
  readonly readOnly: boolean;
}

/** Everything about one node: what it does, its parameters, its ports. */
export function NodeInspector({ document, node, readOnly }: NodeInspectorProps) {
  const definition = nodeType(node.type);
  const problems = analyse(document).problems.filter(({ where }) => where.node === node.id);
  return (
    <div className={styles.inspector} data-testid="node-inspector">
      <section className={styles.section}>
        <NodeHead node={node} definition={definition} readOnly={readOnly} />
        <p className={`${styles.id} mono`}>{node.id}</p>
        <Problems problems={problems} />
        {definition !== undefined && <NodeHelp definition={definition} />}
      </section>
      {definition !== undefined && (
        <>
          <section className={styles.section} aria-label="Parameters">
            <h3 className={styles.heading}>Parameters</h3>
            <LabelField node={node} definition={definition} readOnly={readOnly} />
            <NodeParams document={document} node={node} definition={definition} readOnly={readOnly} />
            <Lanes document={document} node={node} definition={definition} readOnly={readOnly} />
            {definition.ownsWeights && (
              <>
                <SharedWeights document={document} node={node} readOnly={readOnly} />
                <ParameterCount document={document} id={node.id} />
              </>
            )}
          </section>
          <Ports document={document} node={node} readOnly={readOnly} />
        </>
      )}
    </div>
  );
}

interface NodeHeadProps {
  readonly node: GraphNode;
  readonly definition: NodeDefinition | undefined;
  readonly readOnly: boolean;
}

function NodeHead({ node, definition, readOnly }: NodeHeadProps) {
  return (
    <div className={styles.title}>
      {definition !== undefined && <NodeSwatch group={definition.group} />}
      <h2 className={styles.titleText}>{definition?.title ?? node.type}</h2>
      {!readOnly && (
        <span className={styles.actions}>
          <IconButton label="Duplicate" shortcut="Mod+d" onClick={documentActions.duplicate}>
            <CopyPlus />
          </IconButton>
          <IconButton label="Delete" shortcut="Delete" onClick={documentActions.removeSelected}>
            <Trash2 />
          </IconButton>
        </span>
      )}
    </div>
  );
}

function NodeHelp({ definition: { doc } }: { readonly definition: NodeDefinition }) {
  return (
    <>
      <p className={styles.summary}>
        <Prose text={doc.summary} />
      </p>
      {doc.formula !== undefined && <Formula source={doc.formula} display className={styles.formula} />}
      {doc.source !== undefined && <p className={styles.source}>{doc.source}</p>}
    </>
  );
}

interface LabelFieldProps {
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
  readonly readOnly: boolean;
}

const longestLabel = 60;

function LabelField({ node, definition, readOnly }: LabelFieldProps) {
  const rename = (label: string) =>
    documentActions.edit((before) => {
      const { label: _old, ...rest } = before.nodes.find(({ id }) => id === node.id) ?? node;
      const renamed = label === '' ? rest : { ...rest, label };
      return { ...before, nodes: before.nodes.map((one) => (one.id === node.id ? renamed : one)) };
    }, `label ${node.id}`);
  return (
    <Field id={`${node.id}-label`} label="Label" help="Its name on the canvas">
      <TextField
        id={`${node.id}-label`}
        value={node.label ?? ''}
        placeholder={definition.title}
        maxLength={longestLabel}
        onChange={rename}
        disabled={readOnly}
      />
    </Field>
  );
}

function ParameterCount({ document, id }: { readonly document: GraphDocument; readonly id: string }) {
  const count = parameterCount(document, id);
  if (count === undefined) return null;
  return (
    <dl className={styles.facts}>
      <dt>Trained weights</dt>
      <dd className="mono">{formatCount(count)}</dd>
    </dl>
  );
}

function Ports(props: NodeInspectorProps) {
  const definition = nodeType(props.node.type);
  const hasInputs = Object.keys(definition?.inputs ?? {}).length > 0;
  const hasOutputs = Object.keys(definition?.outputs ?? {}).length > 0;
  return (
    <>
      {hasInputs && (
        <section className={styles.section} aria-label="Inputs">
          <h3 className={styles.heading}>Inputs</h3>
          <PortList {...props} side="inputs" />
        </section>
      )}
      {hasOutputs && (
        <section className={styles.section} aria-label="Outputs">
          <h3 className={styles.heading}>Outputs</h3>
          <PortList {...props} side="outputs" />
        </section>
      )}
    </>
  );
}
