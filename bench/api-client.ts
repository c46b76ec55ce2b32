import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { groupStandardDefault } from '../domain/profile/group-standard.js';
import { profileHash } from '../domain/profile/hash.js';
import type { Stream } from '../domain/kernel/decider.js';
import { benchOrganisation, type Electorate } from './electorate.js';

/** The product's API as the officer of the benchmark uses it. */
export type ApiClient = {
  readonly base: string;
  readonly token: string;
  post(path: string, body: unknown): Promise<{ readonly id: string; readonly stream: Stream; readonly seq: number }>;
  get(path: string): Promise<unknown>;
  /** Stores a text and returns its SHA-256. */
  upload(name: string, text: string): Promise<string>;
};

const receipt = z.object({ id: z.string(), stream: z.string(), seq: z.number() });

export function apiClient(port: number, token: string): ApiClient {
  const base = `http://127.0.0.1:${port}/api/v1`;
  const call = async (path: string, init: RequestInit, type: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type, 'idempotency-key': randomUUID() };
    const answer = await fetch(`${base}${path}`, { ...init, headers, signal: AbortSignal.timeout(30_000) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return JSON.parse(text);
  };
  return {
    base,
    token,
    post: async (path, body) => {
      const { id, stream, seq } = receipt.parse(await call(path, { method: 'POST', body: JSON.stringify(body) }, 'application/json'));
      return { id, stream: stream as Stream, seq }; // the API names streams
    },
    get: (path) => call(path, {}, 'application/json'),
    upload: async (name, text) => {
      const stored = z
        .object({ sha256: z.string() })
        .parse(
          await call(`/documents?name=${encodeURIComponent(name)}&organisation=${benchOrganisation}`, { method: 'POST', body: text }, 'text/plain'),
        );
      if (stored.sha256 !== createHash('sha256').update(text).digest('hex')) throw new Error('the store names another hash');
      return stored.sha256;
    },
  };
}

/** A ballot that is open for votes. */
export type OpenBallot = { readonly id: string; readonly stream: Stream; readonly path: string; readonly text: string };

/** Drafts and opens a letter ballot of the whole electorate, with the terms the product ships. */
export async function openBallot(api: ApiClient, electorate: Electorate, question: string): Promise<OpenBallot> {
  const terms = groupStandardDefault.ballots.letterReview;
  if (!terms) throw new Error('the default profile has no letter ballot');
  const text = await api.upload('draft.txt', `${question}: the text that is voted on`);
  const sha256 = await api.upload(`${electorate.label}-roll.jsonl`, electorate.roll);
  const { id, stream } = await api.post('/ballots', {
    organisation: benchOrganisation,
    question,
    text,
    terms,
    window: terms.window.default,
    roll: { kind: 'document', sha256, size: electorate.size, excluded: [] },
    profile: profileHash(groupStandardDefault),
    opens: 'byHand',
  });
  await untilSeen(api, `/ballots/${id}`);
  const { seq } = await api.post(`/ballots/${id}/open-ballot`, {});
  await api.get(`/ballots/${id}?atLeast=${seq}`);
  return { id, stream, path: `/api/v1/ballots/${id}/votes`, text };
}

/** The view of a lifecycle just begun is written a moment later. */
export async function untilSeen(api: ApiClient, path: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await api.get(path);
      return;
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
