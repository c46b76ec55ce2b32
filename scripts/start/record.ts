import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { isAlive, portsFile, type RecordedPorts } from '../../config.js';
import { CannotStart, note } from './words.js';

/** Writes what runs where, whole or not at all. */
export function writeRecord(dataDirectory: string, record: RecordedPorts): void {
  mkdirSync(dataDirectory, { recursive: true });
  const file = portsFile(dataDirectory);
  writeFileSync(`${file}.part`, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}

/** Nothing runs here any more. */
export function removeRecord(dataDirectory: string): void {
  rmSync(portsFile(dataDirectory), { force: true });
}

const leftSchema = z.object({ pid: z.int(), children: z.record(z.string(), z.int()).default({}) });

/** Refuses to start beside a running one, and ends what a killed one left behind: its servers would hold our files. */
export async function clearLeftovers(dataDirectory: string): Promise<void> {
  const file = portsFile(dataDirectory);
  if (!existsSync(file)) return;
  const left = leftSchema.safeParse(parsed(file));
  if (!left.success) return;
  if (left.data.pid !== process.pid && commandLine(left.data.pid).includes('start')) {
    throw new CannotStart(`Biaocheng already runs on this store (process ${left.data.pid}); stop it first with Ctrl-C or: kill ${left.data.pid}`);
  }
  for (const [name, pid] of Object.entries(left.data.children).reverse()) await endLeftover(name, pid, dataDirectory);
}

async function endLeftover(name: string, pid: number, dataDirectory: string): Promise<void> {
  const line = commandLine(pid);
  // The number may belong to someone else by now.
  if (!line.includes(dataDirectory) && !/dist\/(worker|api)\.mjs/.test(line)) return;
  note(`结束上次遗留的 ${name}(进程 ${pid})`, `ending ${name} left by an earlier run (process ${pid})`);
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 100) await new Promise((resolve) => setTimeout(resolve, 100));
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

/** The command line of a process, empty when there is none. */
function commandLine(pid: number): string {
  if (!isAlive(pid)) return '';
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
