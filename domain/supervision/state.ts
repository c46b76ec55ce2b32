import type { Instant, Stream } from '../kernel/decider.js';
import type { PayloadOf } from '../kernel/field.js';
import type { Suspendable } from '../messages/suspension.js';
import type { startFields } from './fields.js';
import type { Awaited, Conclusion, findingNames } from './words.js';

/** How one begins: what the request says, and the names from the register. */
export type SupervisionInput = PayloadOf<typeof startFields> & { readonly organisationName: string; readonly departmentName: string };

/** What is needed of a finding to decide about it; its words stand in the archive and in the view. */
export type Finding = {
  readonly n: number;
  readonly acts: readonly Suspendable[];
  readonly project: Stream | null;
  readonly suspended: boolean;
  readonly standing: keyof typeof findingNames;
};

/** What is waited for, until when. */
export type Waited = { readonly due: Instant; readonly overdue: boolean };

/** A matter between a supervising department and a society: questions and answers, and what is to be put right. */
export type SupervisionState = {
  readonly matter: Stream;
  readonly title: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly department: string;
  readonly departmentName: string;
  readonly project: Stream | null;
  readonly indicator: string | null;
  readonly rehearsal: boolean;
  readonly entries: number;
  readonly awaited: { readonly [what in Awaited]: Waited | null };
  readonly findings: readonly Finding[];
  readonly conclusion: Conclusion | null;
};
