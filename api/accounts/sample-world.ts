import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { roles } from '../../domain/kernel/actor.js';
import type { SampleProof, SampleWorld } from '../../web/server/sample-world.js';
import { codeOf } from './second-factors.js';

const accountsSchema = z.array(
  z.object({
    account: z.string(),
    secret: z.string(),
    seed: z.string().optional(),
    token: z.string().optional(),
    name: z.string(),
    unit: z.string().nullable().default(null),
    zh: z.string(),
    en: z.string(),
    grants: z.array(z.object({ role: z.enum(roles) })),
  }),
);
const waitingSchema = z.array(z.object({ zh: z.string(), en: z.string(), path: z.string(), account: z.string().nullable().default(null) }));
const stateSchema = z.object({ state: z.enum(['loading', 'done']) });

/** One sample account: sign-in name, secret, seed of the authenticator, and who that is. */
export type SampleAccount = z.infer<typeof accountsSchema>[number];
export type Waiting = z.infer<typeof waitingSchema>[number];

/** Notes how far the samples are loaded stand here. */
export const sampleStateFile = (dataDirectory: string): string => join(dataDirectory, 'samples.json');

/** How far the samples of this installation are loaded; undefined where nobody loads any. */
export const sampleState = (dataDirectory: string): 'loading' | 'done' | undefined =>
  stateSchema.safeParse(readJson(sampleStateFile(dataDirectory))).data?.state;

/** The accounts the samples made. */
export const sampleAccounts = (dataDirectory: string): readonly SampleAccount[] =>
  accountsSchema.safeParse(readJson(join(dataDirectory, 'sample-accounts.json'))).data ?? [];

/** What the samples left open. */
export const sampleWaiting = (dataDirectory: string): readonly Waiting[] =>
  waitingSchema.safeParse(readJson(join(dataDirectory, 'sample-waiting.json'))).data ?? [];

const stepMs = 30_000;

/** A code is good once, so these are all that are good now: a telephone may be a step behind or ahead. In the order of time, because one older than the last is good no more. */
const proofsOf = ({ secret, seed }: SampleAccount, now: number): readonly SampleProof[] =>
  seed === undefined ? [{ secret }] : [-1, 0, 1].map((step) => ({ secret, code: codeOf(seed, now + step * stepMs) }));

/** The samples as pages show them; null where none are loaded. */
export function sampleWorld(dataDirectory: string, now: number): SampleWorld | null {
  if (sampleState(dataDirectory) === undefined) return null;
  const accounts = sampleAccounts(dataDirectory);
  if (accounts.length === 0) return null;
  return {
    people: accounts.flatMap(({ account, name, unit, grants: [grant] }) => (grant === undefined ? [] : [{ account, name, unit, role: grant.role }])),
    waiting: sampleWaiting(dataDirectory),
    proofsOf: (account) => accounts.filter((one) => one.account === account).flatMap((one) => proofsOf(one, now)),
  };
}

function readJson(file: string): unknown {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
