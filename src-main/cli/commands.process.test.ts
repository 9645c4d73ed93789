import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doctorCheckSchema } from '@shared/api';
import { documentSchema, formatDocument, parseDocument, removeNodes } from '@shared/graph';
import { addressPattern } from '@shared/metric';
import { knn } from '@shared/metrics/features/accuracy';
import { metrics } from '@shared/metrics/registry';
import { findPreset } from '@shared/presets';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptedDocument, scriptedOptions, untilRun } from '../engine/testing';
import { openLab } from '../server';
import { temporaryFolder } from '../testing/temporaryFolder';
import { type JsonLine, jsonLineSchema } from './output/jsonLines';
import { type ScriptedCli, scriptedCli } from './testing';

let folder: ReturnType<typeof temporaryFolder>;
let lab: ScriptedCli;
beforeEach(() => {
  folder = temporaryFolder();
  lab = scriptedCli(folder.path);
});
afterEach(() => folder.remove());

/** A document whose name tells the scripted trainer what to do. */
function documentFile(name: string, steps?: number): string {
  const file = join(folder.path, `${name}.json`);
  writeFileSync(file, formatDocument(scriptedDocument(name, steps)));
  return file;
}

function jsonLines(lines: readonly string[]): JsonLine[] {
  return lines.map((line) => jsonLineSchema.parse(JSON.parse(line)));
}

/** The lab as another process has it: a window, or `serve`. */
function servingLab() {
  return openLab({ ...scriptedOptions(folder.path), pages: folder.path });
}

