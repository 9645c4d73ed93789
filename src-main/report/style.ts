import type { Tone } from '@shared/metric';

const toneColours: Readonly<Record<Tone, string>> = {
  centre: '--m-o',
  residual: '--m-r',
  embedding: '--plain',
  loss: '--plain',
  accuracy: '--plain',
  weights: '--plain',
  plain: '--plain',
};

const toneRules = Object.entries(toneColours)
  .map(
    ([tone, colour]) =>
      `.line.${tone} { stroke: var(${colour}); } .band.${tone}, .label.${tone} { fill: var(${colour}); }`,
  )
  .join('\n');

/** The look of a report: the lab's colours, light and dark as the reader's system, and fit for paper. */
export const reportStyle = `
:root { color-scheme: light dark; --surface: #fff; --sunken: #f5f6f8; --border: #dfe2e8; --text: #171b22; --muted: #535c6a;
  --m-o: #c9510c; --m-r: #0b7f8f; --plain: #4348d9; --healthy: #1c7a3e; --partial: #726b00; --collapsed: #9a1fb0;
  --under-way: #a85507; --differs: #c22525; }
@media (prefers-color-scheme: dark) { :root { --surface: #14161a; --sunken: #1a1d22; --border: #2c3139; --text: #e9ecf1;
  --muted: #a7b0bd; --m-o: #ff9350; --m-r: #3fc3d3; --plain: #8f94ff; --healthy: #5fcb88; --partial: #d3c74b;
  --collapsed: #dd86ee; --under-way: #f0a550; --differs: #ff7b7b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1120px; padding: 32px 24px; background: var(--surface); color: var(--text);
  font: 14px/1.5 Inter, system-ui, sans-serif; }
h1 { font-size: 24px; margin: 0 0 8px; } h2 { font-size: 18px; margin: 40px 0 8px; } h3 { font-size: 15px; margin: 28px 0 4px; }
p { margin: 4px 0; } .muted { color: var(--muted); } .formula { overflow-x: auto; padding: 8px 0; }
a { color: inherit; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 12px 0; font-size: 13px; }
th, td { padding: 4px 10px 4px 0; border-bottom: 1px solid var(--border); text-align: left; vertical-align: top; }
th { color: var(--muted); font-weight: 600; }
td.number, th.number { text-align: right; font-family: "JetBrains Mono", ui-monospace, monospace; white-space: nowrap; }
.healthy { color: var(--healthy); } .partial { color: var(--partial); } .collapsed { color: var(--collapsed); }
.agrees { color: var(--healthy); } .under-way { color: var(--under-way); } .differs, .missing { color: var(--differs); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 8px 16px; margin: 8px 0; }
figure { margin: 0; } figcaption { color: var(--muted); font-size: 12px; }
svg { display: block; width: 100%; height: auto; background: var(--sunken); border-radius: 6px; }
.axis { fill: none; stroke: var(--border); } .limit { fill: none; stroke: var(--muted); stroke-dasharray: 1 3; }
.tick { fill: var(--muted); font-size: 9px; } .label { font-size: 10px; font-weight: 600; stroke: none; }
.line { fill: none; stroke-width: 1.5; } .line.residual { stroke-dasharray: 5 2; } .point { fill: var(--plain); }
.band { opacity: 0.18; stroke: none; }
${toneRules}
section { break-inside: avoid; }
@media print { :root { --surface: #fff; --sunken: #fff; --border: #c3c9d2; --text: #000; --muted: #444; } body { max-width: none; padding: 0; } }
`;
