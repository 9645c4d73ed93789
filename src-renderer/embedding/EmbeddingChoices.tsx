import type { EmbeddingSpace } from '@shared/api';
import { type Segment, Segments } from '../ui';
import styles from './EmbeddingView.module.css';
import type { EmbeddingChoice } from './frames/embeddingStore';
import type { Form, Method } from './layout/projection';

const methods: readonly Segment<Method>[] = [
  {
    value: 'pca',
    label: 'PCA',
    help: 'The plane of the greatest variance, from the eigenvectors of the covariance: distances are true to scale',
  },
  {
    value: 'umap',
    label: 'UMAP',
    help: 'Keeps neighbourhoods (arXiv 1802.03426): groups are seen, but the distances between them mean little',
  },
];

const spaces: readonly Segment<EmbeddingSpace>[] = [
  { value: 'backbone', label: 'Backbone', help: 'What the encoder gives: what kNN and the linear probe see' },
  {
    value: 'representation',
    label: 'z',
    help: 'The representation z: behind the projector, where there is one',
  },
];

const forms: readonly Segment<Form>[] = [
  { value: 'unit', label: 'Unit', help: 'Each vector divided by its length, as the losses see it' },
  { value: 'raw', label: 'Raw', help: 'The vectors as they are' },
];

interface EmbeddingChoicesProps {
  readonly choice: EmbeddingChoice;
  readonly choose: (change: Partial<EmbeddingChoice>) => void;
}

/** How the embedding is looked at. */
export function EmbeddingChoices({ choice, choose }: EmbeddingChoicesProps) {
  const { method, space, form } = choice;
  return (
    <div className={styles.choices}>
      <Segments
        label="Projection"
        value={method}
        segments={methods}
        onChange={(value) => choose({ method: value })}
      />
      <Segments
        label="Space"
        value={space}
        segments={spaces}
        onChange={(value) => choose({ space: value })}
      />
      <Segments label="Vectors" value={form} segments={forms} onChange={(value) => choose({ form: value })} />
    </div>
  );
}
