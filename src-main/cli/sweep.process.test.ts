import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDocument } from '@shared/graph';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scriptedDocument, scriptedOptions } from '../engine/testing';
import { openLab } from '../server';
import { temporaryFolder } from '../testing/temporaryFolder';
import { type ScriptedCli, scriptedCli } from './testing';

let folder: ReturnType<typeof temporaryFolder>;
let lab: ScriptedCli;
beforeEach(() => {
  folder = temporaryFolder();
  lab = scriptedCli(folder.path);
});
afterEach(() => folder.remove());

/** The scripted trainer calls every run healthy. */
describe('sweep', () => {
  const hidden = ['sweep', 'simsiam', '--param', 'predictor.hidden', '--steps', '5'];

  it('trains a run per value and seed and prints mean ± deviation against the value', async () => {
    const csv = join(folder.path, 'sweep.csv');
    const { code, lines, stderr } = await lab.run(
      ...hidden,
      '--values',
      '8,32',
      '--seeds',
      '2',
      '--metric',
      'm_o,projector/m_o@0..1',
      '--csv',
      csv,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines[0]).toBe('Sweep 1, SimSiam, predictor.hidden: 4 runs.');
    // The scripted trainer measures step / 10 as projector/m_o: the mean over steps 1 to 5 is 0.3.
    expect(lines.slice(-3).map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['predictor.hidden', 'verdict', 'm_o', 'm_o of projector, 0–100 %'],
      ['8', 'healthy', '0.20 ± 0.00', '0.30 ± 0.00'],
      ['32', 'healthy', '0.20 ± 0.00', '0.30 ± 0.00'],
    ]);
    expect(readFileSync(csv, 'utf8').split('\n').slice(0, 2)).toEqual([
      'predictor.hidden,seed,run,verdict,m_o,projector/m_o@0..1',
      expect.stringMatching(/^8,0,1,healthy,0\.2,0\.3/),
    ]);
  });

  it('writes one JSON object a line, the last with the curves', async () => {
    const { code, lines } = await lab.run(...hidden, '--values', 'linear:8:32:3', '--json');
    const events: Record<string, unknown>[] = lines.map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(events.map(({ event }) => event)).toEqual(['sweep', 'point', 'point', 'point', 'finished']);
    expect(events.slice(1, 4).map(({ label }) => label)).toEqual(['8', '20', '32']);
    expect(events.at(-1)).toMatchObject({ address: 'predictor.hidden', claims: [] });
  });

  it('does not train again what has finished, unless it is told to', async () => {
    await lab.run(...hidden, '--values', '8');
    const again = await lab.run(...hidden, '--values', '8,16');
    expect(again.lines[0]).toBe('Sweep 2, SimSiam, predictor.hidden: 2 runs, 1 finished before.');
    expect((await lab.run('sweeps')).lines.map((line) => line.trim().split(/ {2,}/).slice(0, 4))).toEqual([
      ['sweep', 'name', 'status', 'runs'],
      ['2', 'SimSiam, predictor.hidden', 'finished', '2/2'],
      ['1', 'SimSiam, predictor.hidden', 'finished', '1/1'],
    ]);
    const fresh = await lab.run(...hidden, '--values', '8', '--fresh');
    expect(fresh.lines[0]).toBe('Sweep 3, SimSiam, predictor.hidden: 1 run.');
    expect((await lab.run('runs', '--json')).lines).toHaveLength(3);
  });

  it('ends with 4 where the claim of an analysis does not hold', async () => {
    // The scripted trainer gives every run the same accuracy.
    const asked = ['sweep', '--analysis', 'predictor-rate', '--steps', '5', '--seeds', '2'];
    const { code, lines } = await lab.run(...asked);
    expect(code).toBe(4);
    expect(lines.slice(-4)).toEqual([
      'does not hold: A predictor that is not trained is not enough: accuracy is higher at the base rate than at 0. (arXiv 2011.10566, table 1)',
      '  published  1.5 % against 67.7 %',
      '  measured   1 35.0 ± 0.0 %, 0 35.0 ± 0.0 %',
      '1 claim: 0 hold, 1 do not hold, 0 with not enough runs to say.',
    ]);
    const json = await lab.run(...asked, '--json');
    expect(JSON.parse(json.lines.at(-1) ?? '')).toMatchObject({
      claims: [{ id: 'simsiam-fixed-predictor', verdict: 'does not hold' }],
    });
  });

  it('is stopped by Ctrl-C, keeps what has been trained, and goes on when it is asked for again', async () => {
    const file = join(folder.path, 'endless.json');
    writeFileSync(file, formatDocument(scriptedDocument('endless', 3)));
    const stopped = async (seen: string) => {
      const running = lab.run('sweep', file, '--param', 'training.maxSteps', '--values', '3,0');
      await vi.waitFor(() => expect(lab.written()).toContain(seen), 10_000);
      process.emit('SIGINT');
      return running;
    };
    const first = await stopped('[1/2]');
    expect(first.code).toBe(130);
    expect(first.lines.at(-1)).toBe('1 of 2 runs have finished. The same command goes on from there.');
    const again = await stopped('Sweep 1');
    expect(again.lines[0]).toBe('Sweep 1, endless, training.maxSteps: 2 runs, 1 finished before.');
    expect((await lab.run('runs', '--json')).lines).toHaveLength(2);
  });

  it('says what is missing or wrong before anything trains', async () => {
    const wrong = async (...args: string[]) => {
      const { code, stderr } = await lab.run('sweep', ...args);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await wrong('simsiam')).toMatch(/--param: views\.size.*predictor\.hidden/);
    expect(await wrong('simsiam', '--param', 'predictor.hidden')).toMatch(
      /Hidden units of the mlp.*--values/,
    );
    expect(await wrong('simsiam', '--param', 'predictor.hidden', '--values', '8,0')).toMatch(
      /predictor\.hidden=0/,
    );
    expect(await wrong('simsiam', '--param', 'views.lanes', '--values', '4')).toMatch(/change places/);
    expect(await wrong('simsiam', '--param', 'a.b', '--values', 'log:0:1:3')).toMatch(/lies above 0/);
    expect(await wrong('simsiam', '--analysis', 'temperature')).toMatch(/knows what it varies/);
    expect(await wrong('--analysis', 'colour')).toMatch(/There are: gradient-alignment/);
    expect(await wrong('--analysis', 'temperature', '--html', '/nowhere/at/all.html')).toMatch(
      /cannot be written/,
    );
    expect((await lab.run('runs', '--json')).lines).toEqual([]);
  });
});

