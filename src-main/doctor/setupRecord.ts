import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const recordSchema = z.object({ problems: z.array(z.string()).default([]) });

/** What the set-up (scripts/bootstrap) could not do, each with its fix; empty where it left no record. */
export function setupProblems(root: string): string[] {
  try {
    const json: unknown = JSON.parse(readFileSync(join(root, '.cache', 'setup.json'), 'utf8'));
    return recordSchema.safeParse(json).data?.problems ?? [];
  } catch {
    return [];
  }
}
