import type { Source } from '../law/sources.js';
import type { TraceRow } from '../ballot-rule/ballot-rule.js';
import type { May } from '../kernel/gate.js';
import { dutiesMissing, dutyRows } from '../profile/duties.js';
import { documentsOf, reviewMode } from '../profile/documents.js';
import { gatesUpTo, missingEvidence } from '../profile/gates.js';
import type { Gate, Stage } from '../profile/profile.js';
import type { StageCode } from '../profile/stage-codes.js';
import type { DocumentKind } from '../profile/vocabulary.js';
import { ok } from '../kernel/result.js';
import type { ProjectGate } from './gates.js';
import { groundOf } from './ground.js';
import { unansweredDrafters, unlicensedPatents } from './patents.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

/** One thing that is not there yet, and the rule that asks for it. */
export type Missing = { readonly what: string; readonly name: string; readonly rule: string; readonly source: Source };

/** What must be there before a step: the papers of the stages left, the gates up to the code entered. `having` are papers the step itself brings. */
export type Completeness = { readonly leaving: readonly Stage[]; readonly entering: StageCode; readonly having?: readonly DocumentKind[] };

export const onFile = (state: ProjectState): readonly string[] => Object.keys(state.documents);

function missingDocuments(state: ProjectState, { leaving, having = [] }: Completeness): readonly Missing[] {
  const present: readonly string[] = [...onFile(state), ...having];
  const mode = state.local?.committee ? (state.profile.ballots.committeeReview?.mode ?? reviewMode(state.profile)) : reviewMode(state.profile);
  return state.profile.stages
    .filter((rule) => leaving.includes(rule.stage))
    .flatMap((rule) => documentsOf(rule, mode).map((kind) => ({ what: 'document', name: kind, rule: `D-FILE-${rule.stage}`, source: rule.source })))
    .filter((one) => !present.includes(one.name));
}

const openGate = (state: ProjectState, gate: Gate, having: readonly string[]): boolean =>
  !state.waivers.includes(gate.id) && missingEvidence(gate, [...onFile(state), ...having]).length > 0;

function missingGates(state: ProjectState, { entering, having = [] }: Completeness): readonly Missing[] {
  return gatesUpTo(state.profile, entering, state.traits)
    .filter((gate) => gate.blocking && openGate(state, gate, having))
    .flatMap((gate) =>
      missingEvidence(gate, [...onFile(state), ...having]).map((kind) => ({
        what: 'gate',
        name: kind,
        rule: gate.id,
        source: gate.floor ?? gate.source,
      })),
    );
}

/** The law binds whatever the profile says, and nobody waives it. */
function missingByLaw(state: ProjectState, needs: Completeness): readonly Missing[] {
  const missing = dutiesMissing(state.profile.kind, passageOf(state, needs));
  return missing.map(({ id, evidence, source }) => ({ what: 'gate', name: evidence, rule: id, source }));
}

const passageOf = ({ documents, traits }: ProjectState, { entering, having = [] }: Completeness) => ({
  entering,
  traits,
  present: [...Object.keys(documents), ...having],
});

/** What the law compared when a stage was passed, for the record. */
export const lawOfPassage = (state: ProjectState, needs: Completeness): readonly TraceRow[] => dutyRows(state.profile.kind, passageOf(state, needs));

export const missingPatentAnswers = (state: ProjectState): readonly Missing[] => [
  ...unansweredDrafters(state).map((name) => ({ what: 'patentAnswer', name, ...groundOf(state, 'patents') })),
  ...unlicensedPatents(state).map((name) => ({ what: 'patentStatement', name, ...groundOf(state, 'patents') })),
];

/** Refuses with everything that is missing at once, so that a file is not sent back piece by piece. */
export function complete(state: ProjectState, needs: Completeness, ...more: readonly Missing[]): May {
  const found = [...missingDocuments(state, needs), ...missingGates(state, needs), ...missingByLaw(state, needs), ...more];
  const missing = found.filter((one, i) => found.findIndex((other) => other.name === one.name && other.what === one.what) === i);
  if (missing.length === 0) return ok(null);
  const [first] = missing;
  return refused('FILE_INCOMPLETE', {
    rule: missing.length === 1 && first ? first.rule : 'D-COMPLETE',
    source: 'FORM-FILE',
    found: { missing },
    needed: { entering: needs.entering, missing: [] },
    cure: ['drafter', 'officer', 'secretariat'],
  });
}

/** The file is whole: what an act that passes a stage asks before anything is sent. */
export const fileFor =
  (needs: Completeness, more: (state: ProjectState) => readonly Missing[] = () => []): ProjectGate =>
  (state) =>
    complete(state, needs, ...more(state));
