import { looseFilesOf } from '../../db/document.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import type { Ports } from '../ports.js';

type Load = { readonly files: number; readonly bytes: number };
const none: Load = { files: 0, bytes: 0 };

/** How much one upload may bring; `done` once it is stored or given up. */
export type Place = { readonly bytes: number; readonly full: () => HttpProblem; readonly done: () => void };

/**
 * What an account may have stored that no record names: files that are named count no more, the others are removed some days later (worker/remove-loose-files.ts).
 * What is under way in this process counts, so that many at once get no further than one after the other.
 */
export class UploadQuota {
  private readonly underWay = new Map<string, Load>();

  constructor(private readonly ports: Pick<Ports, 'db' | 'clock' | 'config'>) {}

  /** A place for one more file of at most this size; refused when there is none. */
  async place(account: string, size: number): Promise<Place> {
    const before = this.load(account);
    const stored = await looseFilesOf(this.ports.db, account);
    const now = this.load(account);
    const { files, bytes } = this.ports.config.looseFiles;
    const used = { files: stored.files + Math.max(before.files, now.files), bytes: stored.bytes + Math.max(before.bytes, now.bytes) };
    const full = (): HttpProblem => this.refused(used, stored.oldest);
    const room = Math.min(size, bytes - used.bytes);
    if (used.files >= files || room <= 0) throw full();
    this.add(account, 1, room);
    return { bytes: room, full, done: () => this.add(account, -1, -room) };
  }

  private load(account: string): Load {
    return this.underWay.get(account) ?? none;
  }

  private add(account: string, files: number, bytes: number): void {
    const load = this.load(account);
    const next = { files: load.files + files, bytes: load.bytes + bytes };
    if (next.files === 0) this.underWay.delete(account);
    else this.underWay.set(account, next);
  }

  private refused(found: Load, oldest: number | null): HttpProblem {
    const { looseFiles } = this.ports.config;
    const { files, bytes, keptMs } = looseFiles;
    const freeAt = oldest === null ? null : oldest + keptMs;
    return new HttpProblem('LOOSE_FILES_FULL', {
      found: { ...found },
      needed: { filesBelow: files, bytesUpTo: bytes },
      cure: ['self'],
      ...(freeAt === null ? {} : { headers: { 'retry-after': String(Math.max(1, Math.ceil((freeAt - this.ports.clock()) / 1000))) } }),
      more: { sendAgainAt: freeAt === null ? null : chinaTime(freeAt) },
    });
  }
}
