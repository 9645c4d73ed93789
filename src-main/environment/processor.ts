import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/** What the processor calls itself, the cores that this process may use, and what it can do where the system says so. */
export interface Processor {
  readonly name: string;
  readonly cores: number;
  /** Instruction sets; empty where the system does not list them. */
  readonly flags: readonly string[];
}

export function thisProcessor(): Processor {
  return {
    name: cpus()[0]?.model.trim() ?? process.arch,
    cores: availableParallelism(),
    flags: flagsOf(processorDescription()),
  };
}

/** @param description Linux's /proc/cpuinfo */
export function flagsOf(description: string): readonly string[] {
  return /^(?:flags|Features)\s*:(.*)$/m.exec(description)?.[1]?.trim().split(/\s+/) ?? [];
}

/** The widest vectors and the matrix units that matter to a training step, in words. */
export function capabilities({ flags }: Pick<Processor, 'flags'>): string {
  const told = ['avx2', 'avx512f', 'avx512_vnni', 'avx512_bf16', 'amx_bf16', 'asimd', 'bf16'];
  return told.filter((flag) => flags.includes(flag)).join(', ') || 'not told by the system';
}

/** A processor's name with its capabilities, as records and measurements keep it. */
export function processorText(processor: Processor = thisProcessor()): string {
  return `${processor.name} (${capabilities(processor)})`;
}

function processorDescription(): string {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    return '';
  }
}
