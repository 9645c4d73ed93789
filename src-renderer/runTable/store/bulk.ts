import type { CallInput, RunTableRow } from '@shared/api';
import { cellText } from '@shared/runTable';
import { cutText } from '@shared/values/name';
import { lab } from '../../api';
import { dismissToast, showFailure, toast } from '../../ui';
import { tableStore } from './stores';

/** How long a deletion can be taken back, in milliseconds; a window that closes before deletes nothing. */
const graceTime = 8_000;
const perQuestion = 100;

type Label = Omit<CallInput<'runs.label'>, 'ids'>;

function counted(count: number): string {
  return count === 1 ? '1 run' : `${count} runs`;
}

async function attempt(what: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (thrown) {
    showFailure(what, thrown);
    return false;
  }
}

/** Some fields of runs, wherever they are in the table. */
async function cellsOf(ids: readonly string[], columns: readonly string[]): Promise<RunTableRow[]> {
  const rows: RunTableRow[] = [];
  for (let at = 0; at < ids.length; at += perQuestion) {
    const some = ids.slice(at, at + perQuestion).map((id) => `id = ${id}`);
    const where = `(${some.join(' or ')}) and (archived = yes or archived = no)`;
    rows.push(...(await lab.call('runs.query', { where, columns: [...columns], limit: perQuestion })).rows);
  }
  return rows;
}

/** Puts a label on runs that do not have it yet; undoing takes it from these alone. */
export async function labelRuns(
  ids: readonly string[],
  what: string,
  label: Label,
  undo: Label,
  has: (row: RunTableRow) => boolean,
): Promise<void> {
  await attempt('The runs were not changed', async () => {
    const rows = await cellsOf(ids, ['tag', 'starred', 'archived']);
    const changed = rows.filter((row) => !has(row)).map(({ id }) => id);
    if (changed.length === 0) return;
    await lab.call('runs.label', { ids: changed, ...label });
    const back = () =>
      void attempt('The change was not taken back', () => lab.call('runs.label', { ids: changed, ...undo }));
    toast({
      tone: 'info',
      title: `${counted(changed.length)} ${what}`,
      action: { label: 'Undo', run: back },
    });
  });
}

const tagsOf = ({ cells }: RunTableRow) => String(cells[0] ?? '').split(', ');

export function tagRuns(ids: readonly string[], tag: string): Promise<void> {
  return labelRuns(ids, `tagged ${tag}`, { addTags: [tag] }, { removeTags: [tag] }, (row) =>
    tagsOf(row).includes(tag),
  );
}

export function untagRuns(ids: readonly string[], tag: string): Promise<void> {
  return labelRuns(
    ids,
    `no longer tagged ${tag}`,
    { removeTags: [tag] },
    { addTags: [tag] },
    (row) => !tagsOf(row).includes(tag),
  );
}

export function starRuns(ids: readonly string[], starred: boolean): Promise<void> {
  return labelRuns(
    ids,
    starred ? 'starred' : 'no longer starred',
    { starred },
    { starred: !starred },
    ({ cells }) => (cells[1] === 1) === starred,
  );
}

export function archiveRuns(ids: readonly string[], archived: boolean): Promise<void> {
  return labelRuns(
    ids,
    archived ? 'archived' : 'out of the archive',
    { archived },
    { archived: !archived },
    ({ cells }) => (cells[2] === 1) === archived,
  );
}

const hole = /\{([^{}]+)\}/g;

/** The fields between braces of a name such as `{preset}, base rate {training.baseRate}`. */
function holesOf(pattern: string): string[] {
  return [...pattern.matchAll(hole)].map(([, field = '']) => field.trim());
}

/** Names runs after a pattern, in which `{field}` stands for what each run has there. */
export async function renameRuns(ids: readonly string[], pattern: string): Promise<void> {
  const fields = holesOf(pattern);
  const moment = (at: number) => new Date(at).toISOString().slice(0, 10);
  await attempt('The runs were not renamed', async () => {
    const before = await cellsOf(ids, fields);
    for (const { id, cells } of before) {
      let at = 0;
      const name = pattern.replace(hole, () => {
        const field = fields[at] ?? '';
        const text = cellText(field, cells[at] ?? null, moment);
        at += 1;
        return text;
      });
      await lab.call('runs.update', { id, name: cutText(name) });
    }
    const back = () =>
      void attempt('The names were not taken back', async () => {
        for (const { id, name } of before) await lab.call('runs.update', { id, name });
      });
    toast({ tone: 'info', title: `${counted(before.length)} renamed`, action: { label: 'Undo', run: back } });
  });
}

/** Takes runs out of the table and deletes them a while later, unless that is undone. */
export function deleteRuns(ids: readonly string[]): void {
  const { leave } = tableStore.getState();
  leave(ids, true);
  const timer = window.setTimeout(() => {
    dismissToast(message);
    void attempt('Not every run was deleted', async () => {
      for (const id of ids) await lab.call('runs.delete', { id });
    }).then(() => leave(ids, false));
  }, graceTime);
  const back = () => {
    window.clearTimeout(timer);
    leave(ids, false);
  };
  const message = toast({
    tone: 'warning',
    title: `${counted(ids.length)} deleted`,
    message: 'Curves, checkpoints and notes go with them in a few seconds.',
    action: { label: 'Undo', run: back },
  });
}
