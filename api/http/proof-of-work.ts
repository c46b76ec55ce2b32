import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a proof is about: it is good for this thing, from this address, under this Idempotency-Key and for nothing else. */
export type ProofSubject = { readonly about: string; readonly address: string; readonly key: string };

/** How long there is to find a proof. */
const minutes = 10;
/** Half a second of one processor; each bit more doubles it. Beyond `most` a phone would never get there. */
const [least, most] = [18, 24] as const;

const bitsFor = (excess: number): number => Math.min(most, least + Math.floor(Math.log2(Math.max(1, excess))));

/** Zero bits in front. */
export function leadingZeros(digest: Buffer): number {
  const first = digest.findIndex((byte) => byte !== 0);
  return first < 0 ? digest.length * 8 : first * 8 + Math.clz32(digest[first] ?? 0) - 24;
}

/**
 * Hashcash without memory: the challenge carries its end, its difficulty and our signature over them and what it is about, so nothing is kept for
 * whoever asks. A proof is found for one Idempotency-Key: sent twice it is the same command, done once.
 */
export class ProofOfWork {
  constructor(
    private readonly secret: Uint8Array,
    private readonly now: () => number,
  ) {}

  challenge(subject: Omit<ProofSubject, 'key'>, excess: number): string {
    const claims = `${(this.now() + minutes * 60_000).toString(36)}.${bitsFor(excess)}.${randomBytes(9).toString('base64url')}`;
    return `${claims}.${this.sign(claims, subject)}`;
  }

  /** True when `proof` is a challenge of ours, still in time, with a number behind it that makes the digest begin with enough zeros. */
  holds(proof: string, subject: ProofSubject): boolean {
    const found = /^(([0-9a-z]{1,12})\.(\d{1,2})\.[\w-]{12})\.([\w-]{22})\.\d{1,16}$/.exec(proof);
    if (found === null) return false;
    const [, claims = '', ends = '', bits = '', signature = ''] = found;
    if (Number.parseInt(ends, 36) <= this.now() || !same(signature, this.sign(claims, subject))) return false;
    const at = proof.lastIndexOf('.');
    const digest = hash('sha256', `${proof.slice(0, at)}.${subject.key}.${proof.slice(at + 1)}`, 'buffer');
    return leadingZeros(digest) >= Number(bits);
  }

  private sign(claims: string, { about, address }: Omit<ProofSubject, 'key'>): string {
    return createHmac('sha256', this.secret)
      .update(JSON.stringify(['proof-of-work', about, address, claims]))
      .digest('base64url')
      .slice(0, 22);
  }
}

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
