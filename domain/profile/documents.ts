import { stages, type Profile, type Stage, type StageRule } from './profile.js';
import { documentKinds, isDocumentKind } from './vocabulary.js';

export type DocumentNeed = { readonly kind: string; readonly required: boolean };

/** The mode of the technical review a profile settles on unless a project is switched to the other one. */
export const reviewMode = (profile: Profile): 'meeting' | 'letter' => profile.ballots[profile.review.ballot]?.mode ?? 'meeting';

/** Kinds that must be attached before the stage may be left, without those of the other review mode. */
export const documentsOf = (rule: StageRule, mode: 'meeting' | 'letter'): readonly string[] => rule.documents.filter((kind) => askedIn(kind, mode));

/** The whole checklist of a stage: required kinds, then those that belong to the file but never block. */
export function checklistOf(rule: StageRule, mode: 'meeting' | 'letter'): readonly DocumentNeed[] {
  const required = documentsOf(rule, mode).map((kind) => ({ kind, required: true }));
  const expected = (rule.expected ?? []).filter((kind) => askedIn(kind, mode)).map((kind) => ({ kind, required: false }));
  return [...required, ...expected];
}

/** True when the kind can exist by the time `stage` is left. An unknown kind can never be provided. */
export const canExistBy = (kind: string, stage: Stage): boolean =>
  isDocumentKind(kind) && stages.indexOf(documentKinds[kind].from) <= stages.indexOf(stage);

function askedIn(kind: string, mode: 'meeting' | 'letter'): boolean {
  const entry = isDocumentKind(kind) ? documentKinds[kind] : null;
  return entry === null || !('only' in entry) || entry.only === mode;
}
