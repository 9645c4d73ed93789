import { LabError } from '@shared/errors';
import { type Engine, type EngineOptions, openEngine } from '../engine';
import { accessToken } from './accessToken';
import { type EngineLock, readRecord, takeLock } from './engineLock';
import { type LabServer, startServer } from './labServer';
import { connectLab, type RemoteLab } from './remoteLab';

export interface OpenLabOptions extends EngineOptions {
  readonly pages: string;
  /** Makes a new access token. */
  readonly newToken?: boolean | undefined;
  /** 0, the default, takes a free one. */
  readonly port?: number;
}

/** `own`: the engine runs in this process and answers others at `address`. `remote`: another process has it. */
export type Lab =
  | { readonly kind: 'own'; readonly engine: Engine; readonly address: string }
  | { readonly kind: 'remote'; readonly engine: RemoteLab; readonly address: string };

/** A process that has just taken the lock needs a moment until it answers; one that closes, to finish. */
const patience = 30_000;
const pause = 50;

/** The engine, whose end also ends its server and frees the folder. */
function closingAll(engine: Engine, server: LabServer, lock: EngineLock): Engine {
  let closed: Promise<void> | undefined;
  return {
    ...engine,
    close() {
      // Who comes now waits for the lock instead of joining a lab that is about to go.
      lock.withdraw();
      closed ??= engine
        .close()
        .then(() => server.close())
        .finally(() => lock.release());
      return closed;
    },
  };
}

async function openOwn(lock: EngineLock, options: OpenLabOptions): Promise<Lab> {
  let engine: Engine | undefined;
  let server: LabServer | undefined;
  try {
    engine = openEngine(options);
    const token = accessToken(options.dataFolder, { renew: options.newToken });
    server = await startServer({ engine, port: options.port ?? 0, token, pages: options.pages });
    lock.publish({ pid: process.pid, port: server.port, token, version: options.version });
    return { kind: 'own', engine: closingAll(engine, server, lock), address: server.address };
  } catch (error) {
    await engine?.close();
    await server?.close();
    lock.release();
    throw error;
  }
}

async function openRemote(options: OpenLabOptions): Promise<Lab | undefined> {
  const record = readRecord(options.dataFolder);
  if (record === undefined) return undefined;
  const engine = await connectLab(record).catch(() => undefined);
  if (engine === undefined) return undefined;
  return { kind: 'remote', engine, address: `http://127.0.0.1:${record.port}/?token=${record.token}` };
}

/**
 * The lab of a data folder: the engine that runs already, or a new one in this process. There is never a
 * second engine on one folder.
 * @throws LabError `conflict` when another process holds the folder and does not answer.
 */
export async function openLab(options: OpenLabOptions): Promise<Lab> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    const lock = takeLock(options.dataFolder);
    if (lock !== undefined) return openOwn(lock, options);
    const remote = await openRemote(options);
    if (remote !== undefined) return remote;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new LabError(
    'conflict',
    'Another lab uses the data folder and does not answer. Close it, then try again.',
    {
      file: options.dataFolder,
    },
  );
}
