import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payloadCodec } from '../../payload-codec.js';

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
