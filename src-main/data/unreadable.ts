import { LabError } from '@shared/errors';
import { formatCount } from '@shared/metric';
import type { Remark } from './reading/split';

/** Files named in the sentence. */
const mostNamed = 100;

/** That some images cannot be read: names all of them in one go, each with what is wrong. */
export class UnreadableImages extends LabError {
  constructor(
    readonly images: readonly Remark[],
    total: number,
  ) {
    super('data-invalid', sentence(images, total), placeOf(images));
  }
}

function sentence(images: readonly Remark[], total: number): string {
  const lines = images.slice(0, mostNamed).map(({ file, what }) => `${file} ${what}`);
  const advice = 'Repair or remove them, or go on without them (--skip-unreadable).';
  if (images.length === 1)
    return `${lines.join('')} Repair or remove it, or go on without it (--skip-unreadable).`;
  const more = images.length - lines.length;
  return [
    `${formatCount(images.length)} of ${formatCount(total)} images cannot be read:`,
    ...lines,
    ...(more > 0 ? [`and ${formatCount(more)} more.`] : []),
    advice,
  ].join('\n');
}

function placeOf([first]: readonly Remark[]) {
  if (first === undefined) return {};
  return first.byte === undefined ? { file: first.file } : { file: first.file, byte: first.byte };
}
