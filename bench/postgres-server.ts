import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { startChild, type Child } from '../scripts/servers.js';

/** A running PostgreSQL server with an empty database, durable as it comes: fsync and synchronous commit are on. */
export type PostgresServer = { readonly child: Child; readonly uri: string };

const debianDirectory = '/usr/lib/postgresql';
const superuser = 'bench';

/** The directory of `postgres` and `initdb`: of the PATH, else the newest of Debian's packages; null when there is none. */
export function postgresPrograms(path = process.env['PATH'] ?? ''): string | null {
  const onPath = path.split(delimiter).map((directory) => join(directory, 'postgres'));
  const versions = existsSync(debianDirectory) ? readdirSync(debianDirectory).sort((a, b) => Number(b) - Number(a)) : [];
  const packaged = versions.map((version) => join(debianDirectory, version, 'bin', 'postgres'));
  const found = [...onPath, ...packaged].filter((file) => existsSync(file)).map((file) => dirname(realpathSync(file)));
  return found.find((directory) => existsSync(join(directory, 'initdb'))) ?? null;
}

/** PostgreSQL refuses to run as root: it then runs as the user its package made, or as nobody. */
function servant(): { readonly uid: number; readonly gid: number } | null {
  if (userInfo().uid !== 0) return null;
  const idOf = (flag: string, name: string): number => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout || Number.NaN);
  const name = Number.isNaN(idOf('-u', 'postgres')) ? 'nobody' : 'postgres';
  return { uid: idOf('-u', name), gid: idOf('-g', name) };
}

export async function startPostgresServer(options: {
  readonly programs: string;
  readonly directory: string;
  readonly port: number;
  readonly log: string;
}): Promise<PostgresServer> {
  const { programs, directory, port, log } = options;
  const user = servant();
  mkdirSync(directory, { mode: 0o700 });
  if (user) {
    chownSync(directory, user.uid, user.gid);
    // The directory above is ours alone: the servant may pass through it, not look around.
    chmodSync(dirname(directory), 0o711);
  }
  const made = spawnSync(join(programs, 'initdb'), ['-D', directory, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--locale=C'], {
    ...(user ?? {}),
    cwd: directory,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=256MB', 'max_wal_size=2GB'];
  const args = ['-D', directory, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const child = await startChild({ name: 'PostgreSQL', command: join(programs, 'postgres'), args, log, ...(user ? { user } : {}) });
  const uri = `postgres://${superuser}@127.0.0.1:${port}/postgres`;
  await answering(uri, child);
  return { child, uri };
}

async function answering(uri: string, child: Child): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: uri });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (tries > 200 || !child.running()) throw new Error(`PostgreSQL does not answer; see ${child.log}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
