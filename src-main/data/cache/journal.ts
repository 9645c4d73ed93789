import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Remark } from '../reading/split';

const remarkSchema = z
  .object({
    kind: z.enum(['unreadable', 'warning']),
    index: z.number().int(),
    file: z.string(),
    what: z.string(),
    byte: z.number().optional(),
  })
  .strict();

/** One chunk of a file of pixels: how many images of the split it stands for, and the sha256 of those that came out. */
const lineSchema = z
  .object({
    asked: z.number().int(),
    bytes: z.number().int(),
    sha256: z.string(),
    remarks: z.array(remarkSchema),
  })
  .strict();

export interface JournalLine {
  readonly asked: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly remarks: readonly Remark[];
}

export function journalLine(asked: number, pixels: Uint8Array, remarks: readonly Remark[]): JournalLine {
  return { asked, bytes: pixels.length, sha256: sha256(pixels), remarks };
}

/** The lines of a journal up to the first that is not whole; none where there is no journal. */
export async function readJournal(file: string): Promise<JournalLine[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines: JournalLine[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const parsed = lineSchema.safeParse(parsedJson(line));
    if (!parsed.success) break;
    const remarks = parsed.data.remarks.map(({ byte, ...remark }) =>
      byte === undefined ? remark : { ...remark, byte },
    );
    lines.push({ ...parsed.data, remarks });
  }
  return lines;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Images of the split that the lines stand for. */
export function askedIn(lines: readonly JournalLine[]): number {
  return lines.reduce((sum, { asked }) => sum + asked, 0);
}

export function bytesIn(lines: readonly JournalLine[]): number {
  return lines.reduce((sum, { bytes }) => sum + bytes, 0);
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
