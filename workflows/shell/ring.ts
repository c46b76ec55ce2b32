import { idLength, keyLength } from '../messages/submit.js';

/** How many recent commands a lifecycle remembers; older ones are found in the archive by the API before it sends. */
export const ringSize = 4096;

/** Recent command keys and the sequence number each led to. Plain text when carried over: 15 characters of key, then base-36 seq and a comma. */
export class Ring {
  private readonly seen = new Map<string, { readonly body: string; readonly seq: number }>();

  constructor(carried = '') {
    for (const entry of carried.split(',')) if (entry) this.put(entry.slice(0, keyLength), parseInt(entry.slice(keyLength), 36));
  }

  find(key: string): { readonly seq: number; readonly sameBody: boolean } | null {
    const hit = this.seen.get(key.slice(0, idLength));
    return hit ? { seq: hit.seq, sameBody: hit.body === key.slice(idLength) } : null;
  }

  put(key: string, seq: number): void {
    this.seen.set(key.slice(0, idLength), { body: key.slice(idLength), seq });
    if (this.seen.size > ringSize) for (const oldest of this.seen.keys()) return void this.seen.delete(oldest);
  }

  carry(): string {
    let text = '';
    for (const [id, { body, seq }] of this.seen) text += `${id}${body}${seq.toString(36)},`;
    return text;
  }
}
