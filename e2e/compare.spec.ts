import { expect, test } from './fixtures';
import { LabWindow } from './pages';

/** SimSiam's modules, where they are dropped, as shares of the canvas. */
const modules = [
  { type: 'dataset', x: 0.13, y: 0.2 },
  { type: 'views', x: 0.37, y: 0.2 },
  { type: 'encoder-conv', x: 0.61, y: 0.2 },
  { type: 'projector', x: 0.86, y: 0.2 },
  { type: 'predictor', x: 0.4, y: 0.55 },
  { type: 'stop-gradient', x: 0.4, y: 0.8 },
  { type: 'loss-negative-cosine', x: 0.7, y: 0.68 },
];

test('SimSiam built by hand and trained with and without its stop-gradient differs in that node alone', async ({
  lab,
  page,
  shell,
}) => {
  await lab.topBar.choose('New, empty');
  await expect(lab.canvas.nodes).toHaveCount(0);
  await lab.inspector.fill('Step limit', '6');
  await lab.inspector.fill('Batch', '32');
  await lab.inspector.fill('Probe every', '1');
  await lab.inspector.fill('Base rate', '1');
  const region = await lab.canvas.region.boundingBox();
  for (const { type, x, y } of modules)
    await lab.palette.drag(type, { x: region!.x + x * region!.width, y: region!.y + y * region!.height });
  await expect(lab.canvas.nodes).toHaveCount(modules.length);
  await lab.canvas.wire('dataset.images', 'views.images');
  await lab.canvas.wire('views.view', 'encoder-conv.x');
  await lab.canvas.wire('encoder-conv.y', 'projector.y');
  await lab.canvas.wire('projector.z', 'predictor.z');
  await lab.canvas.wire('predictor.p', 'loss-negative-cosine.p');
  await lab.canvas.wire('projector.z', 'stop-gradient.x');
  // Each view's prediction meets the other view's z.
  await lab.canvas.wire('stop-gradient.y', 'loss-negative-cosine.z', 1);
  await expect(lab.canvas.wires).toHaveCount(13);
  await expect(lab.canvas.problems).toHaveCount(0);
  await lab.canvas.select('dataset');
  await lab.inspector.fill('Training images', '320');
  await lab.inspector.fill('Test images', '100');
  await lab.canvas.select('encoder-conv');
  await lab.inspector.fill('Widths', '8, 8, 16, 16');

  const end = { timeout: 220_000 };
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(1)).toBeVisible(end);
  await lab.canvas.remove('stop-gradient');
  await expect(lab.canvas.wiresBetween('projector', 'loss-negative-cosine')).toHaveCount(2);
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(2)).toBeVisible(end);

  await lab.runs.check(1);
  await lab.runs.check(2);
  await lab.runs.compareChecked();
  await seesTheDifference(lab);
  const fresh = await (shell === 'browser' ? page.context().newPage() : page);
  if (fresh === page) await page.reload();
  else await fresh.goto(page.url());
  await seesTheDifference(new LabWindow(fresh));
});

/** The node that was taken out, nothing else but the time it took, and differences of the right sign. */
async function seesTheDifference({ comparison }: LabWindow): Promise<void> {
  // The address keeps the part that was shown.
  await comparison.show('What differs');
  await expect(comparison.row('Nodes and wires')).toHaveText(/baseline.*− stop-gradient$/);
  for (const title of ['Parameters', 'Data', 'Machine'])
    await expect(comparison.section(title)).toHaveCount(0);
  for (const name of await comparison.rowNames('Facts'))
    expect(['Name', 'Time', 'Images per second', 'Made']).toContain(name);
  const apart = (await comparison.numbers()).filter(({ values: [baseline, other] }) => baseline !== other);
  expect(apart.length).toBeGreaterThan(1);
  for (const {
    name,
    values: [baseline = 0, other = 0],
    delta,
  } of apart)
    expect(Math.sign(delta), name).toBe(Math.sign(other - baseline));
  await comparison.show('Architecture');
  await expect(comparison.figure.locator('[data-change="removed"][data-node]')).toHaveText(/Stop-gradient/);
  await expect(comparison.figure.locator('[data-change="added"][data-node]')).toHaveCount(0);
}
