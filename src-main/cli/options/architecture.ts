import { existsSync, readFileSync } from 'node:fs';
import { LabError, toLabError } from '@shared/errors';
import { decodeText, type GraphDocument, parseDocument } from '@shared/graph';
import { findPreset, type PresetSize, presets, withOverrides } from '@shared/presets';
import { lengthOf, type Training } from '@shared/training';
import { resolveDataSources } from '../../engine';
import { givenPath } from '../../environment/givenPath';
import { type DataOptions, sourceOf } from './dataOptions';

/** What to train, as the options of the command line say it. */
export interface ArchitectureRequest extends DataOptions {
  /** A preset's id, the path of a document, or a document itself. */
  readonly from: string | GraphDocument;
  readonly size?: PresetSize | undefined;
  readonly epochs?: number | undefined;
  readonly steps?: number | undefined;
  readonly batch?: number | undefined;
  readonly seed?: number | undefined;
  readonly set?: readonly string[] | undefined;
}

/**
 * The document to train, with every option applied and every data folder absolute.
 * @throws LabError `not-found`, `bad-request`, `document-invalid` or `data-missing` that says which input is wrong.
 */
export function architectureOf(request: ArchitectureRequest): GraphDocument {
  if (request.data === undefined && (request.imageSize !== undefined || request.skipUnreadable === true))
    throw new LabError('bad-request', '--image-size and --skip-unreadable say how --data is read; name it.');
  const document = withOverrides(baseDocument(request), {
    training: trainingOf(request),
    ...(request.data === undefined ? {} : { source: sourceOf(request) }),
    ...(request.set === undefined ? {} : { set: request.set }),
  });
  return resolveDataSources(document, process.cwd());
}

function baseDocument({ from, size }: ArchitectureRequest): GraphDocument {
  const preset = typeof from === 'string' && presets.some(({ id }) => id === from);
  if (preset) return findPreset(from).build(size ?? 'small');
  const isFile = typeof from === 'string' && (from.endsWith('.json') || existsSync(givenPath(from)));
  if (typeof from === 'string' && !isFile) return findPreset(from).build('small');
  if (size !== undefined)
    throw new LabError('bad-request', '--size chooses between the sizes of a preset; a document has one.');
  if (typeof from !== 'string') return from;
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  return parseDocument(
    decodeText(readBytes(from), from, (bytes) => utf8.decode(bytes)),
    from,
  );
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(givenPath(file));
  } catch (cause) {
    const { message } = toLabError(cause);
    throw new LabError('not-found', `The document cannot be read: ${message}.`, { file }, { cause });
  }
}

/** `--epochs` lifts the preset's limit of steps; `--steps` is the limit, however many epochs that takes. */
function trainingOf({ epochs, steps, batch, seed }: ArchitectureRequest): Partial<Training> {
  return {
    ...(epochs === undefined ? {} : { epochs, maxSteps: 0 }),
    ...(steps === undefined ? {} : lengthOf(steps)),
    ...(batch === undefined ? {} : { batch }),
    ...(seed === undefined ? {} : { seed }),
  };
}