describe('train', () => {
  it('writes one JSON object a line and ends with verdict, metrics, time and backend', async () => {
    const { code, lines, stderr } = await lab.run(
      'train',
      'simsiam',
      '--steps',
      '30',
      '--seed',
      '4',
      '--json',
    );
    const events = jsonLines(lines);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(events[0]).toMatchObject({ event: 'queued', number: 1, name: 'SimSiam, seed 4', seed: 4 });
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['activity', 'started', 'metrics', 'progress']),
    );
    const run = events[0]?.event === 'queued' ? events[0].run : '';
    expect(events.at(-1)).toEqual({
      event: 'finished',
      run,
      verdict: 'healthy',
      metrics: {
        m_o: 0.2,
        m_r: 0.97,
        std: 0.95,
        covariance: 0.1,
        effective_rank: 8,
        knn_accuracy: 0.35,
        loss: -0.9,
      },
      seconds: 0.3,
      images_per_second: 1000,
      backend: 'Scripted',
    });
    const steps = events.flatMap((line) => (line.event === 'metrics' ? [line.step] : []));
    expect(steps).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('writes plain lines to a pipe: the phases, then seldom the progress, then the verdict with the expected one', async () => {
    const { code, lines } = await lab.run('train', 'naive-siamese', '--steps', '30', '--name', 'mine');
    expect(code).toBe(0);
    expect(lines[0]).toBe('Run 1: mine, seed 0');
    expect(lines.filter((line) => line.startsWith('step '))).toHaveLength(1);
    const text = lines.join('\n');
    expect(text).toContain('Training 30 steps on Scripted (eager)');
    expect(text).toMatch(/Run 1 is healthy\. Expected: collapse \(arXiv/);
    expect(text).toContain(
      'm_o 0.20  m_r 0.97  std 0.95  rank 8.0  covariance 0.100  loss −0.900  kNN 35.0 %',
    );
  });

  it('keeps every option in the document', async () => {
    await lab.run(
      'train',
      'simsiam',
      '--steps',
      '5',
      '--batch',
      '32',
      '--seed',
      '7',
      '--set',
      'projector.out=64',
      '--json',
    );
    const shown = await lab.run('show', '1', '--json');
    const document = documentSchema.parse(JSON.parse(shown.stdout).document);
    expect(document.training).toMatchObject({ maxSteps: 5, epochs: 10_000, batch: 32, seed: 7 });
    expect(document.nodes.find(({ id }) => id === 'projector')?.params).toMatchObject({ out: 64 });
  });

  it.each([
    [['train', 'simsiamm'], 'There is no preset "simsiamm"'],
    [['train', 'gone.json'], 'The document cannot be read'],
    [['train', 'simsiam', '--set', 'projector.depth=3'], 'projector has no parameter "depth"'],
    [['train', 'simsiam', '--set', 'head.out=3'], 'there is no node "head"'],
    [['train', 'simsiam', '--set', 'projector.out'], 'is not node.param=value'],
    [['train', 'simsiam', '--data', 'cifar10'], 'is not a data source'],
    [['train', 'simsiam', '--data', 'cifar10:/no/such/folder'], 'There is no /no/such/folder'],
    [['train', 'simsiam', '--steps', '0'], 'It must be a whole number from 1'],
    [['train', 'simsiam', '--batch', '1.5'], 'It must be a whole number from 2 to 8192'],
    [['train', 'simsiam', '--epochs', '2', '--steps', '3'], 'cannot be used with'],
    [['train', 'simsiam', '--size', 'huge'], 'Allowed choices are small, paper'],
    [['train', 'simsiam', '--sedd', '1'], "unknown option '--sedd'"],
    [['train'], 'Name a preset or a file, or a run with --from'],
    [['show', '99'], 'There is no run "99"'],
    [['export', '1'], 'Choose one of --csv'],
    [['nodes', 'encoderr'], 'There is no node type "encoderr"'],
    [['metrics', 'm_x'], 'There is no metric "m_x"'],
    [['presets', 'byoll'], 'There is no preset "byoll"'],
    [['trian'], "unknown command 'trian'"],
  ])('says what is wrong with %j, and makes no run', async (args, sentence) => {
    const plain = await lab.run(...args);
    expect(plain.code).toBe(2);
    expect(plain.stderr).toContain(sentence);
    expect(plain.stdout).toBe('');
    const { lines } = await lab.run('runs');
    expect(lines).toEqual([expect.stringContaining('There are no runs yet')]);
  });

  it('says the same as the last JSON line', async () => {
    const { code, lines, stderr } = await lab.run('train', 'simsiamm', '--json');
    expect(code).toBe(2);
    expect(jsonLines(lines)).toMatchObject([{ event: 'failed', error: { code: 'not-found' } }]);
    expect(stderr).toContain('There is no preset');
    const usage = await lab.run('train', 'simsiam', '--steps', 'many', '--json');
    expect(jsonLines(usage.lines)).toMatchObject([{ event: 'failed', error: { code: 'bad-request' } }]);
  });

  it('names the line at which a document breaks off, and refuses a size for one', async () => {
    const file = documentFile('plain');
    const sized = await lab.run('train', file, '--size', 'paper');
    expect(sized.stderr).toContain('--size chooses between the sizes of a preset');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
    const { code, stderr } = await lab.run('train', file);
    expect(code).toBe(2);
    expect(stderr).toContain('is not JSON');
    expect(stderr).toMatch(/line \d/);
  });

  it('fails with the error of the run, its node and exit code 1', async () => {
    const { code, lines, stderr } = await lab.run('train', documentFile('fail'), '--json');
    expect(code).toBe(1);
    expect(jsonLines(lines).at(-1)).toEqual({
      event: 'failed',
      error: { code: 'loss-not-finite', message: 'Run 1: The loss is NaN', where: { node: 'loss' } },
    });
    expect(stderr).toBe('Run 1: The loss is NaN (node loss)\n');
  });

  it('says how to go on after a crash, and goes on', async () => {
    const crashed = await lab.run('train', documentFile('crash-again', 18));
    expect(crashed.code).toBe(1);
    expect(crashed.stderr).toContain('out of memory, says the scripted trainer');
    expect(crashed.stderr).toContain('npm run lab -- resume 1');
    const { code, lines } = await lab.run('resume', '1', '--json');
    expect(code).toBe(1);
    const events = jsonLines(lines);
    expect(events.find((line) => line.event === 'metrics')).toMatchObject({ step: 11 });
  });

  it('goes on by itself when the lab that trained the run is closed', async () => {
    const serving = await servingLab();
    const training = lab.run('train', documentFile('plain', 300), '--json');
    await untilRunOf(serving, ({ step }) => step > 3);
    await serving.engine.close();
    const { code, lines } = await training;

    expect(code).toBe(0);
    const events = jsonLines(lines);
    expect(events.filter(({ event }) => event === 'started')).toHaveLength(2);
    expect(events.at(-1)).toMatchObject({ event: 'finished' });
  });
});

/** The first run of a lab as soon as it fits. */
async function untilRunOf(
  { engine }: Awaited<ReturnType<typeof servingLab>>,
  fits: Parameters<typeof untilRun>[2],
) {
  const id = await new Promise<string>((resolve) => {
    const unsubscribe = engine.subscribe((event) => {
      if (event.kind !== 'run') return;
      unsubscribe();
      resolve(event.run.id);
    });
  });
  return untilRun(engine, id, fits);
}

describe('runs of a lab that another process has', () => {
  it('can be paused, resumed and stopped, and say where they are', async () => {
    const serving = await servingLab();
    const { run } = await serving.engine.call('runs.start', { document: scriptedDocument('endless', 0) });
    await untilRun(serving.engine, run.id, ({ step }) => step > 3);
    const paused = await lab.run('pause', '1');
    expect(paused.stdout).toMatch(/^Run 1 is paused at step \d+\. Go on with: npm run lab -- resume 1\n$/);
    const resumed = lab.run('resume', run.id.slice(0, 5), '--json');
    await untilRun(serving.engine, run.id, ({ status }) => status === 'running');
    await serving.engine.call('runs.stop', { id: run.id });
    const { code, lines } = await resumed;
    expect(code).toBe(130);
    expect(jsonLines(lines).at(-1)).toMatchObject({ event: 'stopped', run: run.id });
    const again = await lab.run('stop', '1');
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('The run is stopped already');
    await serving.engine.close();
  });

  it('are deleted with their files', async () => {
    await lab.run('train', documentFile('plain', 3));
    expect(readdirSync(join(folder.path, 'runs'))).toHaveLength(1);
    const { stdout } = await lab.run('delete', '1');
    expect(stdout).toContain('Run 1, plain, is deleted');
    expect(existsSync(join(folder.path, 'runs', 'plain'))).toBe(false);
    expect(readdirSync(join(folder.path, 'runs'))).toHaveLength(0);
  });
});

describe('runs, show and export', () => {
  beforeEach(async () => {
    await lab.run('train', 'simsiam', '--steps', '12');
    await lab.run('train', documentFile('fail'));
  });

  it('lists every run, newest first, in columns', async () => {
    const { lines } = await lab.run('runs');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^run +id +name +seed +status +step +steps +verdict +m_o/);
    expect(lines[1]).toMatch(/^ +2 +r\w+ +fail +0 +failed/);
    expect(lines[2]).toMatch(
      /SimSiam +0 +finished +12 +12 +healthy +0\.20 +0\.97 +0\.95 +8\.0 +0\.100 +35\.0 %/,
    );
    const json = await lab.run('runs', '--json');
    expect(json.lines.map((line) => JSON.parse(line))).toMatchObject([
      { number: 2, values: { status: 'failed', knn_accuracy: null } },
      { number: 1, values: { status: 'finished', knn_accuracy: 0.35 }, steps: { knn_accuracy: 12 } },
    ]);
  });

  it('filters, sorts and groups runs by any field, and says where a filter cannot be read', async () => {
    const shown = ['--columns', 'name,training.baseRate,knn_accuracy', '--csv'];
    const { lines } = await lab.run('runs', '--where', 'verdict = healthy and knn_accuracy > 30%', ...shown);
    expect(lines).toEqual(['run,name,training.baseRate,knn_accuracy', '1,SimSiam,0.2,0.35']);
    const sorted = await lab.run('runs', '--sort', '-knn_accuracy', '--columns', 'name', '--csv');
    expect(sorted.lines.map((line) => line.split(',')[0])).toEqual(['run', '1', '2']);
    const grouped = await lab.run('runs', '--group', 'status', '--columns', 'knn_accuracy', '--json');
    expect(grouped.lines.map((line) => JSON.parse(line))).toMatchObject([
      { key: 'failed', runs: 1, values: { knn_accuracy: null } },
      { key: 'finished', runs: 1, values: { knn_accuracy: { mean: 0.35, std: 0, count: 1 } } },
    ]);
    const broken = await lab.run('runs', '--where', 'verdikt = healthy');
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toContain('at character 1: There is no field "verdikt". Did you mean verdict?');
  });

  it('shows a run with its verdict, why, and what its preset should do', async () => {
    const { stdout } = await lab.run('show', '1');
    expect(stdout).toContain('Run 1: SimSiam');
    expect(stdout).toMatch(/verdict +healthy/);
    expect(stdout).toContain('projector: m_o 0.20');
    expect(stdout).toMatch(/expected +no collapse/);
    expect(stdout).toMatch(/steps +12 of 12/);
    expect(stdout).toMatch(/execution +eager/);
    expect(stdout).toMatch(/kNN accuracy +35\.0 %/);
    const failed = await lab.run('show', '2');
    expect(failed.stdout).toContain('The loss is NaN');
    expect(failed.stdout).toContain('npm run lab -- resume 2');
  });

  it('exports the metrics as CSV, to standard output or whole to a file', async () => {
    const { stdout } = await lab.run('export', '1', '--csv');
    const rows = stdout.trim().split('\n');
    expect(rows[0]?.split(',')[0]).toBe('step');
    expect(rows).toHaveLength(13);
    const file = join(folder.path, 'curves.csv');
    await lab.run('export', '1', '--csv', '--output', file);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    const lost = await lab.run('export', '1', '--csv', '--output', join(folder.path, 'no', 'x.csv'));
    expect(lost.code).toBe(2);
    expect(lost.stderr).toContain('The file cannot be written');
    const many = await lab.run('export', '--where', 'run <= 2', '--csv');
    const [head, ...values] = many.stdout.trim().split('\n');
    expect(head).toBe('run,id,name,seed,metric,step,value');
    // Run 2 failed before it measured anything.
    expect(new Set(values.map((line) => line.split(',')[0]))).toEqual(new Set(['1']));
    const logs = join(folder.path, 'logs');
    await lab.run('export', '1', '2', '--tensorboard', logs);
    expect(readdirSync(logs)).toEqual([expect.stringMatching(/^run-1 /), expect.stringMatching(/^run-2 /)]);
  });
});