describe('reproduce', () => {
  it('puts the observed verdict beside the expected one and ends with 4 where they differ', async () => {
    const html = join(folder.path, 'report.html');
    const markdown = join(folder.path, 'report.md');
    const { code, lines } = await lab.run(
      'reproduce',
      '--only',
      'simsiam,naive-siamese,infonce-centre-only',
      '--steps',
      '5',
      '--html',
      html,
      '--markdown',
      markdown,
    );
    expect(code).toBe(4);
    const rows = lines.map((line) => line.split(/ {2,}/).slice(0, 4));
    expect(rows).toContainEqual(['simsiam', 'no collapse', 'healthy', 'agrees']);
    expect(rows).toContainEqual(['naive-siamese', 'collapse', 'healthy', 'differs']);
    expect(rows).toContainEqual(['infonce-centre-only', 'measured', 'healthy', 'measured']);
    expect(lines).toContain(
      '3 experiments: 1 as published, 1 otherwise, 1 measured, nothing being published.',
    );
    expect(readFileSync(html, 'utf8')).toContain('<section id="naive-siamese">');
    expect(readFileSync(markdown, 'utf8')).toContain(
      '| naive-siamese | collapse | healthy | differs | projector healthy |',
    );
  });

  it('says when a longer training would settle it, which is no difference', async () => {
    // m_o of the scripted trainer rises by 3 over 30 steps.
    const { code, lines } = await lab.run('reproduce', '--only', 'naive-siamese', '--steps', '30');
    expect(code).toBe(0);
    expect(lines.join('\n')).toMatch(/naive-siamese, under way: Seed 0: m_o of projector changes by/);
  });

  it('gives every number as JSON in its last line', async () => {
    const { code, lines } = await lab.run(
      'reproduce',
      '--only',
      'simsiam',
      '--steps',
      '5',
      '--seeds',
      '2',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      event: 'finished',
      experiments: [
        {
          preset: 'simsiam',
          expected: 'no collapse',
          observed: ['healthy', 'healthy'],
          agreement: 'agrees',
          metrics: { m_o: { count: 2, mean: 0.2, std: 0 } },
        },
      ],
    });
  });

  it('goes on where it stopped', async () => {
    await lab.run('reproduce', '--only', 'simsiam', '--steps', '5');
    const { lines } = await lab.run('reproduce', '--only', 'simsiam,simclr', '--steps', '5');
    expect(lines[0]).toBe('Sweep 2, Reproduction, small: 2 runs, 1 finished before.');
  });

  it('trains in the lab that runs already', async () => {
    const serving = await openLab({ ...scriptedOptions(folder.path), pages: folder.path });
    try {
      const { code } = await lab.run('reproduce', '--only', 'simsiam', '--steps', '5');
      expect(code).toBe(0);
      const { sweeps } = await serving.engine.call('sweeps.list', {});
      expect(sweeps).toMatchObject([{ status: 'finished', points: 1 }]);
    } finally {
      await serving.engine.close();
    }
  });

  it('refuses an id that nothing has', async () => {
    const { code, stderr } = await lab.run('reproduce', '--only', 'simsiam,colour');
    expect(code).toBe(2);
    expect(stderr).toMatch(/no preset or analysis "colour"/);
    expect(existsSync(join(folder.path, 'report.html'))).toBe(false);
  });
});
