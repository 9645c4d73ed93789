import { expect, test } from './fixtures';
import { middleOf } from './pages/canvas';

const predicted = { node: 'predictor', side: 'in', port: 'z' } as const;

test('after a marquee with Shift, copy, paste and undo act on what is in it', async ({ lab, page }) => {
  await lab.canvas.drag('loss', { x: 20, y: 30 });
  await expect(lab.topBar.undo).toBeEnabled();
  await page.getByText('Published: Table 2').first().dblclick();
  expect(await page.evaluate(() => window.getSelection()?.toString())).not.toBe('');
  await lab.canvas.marquee('stop-gradient', 'loss');
  await expect(lab.canvas.node('loss')).toHaveAttribute('data-selected', 'true');
  expect(await page.evaluate(() => window.getSelection()?.toString())).toBe('');
  const before = await lab.canvas.nodes.count();
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(lab.canvas.node('loss-2')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(lab.canvas.nodes).toHaveCount(before);
  await expect(lab.topBar.undo).toBeEnabled();
});

test('a tooltip of a port does not stand in the way of the wire that is drawn', async ({ lab, page }) => {
  await lab.canvas.wiresBetween('projector', 'predictor').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  const port = lab.canvas.port({ node: 'projector', side: 'out', port: 'z' });
  await port.hover();
  const tooltip = page.locator('[data-radix-popper-content-wrapper]');
  await expect(tooltip).toBeVisible();
  const { x, y } = await middleOf(tooltip);
  expect(
    await page.evaluate(
      ([left = 0, top = 0]) =>
        document.elementFromPoint(left, top)?.closest('[data-radix-popper-content-wrapper]') === null,
      [x, y],
    ),
  ).toBe(true);
  await lab.canvas.connect({ node: 'projector', side: 'out', port: 'z' }, predicted);
  await expect(lab.canvas.port(predicted)).toHaveAttribute('data-wired', 'true');
});

test('the first node of an empty canvas lands under the pointer, at full size, also after undo and redo', async ({
  lab,
  page,
}) => {
  await lab.topBar.choose('New, empty');
  await expect(lab.canvas.nodes).toHaveCount(0);
  const region = await middleOf(lab.canvas.region);
  const at = { x: region.x - 120, y: region.y + 40 };
  await lab.palette.drag('dataset', at);
  const isThere = async () => {
    const box = await lab.canvas.node('dataset').boundingBox();
    expect(Math.abs(box!.x + box!.width / 2 - at.x)).toBeLessThan(3);
    expect(box!.y).toBeLessThan(at.y);
    expect(box!.y + box!.height).toBeGreaterThan(at.y);
    return lab.canvas.zoom();
  };
  expect(await isThere()).toBe(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(lab.canvas.nodes).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(lab.canvas.node('dataset')).toBeVisible();
  expect(await isThere()).toBe(1);
});

test('a node dropped on a wire lies where it was dropped, and covers nothing', async ({ lab }) => {
  await lab.gallery.open('SimSiam without stop-gradient');
  await expect(lab.canvas.node('stop-gradient')).toHaveCount(0);
  const at = await lab.canvas.between(
    { node: 'predictor', side: 'out', port: 'p' },
    { node: 'loss', side: 'in', port: 'p' },
  );
  await lab.palette.drag('stop-gradient', at);
  const dropped = await lab.canvas.node('stop-gradient').boundingBox();
  expect(Math.abs(dropped!.x + dropped!.width / 2 - at.x)).toBeLessThan(3);
  for (const id of ['predictor', 'loss']) {
    const box = await lab.canvas.node(id).boundingBox();
    const isApart = box!.x + box!.width <= dropped!.x || dropped!.x + dropped!.width <= box!.x;
    expect(isApart).toBe(true);
  }
});

test('what a wire in hand comes from is not dimmed by what it passes', async ({ lab, page }) => {
  const start = await middleOf(lab.canvas.port({ node: 'stop-gradient', side: 'out', port: 'y' }));
  const end = await middleOf(lab.canvas.node('loss'));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 6 });
  await expect(lab.canvas.region).toHaveAttribute('data-connecting', 'true');
  await expect(lab.canvas.node('dataset')).not.toHaveAttribute('data-light');
  await expect(lab.canvas.node('stop-gradient')).not.toHaveAttribute('data-light');
  await page.keyboard.press('Escape');
  await page.mouse.up();
});
