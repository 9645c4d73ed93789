import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execute, lastLines } from './execute.mjs';
import { nodeHeaders } from './pinnedNode.mjs';
import { places, root } from './places.mjs';
import { SetUpError } from './setUpError.mjs';
import { filesUnder, hashFiles, isStamped, writeStamp } from './stamp.mjs';
import { folderOf, presentLibrary } from './tensorflow.mjs';

const stamp = places.addonStamp;
const target = join(dirname(stamp), 'tfjs_binding.node');
const compilers = ['g++', 'c++', 'clang++'];

/** The lab's own part: session options, and tensors that share no memory with JavaScript. */
const own = join(root, 'src-native');

function sources() {
  return [...filesUnder(join(places.addon, 'binding')), ...filesUnder(own)];
}

function wanted() {
  const library = presentLibrary();
  return library && { library: folderOf(library), sources: hashFiles(sources()) };
}

/** @throws SetUpError where there is none. */
async function findCompiler() {
  for (const compiler of compilers) if ((await execute(compiler, ['--version'])).code === 0) return compiler;
  throw new SetUpError(
    "A C++ compiler is missing; it builds TensorFlow's addon for Node. Install one (Debian and Ubuntu: apt install " +
      'g++; Fedora: dnf install gcc-c++), then run npm start again.',
  );
}

async function compile(compiler, folder, output) {
  const libraries = join(folder, 'tensorflow');
  const { code, text } = await execute(compiler, [
    ...['-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
    ...[nodeHeaders(), join(libraries, 'include'), join(places.addon, 'binding')].map((path) => `-I${path}`),
    ...['-include', join(own, 'collapse_lab.h')],
    ...sources().filter((file) => file.endsWith('.cc')),
    ...['-o', output],
    ...['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'].map((name) => join(libraries, name)),
    `-Wl,-rpath,${libraries}`,
  ]);
  if (code !== 0)
    throw new SetUpError(
      `TensorFlow's addon could not be compiled with ${compiler}: ${lastLines(text)} A compiler for C++17 is ` +
        'needed (g++ 9 or clang 10 at least); update it, then run npm start again.',
    );
}

/** Loads the addon on the pinned Node, in a process of its own: a bad library may end it. */
async function verify(addon) {
  const { code, text } = await execute(places.node, ['-p', 'require(process.argv[1]).TF_Version', addon], {
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  const library = presentLibrary();
  if (library === undefined) throw new SetUpError('TensorFlow is no longer there. Run npm start again.');
  const { version } = library;
  // TensorFlow writes lines of its own around it.
  if (code !== 0 || !text.split('\n').includes(version))
    throw new SetUpError(
      `TensorFlow ${version} does not load: ${lastLines(text, 2)} Its library needs a CPU with AVX and glibc 2.27 ` +
        'or newer. If this machine has both, remove the folder "tensorflow" in ' +
        `${dirname(dirname(folderOf(library)))} and run npm start again.`,
    );
}

/** tfjs-node's addon, built against the library in place of the old one that its package would download. */
export const binding = {
  name: 'Addon',
  doing: "compiling TensorFlow's addon for Node",
  isDone: () => existsSync(target) && isStamped(stamp, wanted()),
  async perform() {
    const from = wanted();
    if (from === undefined) return;
    const compiler = await findCompiler();
    mkdirSync(dirname(target), { recursive: true });
    const next = `${target}.${process.pid}.node`;
    try {
      await compile(compiler, from.library, next);
      await verify(next);
      renameSync(next, target);
    } finally {
      rmSync(next, { force: true });
    }
    writeStamp(stamp, from);
  },
};
