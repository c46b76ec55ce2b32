import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Position } from '../../db/shown-events.js';

const nonceLength = 12;
const tagLength = 16;

/**
 * Positions as listeners keep them. Sealed, because a position names the record that moved and counts what else was written in that second, and because nobody
 * shall make the store look for one that it never gave out. The same position has the same seal in every process that shares the token key.
 */
export class PositionSeal {
  private readonly key: Buffer;

  constructor(tokenKey: Uint8Array) {
    this.key = Buffer.from(hkdfSync('sha256', tokenKey, '', 'position of the event stream', 32));
  }

  seal(at: Position): string {
    const plain = Buffer.from(at, 'hex');
    const nonce = createHmac('sha256', this.key).update(plain).digest().subarray(0, nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const box = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, box, cipher.getAuthTag()]).toString('base64url');
  }

  /** Null for what is none of ours. */
  open(sealed: string): Position | null {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length <= nonceLength + tagLength) return null;
    try {
      const opener = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, nonceLength));
      opener.setAuthTag(bytes.subarray(-tagLength));
      const plain = Buffer.concat([opener.update(bytes.subarray(nonceLength, -tagLength)), opener.final()]);
      return plain.toString('hex').toUpperCase();
    } catch {
      return null;
    }
  }
}
