import { expect, it } from 'vitest';
import { removeNodes } from '../graph';
import { findPreset } from '../presets';
import { architectureSvg } from './architectureSvg';

it('draws every node of an architecture once, under its name, and explains cuts where there are any', () => {
  const document = { ...findPreset('simsiam').build('small'), name: 'Mine & yours' };
  const svg = architectureSvg(document);
  expect(svg).toContain('Mine &amp; yours');
  expect(svg.match(/data-node=/g)).toHaveLength(document.nodes.length);
  expect(svg).toContain('no gradient passes');
  const uncut = architectureSvg(removeNodes(document, ['stop-gradient']));
  expect(uncut).not.toContain('no gradient passes');
  expect(uncut).not.toContain('same architecture');
});
