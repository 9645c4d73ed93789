import { type GraphDocument, type GraphNode, updateNode } from '@shared/graph';
import type { NodeDefinition } from '@shared/node';
import { documentActions } from '../document';
import { ParamField } from './fields/ParamField';

interface NodeParamsProps {
  readonly document: GraphDocument;
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
  readonly readOnly: boolean;
}

/** A node's parameters, as its schema lists them; those of a node that shares weights are its owner's. */
export function NodeParams({ document, node, definition, readOnly }: NodeParamsProps) {
  const owner = document.nodes.find(({ id }) => id === node.weightsOf);
  const { params } = owner ?? node;
  const set = (name: string) => (value: unknown, inARow?: boolean) =>
    documentActions.edit(
      (before) => {
        const now = before.nodes.find(({ id }) => id === node.id)?.params ?? {};
        return updateNode(before, node.id, { params: { ...now, [name]: value } });
      },
      inARow === true ? `param ${node.id}.${name}` : undefined,
    );
  return Object.entries(definition.params.shape).map(([name, schema]) => (
    <ParamField
      key={`${node.id} ${name}`}
      id={`${node.id}-param-${name}`}
      address={`${(owner ?? node).id}.${name}`}
      schema={schema}
      value={name in params ? params[name] : schema.parse(undefined)}
      onChange={set(name)}
      disabled={readOnly || owner !== undefined}
      lanes={node.lanes}
    />
  ));
}
