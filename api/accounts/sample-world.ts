import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { roles } from '../../domain/kernel/actor.js';
import type { SampleWorld } from '../../web/server/sample-world.js';
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

/** Each turn another of the codes that are good now, in the order of time: one that is older than the last is good no more. */
const stepsOfTurn = [-1, 0, 1] as const;
const stepMs = 30_000;

/** The samples as pages show them; null where none are loaded. */
export function sampleWorld(dataDirectory: string, now: number): SampleWorld | null {
  if (sampleState(dataDirectory) === undefined) return null;
  const accounts = sampleAccounts(dataDirectory);
  if (accounts.length === 0) return null;
  return {
    people: accounts.flatMap(({ account, name, unit, grants: [grant] }) => (grant === undefined ? [] : [{ account, name, unit, role: grant.role }])),
    waiting: sampleWaiting(dataDirectory),
    proofOf: (account, turn) => {
      const found = accounts.find((one) => one.account === account);
      if (found === undefined) return null;
      const code = found.seed === undefined ? {} : { code: codeOf(found.seed, now + (stepsOfTurn[turn] ?? 0) * stepMs) };
      return { secret: found.secret, ...code };
    },
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