describe('compare', () => {
  it('says what two runs differ in, against a baseline, in words, as a table of each form and as JSON', async () => {
    const file = join(folder.path, 'without.json');
    const without = removeNodes(findPreset('simsiam').build('small'), ['stop-gradient']);
    writeFileSync(file, formatDocument(without));
    await lab.run('train', 'simsiam', '--steps', '3');
    await lab.run('train', file, '--steps', '3');
    const { stdout } = await lab.run('compare', '1', '2', '--baseline', '2');
    expect(stdout).toMatch(/Nodes and wires +\+ stop-gradient +baseline/);
    expect(stdout).not.toContain('Parameters');
    const json = await lab.run('compare', '1', '2', '--json');
    const said: { columns: { architecture: { changes: string[] } }[] } = JSON.parse(json.stdout);
    expect(said.columns.map(({ architecture }) => architecture.changes)).toEqual([[], ['− stop-gradient']]);
    expect((await lab.run('compare', '1', '2', '--as', 'latex')).stdout).toContain('\\bottomrule');
    const html = join(folder.path, 'comparison.html');
    await lab.run('compare', '1', '2', '--html', html);
    expect(readFileSync(html, 'utf8')).toContain('data-change="removed"');
    await lab.run('compare', '1', '--where', 'status = finished', '--by', 'preset', '--save', 'both');
    const kept = await lab.run('compare', '--set', 'both');
    expect(kept.stdout).toMatch(/Verdict +simsiam, baseline/);
    expect((await lab.run('compare', '--sets')).stdout).toMatch(/both +1 +0 +status = finished +preset/);
    expect(await lab.run('compare', '--set', 'bath')).toMatchObject({
      stderr: 'There is no saved comparison "bath". There is: both.\n',
    });
    const alone = await lab.run('compare', '1', '1');
    expect(alone).toMatchObject({ code: 2, stderr: 'A comparison needs two different runs or more.\n' });
  });
});

