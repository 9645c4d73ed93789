import { toLabError } from '@shared/errors';
import { beginsBranches, type GraphDocument, type GraphNode, setBranches } from '@shared/graph';
import type { NodeDefinition } from '@shared/node';
import { documentActions } from '../document';
import { planSweep } from '../sweeps';
import { NumberField } from '../ui';
import { Field } from './fields/Field';

interface LanesProps {
  readonly document: GraphDocument;
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
  readonly readOnly: boolean;
}

/** How many branches run through a node; those behind it follow where the wiring says how. */
export function Lanes({ document, node, definition, readOnly }: LanesProps) {
  const { min, max } = definition.lanes;
  if (max === 1) return null;
  const check = (lanes: number) => {
    if (!Number.isInteger(lanes)) return 'Whole numbers only';
    if (lanes < min || lanes > max) return `From ${min} to ${max}`;
    try {
      setBranches(document, node.id, lanes);
      return undefined;
    } catch (error) {
      return toLabError(error).message;
    }
  };
  return (
    <Field
      id={`${node.id}-lanes`}
      label="Branches"
      help="Views, and the wires that carry them on"
      onSweep={beginsBranches(node) ? () => planSweep(`${node.id}.lanes`) : undefined}
    >
      <NumberField
        id={`${node.id}-lanes`}
        value={node.lanes}
        onChange={(lanes) =>
          documentActions.edit((before) => setBranches(before, node.id, lanes), `lanes ${node.id}`)
        }
        check={check}
        disabled={readOnly}
      />
    </Field>
  );
}
