import { idLength, keyLength } from '../messages/submit.js';

/** How many recent commands a lifecycle remembers; older ones are found in the archive by the API before it sends. */
export const ringSize = 4096;

/** Recent command keys and the sequence number each led to. Plain text when carried over: 15 characters of key, then base-36 seq and a comma. */
export class Ring {
  private readonly seen = new Map<string, { readonly body: string; readonly seq: number }>();
  /** The ids in `seen` by age, used round and round; a Map's own order gets slow when its first key is deleted again and again. */
  private readonly ids: string[] = [];
  private next = 0;

  constructor(carried = '') {
    for (const entry of carried.split(',')) if (entry) this.put(entry.slice(0, keyLength), parseInt(entry.slice(keyLength), 36));
  }

  find(key: string): { readonly seq: number; readonly sameBody: boolean } | null {
    const hit = this.seen.get(key.slice(0, idLength));
    return hit ? { seq: hit.seq, sameBody: hit.body === key.slice(idLength) } : null;
  }

  put(key: string, seq: number): void {
    const id = key.slice(0, idLength);
    const oldest = this.ids[this.next];
    if (oldest !== undefined) this.seen.delete(oldest);
    this.ids[this.next] = id;
    this.next = (this.next + 1) % ringSize;
    this.seen.set(id, { body: key.slice(idLength), seq });
  }

  carry(): string {
    const byAge = [...this.ids.slice(this.next), ...this.ids.slice(0, this.next)];
    return byAge.map((id) => this.entry(id)).join('');
  }

  private entry(id: string): string {
    const hit = this.seen.get(id);
    return hit ? `${id}${hit.body}${hit.seq.toString(36)},` : '';
  }
}
