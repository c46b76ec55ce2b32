import { defaultPayloadConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadConfiguration, loadAppConfig } from '../../config.js';
import { parseKeyRing, payloadKeysOf } from '../../key-ring.js';
import { payloadCodec, payloadCodecWith } from '../../payload-codec.js';

const json = (value: unknown): Payload => {
  const payload = defaultPayloadConverter.toPayload(value);
  if (!payload) throw new Error('no payload');
  return payload;
};
const there = async (payload: Payload): Promise<Payload> => (await payloadCodec.encode([payload]))[0] ?? {};
const back = async (payload: Payload): Promise<Payload> => (await payloadCodec.decode([payload]))[0] ?? {};
const encodingOf = (payload: Payload) => Buffer.from(payload.metadata?.['encoding'] ?? []).toString();

describe('the codec of payloads', () => {
  it('given any value, small or large, gives it back', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 0, max: 3000 }), async (value, repeats) => {
        const payload = json({ value, words: '赞成'.repeat(repeats) });
        expect(defaultPayloadConverter.fromPayload(await back(await there(payload)))).toEqual(defaultPayloadConverter.fromPayload(payload));
      }),
      { seed: 20261125, numRuns: 200 },
    ));

  it('given a batch of votes, stores a fraction of its bytes, and names its format', async () => {
    const votes = Array.from({ length: 250 }, (_, seat) => ({ type: 'castVote', seat, choice: 'yes', text: 'ab'.repeat(32) }));
    const stored = await there(json(votes));
    expect(encodingOf(stored)).toBe('binary/deflate');
    expect((stored.data ?? []).length * 5).toBeLessThan((json(votes).data ?? []).length);
  });

  it('given a small payload, leaves it readable', async () => expect(await there(json({ vote: 'yes' }))).toEqual(json({ vote: 'yes' })));

  it('given a payload of an older history, reads it as it is', async () => {
    const plain = json({ words: 'x'.repeat(10_000) });
    expect(await back(plain)).toBe(plain);
  });

  it('given bytes that swell beyond what any lifecycle writes, refuses them', async () => {
    const swelling = await there({ metadata: json(1).metadata, data: new Uint8Array(65 * 1024 * 1024) });
    await expect(async () => back(swelling)).rejects.toThrow();
  });
});

const valueOf = (payload: Payload): unknown => defaultPayloadConverter.fromPayload(payload);

describe('XB8 the codec with a key', () => {
  const [old, fresh] = [`k-old ${'A'.repeat(43)}=`, `k-new ${'B'.repeat(43)}=`];
  const withKeys = (...lines: string[]) => payloadCodecWith(lines.length === 0 ? null : parseKeyRing(lines.join('\n'), 'test'));
  const sealedBy = async (codec: PayloadCodec, payload: Payload): Promise<Payload> => (await codec.encode([payload]))[0] ?? {};
  const openedBy = async (codec: PayloadCodec, payload: Payload): Promise<Payload> => (await codec.decode([payload]))[0] ?? {};

  it('given any value, small or large, no word of it is in what travels, the key is named, and it comes back', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 0, max: 3000 }), async (value, repeats) => {
        const payload = json({ contact: '13800000000', value, words: '赞成'.repeat(repeats) });
        const sealed = await sealedBy(withKeys(fresh), payload);
        expect(Buffer.from(sealed.data ?? []).includes('13800000000')).toBe(false);
        expect(encodingOf(sealed)).toBe('binary/encrypted');
        expect(Buffer.from(sealed.metadata?.['encryption-key-id'] ?? []).toString()).toBe('k-new');
        expect(valueOf(await openedBy(withKeys(fresh), sealed))).toEqual(valueOf(payload));
      }),
      { seed: 20261128, numRuns: 200 },
    ));

  it('after a rotation reads what the old key and no key wrote, and writes with the new one', async () => {
    const [payload, large] = [json({ vote: 'yes' }), json({ words: 'x'.repeat(10_000) })];
    const rotated = withKeys(fresh, old);
    for (const one of [payload, large])
      for (const writer of [withKeys(), withKeys(old), rotated])
        expect(valueOf(await openedBy(rotated, await sealedBy(writer, one)))).toEqual(valueOf(one));
    await expect(async () => openedBy(withKeys(old), await sealedBy(rotated, payload))).rejects.toThrow(/k-new/);
    await expect(async () => openedBy(withKeys(), await sealedBy(rotated, payload))).rejects.toThrow(/k-new/);
  });

  it('a byte that changed, and a box under another encoding, do not open', async () => {
    const sealed = await sealedBy(withKeys(fresh), json({ vote: 'yes' }));
    const data = Buffer.from(sealed.data ?? []);
    for (let at = 0; at < data.length; at += 5) {
      const changed = Buffer.from(data);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(async () => openedBy(withKeys(fresh), { ...sealed, data: changed }), `byte ${at}`).rejects.toThrow();
    }
    const relabelled = { ...sealed, metadata: { ...sealed.metadata, sealed: new TextEncoder().encode('binary/plain') } };
    await expect(async () => openedBy(withKeys(fresh), relabelled)).rejects.toThrow();
  });

  it.each(['', 'k1', 'k1 short', `k1 ${'A'.repeat(43)}= more`, `${old}\n${old}`])(
    'keys that cannot be used are refused in words that do not quote them: %j',
    (text) => {
      expect(() => parseKeyRing(text, 'the file')).toThrow(BadConfiguration);
      expect(() => parseKeyRing(text, 'the file')).not.toThrow(/AAAA|short/);
    },
  );

  it('keys come from a file or from a command, not from both; one that fails says so', () => {
    const command = { BIAOCHENG_PAYLOAD_KEY_COMMAND: `echo ${old}` };
    const warned: string[] = [];
    const warn = (text: string) => void warned.push(text);
    expect(payloadKeysOf(loadAppConfig(command), { warn })?.seal(new Uint8Array(), '').keyId).toBe('k-old');
    expect(warned).toEqual([]);
    expect(payloadKeysOf(loadAppConfig({}), { warn })).toBeNull();
    expect(warned).toEqual([expect.stringContaining('not encrypted')]);
    expect(() => loadAppConfig({ ...command, BIAOCHENG_PAYLOAD_KEY_FILE: 'keys' })).toThrow(BadConfiguration);
    expect(() => payloadKeysOf(loadAppConfig({ BIAOCHENG_PAYLOAD_KEY_FILE: '/nowhere/keys' }), null)).toThrow(BadConfiguration);
    expect(() => payloadKeysOf(loadAppConfig({ BIAOCHENG_PAYLOAD_KEY_COMMAND: 'exit 3' }), null)).toThrow(BadConfiguration);
  });
});
