import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { runOf } from '../runs/testing/fakeLab';
import { showComponent } from '../testing/showComponent';
import { EmbeddingEmpty } from './EmbeddingEmpty';

it('says when the first picture comes, or why there is none', () => {
  const { rerender } = showComponent(
    <EmbeddingEmpty run={runOf(4, { status: 'running' })} checkpoints={0} />,
  );
  expect(screen.getByText('The picture appears with the first checkpoint.')).toBeDefined();
  rerender(<EmbeddingEmpty run={runOf(4, { status: 'stopped' })} checkpoints={0} />);
  expect(screen.getByText(/It ended before its first checkpoint/)).toBeDefined();
  rerender(<EmbeddingEmpty run={runOf(4)} checkpoints={3} />);
  expect(screen.getByText(/It was trained before embeddings were kept/)).toBeDefined();
});
