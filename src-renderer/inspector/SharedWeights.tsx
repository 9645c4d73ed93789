import { type GraphDocument, type GraphNode, shareWeights, takesWeights } from '@shared/graph';
import { documentActions } from '../document';
import { Button, Select } from '../ui';
import { Field } from './fields/Field';
import styles from './Inspector.module.css';

interface SharedWeightsProps {
  readonly document: GraphDocument;
  readonly node: GraphNode;
  readonly readOnly: boolean;
}

const own = 'own';

/** Whether a module has weights of its own or those of another of its type. */
export function SharedWeights({ document, node, readOnly }: SharedWeightsProps) {
  const { id, type, weightsOf } = node;
  const sharers = document.nodes.filter((other) => other.weightsOf === id);
  const owners = document.nodes.filter(
    (other) => other.type === type && other.id !== id && other.weightsOf === undefined,
  );
  if (takesWeights(document, id))
    return <p className={styles.note}>Its weights come in by a wire; it trains none of its own.</p>;
  if (sharers.length > 0)
    return (
      <p className={styles.note}>
        {sharers.map((other) => other.id).join(', ')} {sharers.length === 1 ? 'has' : 'have'} the same
        weights.
      </p>
    );
  if (owners.length === 0) return null;
  return (
    <>
      <Field
        id={`${id}-weights`}
        label="Weights"
        help="Its own, or those of another module of its type, which then are one module"
      >
        <Select
          id={`${id}-weights`}
          value={weightsOf ?? own}
          options={[
            { value: own, label: 'its own' },
            ...owners.map((other) => ({ value: other.id, label: `same as ${other.id}` })),
          ]}
          onChange={(chosen) =>
            documentActions.edit((before) => shareWeights(before, id, chosen === own ? undefined : chosen))
          }
          disabled={readOnly}
        />
      </Field>
      {weightsOf !== undefined && (
        <div className={styles.row}>
          <p className={styles.note}>Its parameters are those of {weightsOf}.</p>
          <Button look="quiet" onClick={() => documentActions.select({ nodes: [weightsOf], edges: [] })}>
            Show {weightsOf}
          </Button>
        </div>
      )}
    </>
  );
}
