import type { Source } from '../law/sources.js';
import type { Term } from '../law/calendar/deadline.js';
import type { Matter } from '../messages/matter.js';
import type { BallotTerms } from '../profile/profile.js';

/** Interest sides of members (TCM): who makes, trades, uses, consumes, and the public-interest parties (research, government, testing, societies). */
export const sides = ['producer', 'operator', 'user', 'consumer', 'public'] as const;
export type Side = (typeof sides)[number];

/** Professional titles in rising order (初级, 中级, 副高, 正高); `none` is no title and no equivalent post. */
export const grades = ['none', 'junior', 'intermediate', 'associateSenior', 'senior'] as const;
export type Grade = (typeof grades)[number];

export const duties = ['chair', 'vice', 'secretaryGeneral', 'deputySecretary', 'member', 'adviser', 'observer'] as const;
export type Duty = (typeof duties)[number];

/** How a body must be composed. A share is two integers in a text, `1/2`. */
export type BodyRule = {
  readonly min: number;
  readonly max: number | null;
  readonly odd: 'required' | 'free';
  readonly perUnit: number | null;
  readonly maxVice: number;
  readonly maxDeputies: number;
  /** Officers a body must have: one chair, one secretary-general. */
  readonly officers: boolean;
  readonly chairViceUnit: 'forbidden' | 'free';
  readonly chairSecretaryUnit: 'forbidden' | 'avoid' | 'free';
  readonly balance: { readonly share: string; readonly blocks: boolean } | null;
  readonly source: Source;
};

export type Band = { readonly grade: string; readonly title: { readonly zh: string; readonly en: string }; readonly min: number };

/** The procedure of a committee as data: pinned by value at the application, migrated only by an explicit event. `from` and `until` say when a version holds. */
export type CommitteeProfile = {
  readonly id: string;
  readonly version: number;
  readonly kind: 'committee';
  readonly from: string;
  readonly until: string | null;
  readonly lawVersion: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly bodies: { readonly TC: BodyRule; readonly SC: BodyRule; readonly WG: BodyRule };
  readonly voting: { readonly duties: readonly Duty[]; readonly source: Source };
  readonly seats: { readonly max: number; readonly warn: number; readonly source: Source };
  readonly qualification: { readonly member: Grade; readonly chair: Grade; readonly source: Source };
  readonly founding: {
    readonly evaluation: Term;
    readonly setupNotice: Term;
    readonly recruitment: Term;
    readonly constitution: Term;
    readonly planNotice: Term;
    readonly papers: readonly string[];
    readonly source: Source;
  };
  readonly term: {
    readonly years: number;
    readonly alarmMonths: number;
    readonly dossierMonths: number;
    readonly lateMonths: number;
    readonly papers: readonly string[];
    readonly source: Source;
  };
  readonly adjustment: { readonly perYear: number; readonly share: string; readonly source: Source };
  readonly plenary: { readonly perYear: number; readonly source: Source };
  /** The report on a year is due by the end of this date (`MM-DD`) of the next. */
  readonly report: { readonly by: string; readonly source: Source };
  readonly assessment: { readonly interval: Term; readonly bands: readonly Band[]; readonly failing: readonly string[]; readonly source: Source };
  readonly rectification: { readonly min: Term; readonly max: Term; readonly source: Source };
  readonly ending: { readonly notice: Term; readonly hostBarred: Term; readonly source: Source };
  /** Missed in a row. `leaveExcuses`: leave asked for in time is no absence. */
  readonly absence: { readonly warn: number; readonly replace: number; readonly leaveExcuses: boolean; readonly source: Source };
  readonly formal: { readonly matters: readonly Matter[]; readonly source: Source };
  readonly ballots: { readonly letter: BallotTerms; readonly meeting: BallotTerms };
  readonly recallMinutes: number;
  readonly reminders: readonly number[];
  readonly meeting: {
    readonly material: Term;
    readonly minutes: Term;
    readonly quorum: { readonly p: number; readonly q: number } | null;
    readonly source: Source;
  };
};
