import { expect, test } from './fixtures';

const z = { node: 'projector', side: 'out', port: 'z' } as const;
const stopped = { node: 'stop-gradient', side: 'in', port: 'x' } as const;

test('a node dragged from the palette lies on the canvas; undo, redo and delete act on it', async ({
  lab,
  page,
}) => {
  const box = await lab.canvas.region.boundingBox();
  await lab.palette.drag('loss-mse', { x: box!.x + box!.width * 0.3, y: box!.y + box!.height - 60 });
  const node = lab.canvas.node('loss-mse');
  await expect(node).toHaveAttribute('data-selected', 'true');
  await lab.topBar.undo.click();
  await expect(node).toHaveCount(0);
  await lab.topBar.redo.click();
  await expect(node).toBeVisible();
  await lab.canvas.select('loss-mse');
  await page.keyboard.press('Delete');
  await expect(node).toHaveCount(0);
});

test('a missing wire is marked with its sentence, blocks Train, and is drawn again from port to port', async ({
  lab,
  page,
}) => {
  await expect(lab.canvas.wires).toHaveCount(13);
  await lab.canvas.wiresBetween('projector', 'predictor').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  const input = lab.canvas.port({ node: 'predictor', side: 'in', port: 'z', lane: 0 });
  await expect(input).toHaveAttribute('data-problem', 'true');
  await expect(lab.canvas.node('predictor')).toHaveAttribute('data-problem', 'true');
  await expect(lab.canvas.problems).toBeVisible();

  await lab.topBar.train.click();
  await expect(lab.topBar.blockers).toContainText(/predictor · z/);
  await expect(lab.canvas.node('predictor')).toHaveAttribute('data-selected', 'true');
  await page.keyboard.press('Escape');

  await lab.canvas.connect(z, { node: 'predictor', side: 'in', port: 'z' });
  await expect(input).toHaveAttribute('data-wired', 'true');
  await expect(lab.canvas.problems).toHaveCount(0);
  await expect(lab.canvas.wires).toHaveCount(13);
});

test('a stop-gradient taken out leaves its wires healed, and one dropped on a wire goes into it', async ({
  lab,
}) => {
  const loss = { node: 'loss', side: 'in', port: 'z' } as const;
  await lab.canvas.remove('stop-gradient');
  await expect(lab.canvas.wiresBetween('projector', 'loss')).toHaveCount(2);
  await expect(lab.canvas.problems).toHaveCount(0);

  await lab.gallery.open('SimSiam');
  await expect(lab.canvas.port(stopped)).toHaveAttribute('data-wired', 'true');
  await lab.palette.drag(
    'stop-gradient',
    await lab.canvas.between(
      { node: 'predictor', side: 'out', port: 'p' },
      { node: 'loss', side: 'in', port: 'p' },
    ),
  );
  await expect(lab.canvas.wiresBetween('stop-gradient-2', 'loss')).toHaveCount(2);
  await expect(lab.canvas.port(loss)).toHaveAttribute('data-wired', 'true');
});

test('a node can be moved, and the document is saved by itself', async ({ lab }) => {
  const before = await lab.canvas.node('loss').boundingBox();
  await lab.canvas.drag('loss', { x: -40, y: 60 });
  await expect
    .poll(async () => (await lab.canvas.node('loss').boundingBox())?.y)
    .toBeGreaterThan(before!.y + 30);
  await expect(lab.topBar.saved).toBeVisible();
});