describe('presets, nodes and doctor', () => {
  it('prints a document that can be edited and trained', async () => {
    const { stdout } = await lab.run('presets', 'mirror-simsiam', '--json');
    expect(parseDocument(stdout).preset).toBe('mirror-simsiam');
    const file = join(folder.path, 'edited.json');
    writeFileSync(file, stdout.replace('"seed": 0', '"seed": 5'));
    const trained = await lab.run('train', file, '--steps', '3', '--json');
    expect(jsonLines(trained.lines)[0]).toMatchObject({ event: 'queued', seed: 5 });
    const paper = await lab.run('presets', 'simsiam', '--size', 'paper', '--json');
    expect(parseDocument(paper.stdout).training.epochs).toBe(200);
  });

  it('expects of an edited preset what is published of what it has become', async () => {
    const file = join(folder.path, 'no-stop-gradient.json');
    writeFileSync(file, formatDocument(removeNodes(findPreset('simsiam').build('small'), ['stop-gradient'])));
    const lineage =
      'Made from SimSiam, changed since (− stop-gradient): it is SimSiam without stop-gradient now.';
    const { lines } = await lab.run('train', file, '--steps', '3');
    expect(lines.join('\n')).toMatch(/is healthy\. Expected: collapse \(arXiv 2011\.10566/);
    expect(lines).toContain(lineage);
    const { stdout } = await lab.run('show', '1');
    expect(stdout).toMatch(/expected +collapse, differs/);
    expect(stdout).toContain(lineage);
    const [shown = ''] = (await lab.run('show', '1', '--json')).lines;
    expect(JSON.parse(shown)).toMatchObject({
      expected: { preset: 'simsiam-no-stop-gradient', verdict: 'collapse' },
      lineage: { origin: 'simsiam', changes: ['− stop-gradient'] },
      agreement: { kind: 'differs' },
    });
  });

  it('groups the gallery by section with the expected verdicts', async () => {
    const { stdout } = await lab.run('presets');
    expect(stdout).toMatch(/\n\nWhat keeps SimSiam from collapsing\n {2}simsiam +no collapse +SimSiam\n/);
    const one = await lab.run('presets', 'naive-siamese');
    expect(one.stdout).toContain('Expected  collapse: ');
    const { lines } = await lab.run('presets', '--json');
    expect(lines.map((line) => JSON.parse(line).id)).toContain('mirror-simsiam');
  });

  it('lists node types with ports and parameters', async () => {
    const { stdout } = await lab.run('nodes', 'projector');
    expect(stdout).toMatch(/z +embedding +one per lane/);
    expect(stdout).toMatch(/hidden +128 +1 \.\. \d+ /);
    const { lines } = await lab.run('nodes', '--json');
    const types = lines.map((line) => JSON.parse(line));
    const projector = types.find(({ type }) => type === 'projector');
    expect(projector.parameters[0]).toMatchObject({ name: 'layers', default: 2, editor: 'integer' });
    expect((await lab.run('nodes')).stdout).toContain('stop-gradient');
  });

  it('list the measures from their registry, and show one with formula and source', async () => {
    const { lines } = await lab.run('metrics', '--json');
    expect(lines.length).toBe(metrics.length);
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        address: 'TAP/m_o',
        source: 'arXiv 2203.16262, section 3.1',
        better: 'lower',
      }),
    );
    const listed = (await lab.run('metrics')).stdout;
    for (const metric of metrics) {
      expect(listed).toContain(addressPattern(metric));
      expect(listed).toContain(metric.source);
    }
    const { stdout } = await lab.run('metrics', 'knn_accuracy');
    expect(stdout).toContain(`Formula  ${knn.formula}`);
    expect(stdout).toContain('Range    0 .. 1, higher is better');
  });

  it('ends doctor with 1 where there is a problem, and shows the fix', async () => {
    const problem = { name: 'Node', status: 'problem', detail: '18.0.0', fix: 'Use npm start.' } as const;
    const warning = { name: 'Display', status: 'warning', detail: 'none', fix: null } as const;
    const broken = await scriptedCli(folder.path, [problem, warning]).run('doctor');
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain('18.0.0  →  Use npm start.');
    const fine = await scriptedCli(folder.path, [warning]).run('doctor', '--json');
    expect(fine.code).toBe(0);
    expect(fine.lines.map((line) => doctorCheckSchema.parse(JSON.parse(line)))).toEqual([warning]);
  });

  it('shows and sets what is kept', async () => {
    await lab.run(
      'storage',
      '--keep-newest',
      '2',
      '--keep-best',
      '--cache-limit',
      '0,5',
      '--resume-at-start',
    );
    const { stdout } = await lab.run('storage', '--no-keep-best', '--keep-every', '100');
    expect(stdout).toContain('Kept of each run: the newest 2, those of every 100 steps');
    expect(stdout).toContain('Cached images: at most 0.5 GB');
    const { lines } = await lab.run('storage', '--keep-every', 'none', '--json');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      settings: { keepNewest: 2, keepBest: false, keepEvery: null, cacheLimit: 0.5, resumeAtStart: true },
      use: { checkpoints: { files: 0, bytes: 0 } },
    });
    const wrong = await lab.run('storage', '--checkpoints-limit', '-1');
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).toContain('It must be a number of GB above 0, or none.');
  });

  it('prints the exit codes with the help', async () => {
    const { code, stdout } = await lab.run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('130  stopped');
  });
});
