import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Debian's SLURM and MUNGE, which a test starts as root; tests that need them say that they were left out otherwise. */
export const hasSlurm =
  process.getuid?.() === 0 &&
  ['munged', 'slurmctld', 'slurmd'].every((program) => spawnSync(program, ['-V']).status === 0);

export interface SlurmCluster {
  /** Of its clients: SLURM_CONF. */
  readonly conf: string;
  end(): void;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

/** A cluster of this machine alone, with a controller, a node and a key of its own. */
export async function startSlurm(folder: string): Promise<SlurmCluster> {
  const at = (name: string) => join(folder, name);
  // MUNGE wants every folder above its socket safe from others.
  chmodSync(folder, 0o755);
  for (const name of ['state', 'spool']) mkdirSync(at(name));
  writeFileSync(at('key'), randomBytes(1024), { mode: 0o600 });
  const host = hostname().split('.')[0] ?? 'localhost';
  const [controller, node] = [await freePort(), await freePort()];
  const conf = at('slurm.conf');
  writeFileSync(
    conf,
    `ClusterName=lab
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=${at('munge.sock')},cred_expire=5
SlurmctldPort=${controller}
SlurmdPort=${node}
StateSaveLocation=${at('state')}
SlurmdSpoolDir=${at('spool')}
SlurmctldPidFile=${at('slurmctld.pid')}
SlurmdPidFile=${at('slurmd.pid')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
ReturnToService=2
MpiDefault=none
NodeName=${host} NodeAddr=127.0.0.1 CPUs=2
PartitionName=all Nodes=${host} Default=YES MaxTime=INFINITE State=UP
`,
  );
  const munge = ['--foreground', '--force', '--key-file', at('key'), '--socket', at('munge.sock')];
  const files = [
    '--pid-file',
    at('munge.pid'),
    '--log-file',
    at('munge.log'),
    '--seed-file',
    at('munge.seed'),
  ];
  const processes: ChildProcess[] = [];
  const start = (program: string, ...args: readonly string[]) => {
    processes.push(spawn(program, args, { env: { ...process.env, SLURM_CONF: conf }, stdio: 'ignore' }));
  };
  start('munged', ...munge, ...files);
  start('slurmctld', '-D', '-i');
  start('slurmd', '-D');
  return {
    conf,
    end: () => {
      for (const child of processes.reverse()) child.kill('SIGKILL');
    },
  };
}
