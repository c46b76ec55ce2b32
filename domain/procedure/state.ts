import type { ActorId } from '../kernel/actor.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { PayloadOf } from '../kernel/field.js';
import type { Words } from '../kernel/words.js';
import type { Finding } from '../profile/finding.js';
import type { Profile } from '../profile/profile.js';
import type { Reading, startFields } from './fields.js';

/** How one begins: what the request says, the society’s name from the register, and what the check-up read. */
export type ProcedureInput = PayloadOf<typeof startFields> & { readonly organisationName: string; readonly reading: Reading };

/** How large a profile may be, and how many findings are kept of it: the state holds one in force and one draft. The shipped ones take about 10 KiB. */
export const maxTextBytes = 32 * 1024;
export const maxFindings = 60;
/** Versions that are listed; older ones stand in the archive. */
export const maxVersions = 100;

/** A filed text that nobody has confirmed. It starts nothing. `text` is kept only where there is no whole profile, as JSON: its keys may be anything. */
export type Draft = {
  readonly filing: number;
  readonly version: number;
  readonly text: string | null;
  readonly profile: Profile | null;
  readonly hash: string | null;
  readonly findings: readonly Finding[];
  /** Findings beyond those that are kept. */
  readonly more: number;
  /** Everybody who filed something of this version: none of them confirms it. */
  readonly by: readonly ActorId[];
  readonly filedAt: Instant;
  readonly returned: { readonly by: ActorId; readonly reason: string } | null;
};

/** The version that projects may begin with. */
export type InForce = {
  readonly version: number;
  readonly profile: Profile;
  readonly hash: string;
  readonly findings: readonly Finding[];
};

export type Version = {
  readonly version: number;
  readonly hash: string;
  readonly filedBy: readonly ActorId[];
  readonly confirmedBy: ActorId;
  readonly confirmedAt: Instant;
  readonly until: Instant | null;
};

/** A society's own procedure through all its versions. */
export type ProcedureState = {
  readonly procedure: Stream;
  readonly organisation: string;
  readonly organisationName: string;
  /** The id its profiles bear. */
  readonly profileId: string;
  readonly title: Words;
  readonly draft: Draft | null;
  readonly inForce: InForce | null;
  readonly versions: readonly Version[];
  readonly withdrawn: { readonly by: ActorId; readonly reason: string; readonly at: Instant } | null;
};

export const procedureNames = {
  draft: { zh: '未生效', en: 'not in force' },
  inForce: { zh: '现行', en: 'in force' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} as const satisfies { readonly [status: string]: Words };
export type ProcedureStatus = keyof typeof procedureNames;

export const statusOf = ({ withdrawn, inForce }: ProcedureState): ProcedureStatus =>
  withdrawn !== null ? 'withdrawn' : inForce !== null ? 'inForce' : 'draft';

/** What a project is begun with: this procedure in this version. */
export const referenceTo = (id: string, version: number): string => `${id}@${version}`;

/** The version that comes next: confirmed versions are numbered without gaps, a draft keeps its number until it is confirmed. */
export const nextVersion = ({ versions }: Pick<ProcedureState, 'versions'>): number => (versions.at(-1)?.version ?? 0) + 1;
