import { LabError } from '@shared/errors';
import { Redis } from 'ioredis';
import { shownAddress } from '../environment/queueAddress';

/** The oldest Redis that the lab and BullMQ are tested with. */
const oldest = { major: 6, minor: 2 };

function sentence(reason: string): string {
  if (/WRONGPASS|invalid password/i.test(reason)) return 'it refuses the password of the address';
  if (/NOAUTH/.test(reason)) return 'it asks for a password: redis://:PASSWORD@host:port';
  if (/ECONNREFUSED/.test(reason)) return 'nothing answers there';
  return reason;
}

function field(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
}

/**
 * What keeps a Redis from being the lab's queue, a sentence.
 * @param info what its INFO command says
 */
export function unfit(info: string): string | undefined {
  const version = field(info, 'redis_version') ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < oldest.major || (major === oldest.major && minor < oldest.minor))
    return `it is Redis ${version}, and the lab needs ${oldest.major}.${oldest.minor} or newer`;
  const policy = field(info, 'maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction')
    return `it throws keys away when it is full (${policy}): set maxmemory-policy noeviction`;
  const [used, most] = [field(info, 'used_memory'), field(info, 'maxmemory')].map(Number);
  if (most !== undefined && used !== undefined && most > 0 && used >= most)
    return 'its memory is full: raise its maxmemory';
  return undefined;
}

/**
 * Connects, and from then on reconnects for as long as it takes.
 * @throws LabError `bad-request` or `conflict` with what is wrong, without the password.
 */
export async function connectRedis(address: string): Promise<Redis> {
  const shown = shownAddress(address);
  const redis = new Redis(address, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(100 * times, 2_000),
  });
  let last = 'it cannot be reached';
  redis.on('error', (error: Error) => {
    last = error.message;
  });
  try {
    await redis.connect();
    const problem = unfit(await redis.info());
    if (problem !== undefined)
      throw new LabError('conflict', `The queue ${shown} cannot be used: ${problem}.`);
    return redis;
  } catch (error) {
    redis.disconnect();
    if (error instanceof LabError) throw error;
    const reason = error instanceof Error && !/closed/i.test(error.message) ? error.message : last;
    throw new LabError('conflict', `The queue ${shown} cannot be used: ${sentence(reason)}.`);
  }
}
