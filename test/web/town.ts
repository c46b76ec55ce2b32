import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { repositoryRoot } from '../../repository.js';
import { startApi, type TestApi } from '../support/api.js';
import { openRound } from '../support/comment-round.js';
import { society } from '../support/letter-ballot.js';
import { walkTo } from '../support/walked-project.js';

export type { Browser };

/** A draft as a society sends it round. */
export const draftText = (): Buffer => readFileSync(join(repositoryRoot, 'samples', 'documents', 'robotics', 'draft-1.md'));

/** Puts a draft on file and gives its hash. */
export async function fileDraft(api: TestApi, text: Buffer | string = draftText()): Promise<string> {
  const token = await api.token('wang', { role: 'officer', organisation: society });
  const answer = await fetch(`${api.url}/api/v1/documents?name=draft.md&organisation=${society}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
    body: new Uint8Array(Buffer.from(text)),
  });
  const { sha256 } = (await answer.json()) as { sha256: string };
  return sha256;
}

export { openRound, startApi, society, walkTo, type TestApi };
