import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute, lastLines } from './execute.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder } from './places.mjs';
import { say } from './progress.mjs';
import { findPython } from './python.mjs';
import { SetUpError } from './setUpError.mjs';
import { filesUnder } from './stamp.mjs';
import { libraries, unsupported } from './tensorflowWheels.mjs';

const unpacker = join(dirname(fileURLToPath(import.meta.url)), 'unpack_wheels.py');

const hour = 3_600_000;

/** Names of one platform through the years; a wheel bears one of them. */
const platforms = ['_2_27', '_2_25', '_2_17', '_2_12', '2014', '2010'].map((age) => `manylinux${age}_x86_64`);

/** An unpacked library; it exists whole or not at all. */
export function folderOf(library) {
  return join(cacheFolder(), 'tensorflow', library.id);
}

/** The best library that is here, or undefined. */
export function presentLibrary() {
  return unsupported() === undefined
    ? libraries().find((library) => existsSync(folderOf(library)))
    : undefined;
}

function megabytesIn(folder) {
  const bytes = filesUnder(folder).reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  return Math.round(bytes / 1e6);
}

/** Fetches the pinned wheels with pip, which verifies their sha256; those of an interrupted set-up stay. */
async function download(python, library, wheels, step) {
  const temporary = `${wheels}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  mkdirSync(wheels, { recursive: true });
  const list = join(temporary, 'wheels.txt');
  const lines = Object.entries(library.wheels).map(([wheel, hash]) => `${wheel} --hash=sha256:${hash}`);
  writeFileSync(list, `${lines.join('\n')}\n`);
  const of = library.megabytes === undefined ? '' : ` of ${library.megabytes}`;
  const watch = setInterval(
    () =>
      step.update(`downloading ${library.title}: ${megabytesIn(temporary) + megabytesIn(wheels)}${of} MB`),
    500,
  );
  try {
    const { code, text } = await execute(
      python,
      [
        ...['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--python-version', '3.11'],
        ...platforms.flatMap((platform) => ['--platform', platform]),
        ...['--disable-pip-version-check', '--progress-bar', 'off', '--no-input'],
        ...['--require-hashes', '-r', list, '-d', wheels],
      ],
      { env: { ...process.env, TMPDIR: temporary } },
    );
    if (code !== 0)
      throw new SetUpError(
        `pip could not download ${library.title}: ${lastLines(text, 2)} Check that PyPI or your mirror of it ` +
          'can be reached and that the disk is not full, then run npm start again.',
        hour,
      );
  } finally {
    clearInterval(watch);
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function unpack(python, library, wheels, step) {
  const partial = `${folderOf(library)}.partial`;
  rmSync(partial, { recursive: true, force: true });
  const { code, text } = await execute(python, [unpacker, wheels, partial], {
    onText: (part) => step.update(`unpacking ${library.title}: ${lastLines(part, 1)}`),
  });
  if (code !== 0)
    throw new SetUpError(
      `${library.title} could not be unpacked into ${cacheFolder()}: ${lastLines(text, 1)} About 1.5 GB are ` +
        'needed there, with CUDA 9 GB; COLLAPSE_LAB_CACHE names another folder. Then run npm start again.',
    );
  renameSync(partial, folderOf(library));
}

async function install(library, step) {
  const python = await findPython();
  const wheels = `${folderOf(library)}.wheels`;
  await withLock(
    `${folderOf(library)}.lock`,
    (pid) => say(`Process ${pid ?? '?'} is fetching ${library.title} already; waiting for it.`),
    async () => {
      if (existsSync(folderOf(library))) return;
      await download(python, library, wheels, step);
      await unpack(python, library, wheels, step);
      rmSync(wheels, { recursive: true, force: true });
    },
  );
}

/** TensorFlow's C library, once per user; where the build for GPUs cannot be had, the one for CPUs. */
export const tensorflow = {
  name: 'TensorFlow',
  doing: 'looking for Python and pip',
  isDone: () => unsupported() === undefined && presentLibrary() === libraries()[0],
  async perform(step) {
    const reason = unsupported();
    if (reason !== undefined) throw new SetUpError(reason);
    let failure;
    for (const library of libraries())
      try {
        if (!existsSync(folderOf(library))) await install(library, step);
        break;
      } catch (error) {
        failure ??= error;
      }
    if (failure !== undefined) throw failure;
  },
};
