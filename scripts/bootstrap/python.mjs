import { execute } from './execute.mjs';
import { SetUpError } from './setUpError.mjs';

const candidates = ['python3', 'python'];

/**
 * A Python 3 with pip, which fetches and unpacks the TensorFlow library.
 * @throws SetUpError naming which of the two is missing.
 */
export async function findPython() {
  let withoutPip;
  for (const program of candidates) {
    const { code } = await execute(program, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']);
    if (code !== 0) continue;
    if ((await execute(program, ['-m', 'pip', '--version'])).code === 0) return program;
    withoutPip ??= program;
  }
  if (withoutPip !== undefined)
    throw new SetUpError(
      'Python has no pip, which fetches the TensorFlow library. Install it (Debian and Ubuntu: apt install ' +
        `python3-pip; elsewhere: ${withoutPip} -m ensurepip), then run npm start again.`,
    );
  throw new SetUpError(
    'Python 3.8 or newer is missing; its pip fetches the TensorFlow library. Install it (Debian and Ubuntu: apt ' +
      'install python3 python3-pip; macOS: brew install python), then run npm start again.',
  );
}
