import { describe, expect, it } from 'vitest';
import { type PaperChart, paperFigure, paperSize } from './paperFigure';

const palette = { colour: () => '#000', font: 'sans' };
const chart = (names: readonly string[]): PaperChart => ({
  title: 'Ratio m_o',
  foot: 'Training step',
  names,
  draw: ({ width, height }, area) => ({
    data: [{ y: [1] }, { y: [2] }],
    layout: { width, height, margin: { l: area.left }, xaxis: { range: [0, 8] } },
  }),
});

describe('a chart on paper', () => {
  it('has its title, what its foot counts, and a legend of the traces in front', () => {
    const { data, layout } = paperFigure(chart(['run 1, m_o']), palette);
    expect(layout.title).toMatchObject({ text: 'Ratio <i>m</i><sub>o</sub>' });
    expect(layout.xaxis).toMatchObject({ range: [0, 8], title: { text: 'Training step' } });
    expect(layout).toMatchObject({ ...paperSize, showlegend: true, paper_bgcolor: '#ffffff' });
    expect(data).toMatchObject([
      { y: [1], showlegend: false },
      { y: [2], name: 'run 1, <i>m</i><sub>o</sub>' },
    ]);
  });

  it('has no legend where nothing has a name', () => {
    expect(paperFigure(chart([]), palette).layout.showlegend).toBe(false);
  });
});
