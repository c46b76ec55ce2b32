import { existsSync, readFileSync } from 'node:fs';

/** A server that did not come up. The message is one sentence with the cure, made for the operator. */
export class ServerFailed extends Error {
  override readonly name = 'ServerFailed';
  constructor(
    readonly server: string,
    readonly cure: string,
    readonly log: string,
  ) {
    super(cure);
  }
}

/** One of its ports was taken by another program. */
export class PortTaken extends ServerFailed {}

const portTaken = /address already in use|bind: address/i;

const knownCauses: readonly { readonly sign: RegExp; readonly cure: (server: string, data: string) => string }[] = [
  {
    sign: /no space left on device|disk is full|not enough (disk )?space/i,
    cure: (server, data) =>
      `${server} has no disk space left for ${data}; free some space, or point BIAOCHENG_DATA at a larger disk, and start again.`,
  },
  {
    sign: /DBPathInUse|unable to lock the lock file|database is locked/i,
    cure: (server, data) => `Another process holds ${data}; stop the other ${server} (see .data/ports.json for its process id) and start again.`,
  },
  {
    sign: portTaken,
    cure: (server) => `A port that ${server} needs is taken by another program; stop that program or choose other ports, and start again.`,
  },
  {
    sign: /permission denied|operation not permitted/i,
    cure: (server, data) => `${server} may not write to ${data}; give this user the right to it, or set BIAOCHENG_DATA to a directory of yours.`,
  },
  {
    sign: /not a database|malformed|WT_ERROR|WiredTiger error|corrupt|incompatible|UPGRADE PROBLEM|Invalid featureCompatibilityVersion|unrecoverable/i,
    cure: (server, data) => `The store of ${server} in ${data} is broken; restore it from a backup, or empty it with: npm start -- --reset`,
  },
  {
    sign: /error while loading shared libraries|cannot execute binary|GLIBC|exec format error/i,
    cure: (server) =>
      `The ${server} program does not run on this system; install it from your package source so that it is on PATH, and start again.`,
  },
];

/** A server that was started: where its data lie, its log, and the byte of it at which this start began. */
type Started = { readonly server: string; readonly data: string; readonly log: string; readonly mark: number };

/** Reads what a server logged since this start and names the cause in one sentence. */
export function explainFailure({ server, data, log, mark }: Started, outcome: number | string): ServerFailed {
  const text = existsSync(log)
    ? readFileSync(log)
        .subarray(mark)
        .toString('utf8')
        .slice(-64 * 1024)
    : '';
  const known = knownCauses.find((cause) => cause.sign.test(text));
  const Failed = known?.sign === portTaken ? PortTaken : ServerFailed;
  return new Failed(server, known ? known.cure(server, data) : `${server} stopped at once (${outcome}); its log says why: ${log}`, log);
}
