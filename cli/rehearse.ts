import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parseJson, parseProfile, showFinding } from '../contract/profile.js';
import { committeeProfiles } from '../domain/committee/profiles.js';
import { formatInstant, parseInstant } from '../domain/law/calendar/instant.js';
import { calendar2026 } from '../domain/law/calendar/state-council.js';
import type { Instant } from '../domain/kernel/decider.js';
import type { Finding } from '../domain/profile/finding.js';
import type { Profile } from '../domain/profile/profile.js';
import { rehearse, type Rehearsal } from '../domain/profile/rehearse.js';
import { findProfile, profileAliases, shippedProfiles } from '../domain/profile/shipped.js';
import { isTrait, traits as knownTraits } from '../domain/profile/vocabulary.js';
import { findingLines, rehearsalLines } from './rehearsal-table.js';

type Options = { readonly from?: string; readonly trait: readonly string[]; readonly json?: boolean };

/** Exit codes as for the other commands: 1 the profile has errors, 2 a name, file or option that is not known. */
const exits = { unsound: 1, unknown: 2 } as const;

/** `biaocheng rehearse PROFILE [--from RFC3339] [--trait …] [--json]`. */
export function register(program: Command): void {
  program
    .command('rehearse')
    .description('what a profile would mean from a given day: calendar, thresholds, dead ends, documents and gates (a simulation)')
    .argument('<profile>', `a shipped profile (${Object.keys(profileAliases).join(', ')}) or a JSON file`)
    .option('--from <instant>', 'RFC 3339 with an offset; now when absent')
    .option(
      '--trait <trait>',
      'a trait of the project, may be repeated',
      (trait: string, before: readonly string[]) => [...before, trait],
      [] as readonly string[],
    )
    .option('--json', 'one JSON object instead of the table')
    .action(runRehearsal);
}

async function runRehearsal(name: string, options: Options): Promise<void> {
  const from = options.from === undefined ? Date.now() : parseInstant(options.from);
  if (from === null) return refuse(`--from ${options.from ?? ''}: RFC 3339 with an offset, such as 2026-09-28T15:00:00+08:00`);
  const strange = options.trait.find((trait) => !isTrait(trait));
  if (strange !== undefined) return refuse(`--trait ${strange}: not one of ${Object.keys(knownTraits).join(', ')}`);
  const read = await readProfile(name);
  if (typeof read === 'string') return refuse(read);
  if (read.findings.some(({ severity }) => severity === 'error')) process.exitCode = exits.unsound;
  if (read.profile === null) return printFindings(read.findings, options);
  printRehearsal(rehearse(read.profile, { from, calendar: calendar2026, traits: options.trait }), options);
}

type Read = { readonly profile: Profile | null; readonly findings: readonly Finding[] };

/** A shipped profile by name, else a file. A sentence when it is neither. */
async function readProfile(name: string): Promise<Read | string> {
  const shipped = findProfile(name);
  if (shipped) return { profile: shipped, findings: [] };
  const committee = committeeProfiles.some((one) => one.id === name);
  if (committee)
    return `${name}: a committee has no stages to lay out; check its profile with biaocheng check profile, rehearse its life with POST /api/v1/committees`;
  const text = await readText(name);
  if (text === null) return `${name}: neither a file nor one of ${Object.keys(shippedProfiles).join(', ')}`;
  const raw = parseJson(text);
  return raw === undefined ? `${name}: not JSON` : parseProfile(raw);
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function refuse(sentence: string): void {
  process.exitCode = exits.unknown;
  process.stderr.write(`biaocheng: ${sentence}\n`);
}

function printRehearsal(rehearsal: Rehearsal, { json }: Options): void {
  print(json ? [JSON.stringify(shown(rehearsal))] : rehearsalLines(rehearsal));
}

function printFindings(findings: readonly Finding[], { json }: Options): void {
  print(json ? [JSON.stringify({ simulated: true, profile: null, findings: findings.map(showFinding) })] : findingLines(findings));
}

const print = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Instants as text with their offset; findings with their sentences. */
const shown = (rehearsal: Rehearsal): object => ({
  ...rehearsal,
  from: formatInstant(rehearsal.from),
  publishedBy: orNull(rehearsal.publishedBy),
  reviewDue: orNull(rehearsal.reviewDue),
  stages: rehearsal.stages.map((stage) => ({
    ...stage,
    starts: formatInstant(stage.starts),
    latestEnd: formatInstant(stage.latestEnd),
    steps: stage.steps.map((step) => ({ ...step, starts: formatInstant(step.starts), ends: formatInstant(step.ends) })),
  })),
  deadEnds: rehearsal.deadEnds.map(showFinding),
  findings: rehearsal.findings.map(showFinding),
});

const orNull = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));
