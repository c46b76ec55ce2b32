import type { Source } from '../law/sources.js';
import type { TraceRow } from '../ballot-rule/ballot-rule.js';
import { dutiesMissing, dutyRows } from '../law/duties.js';
import { needRole } from '../need-role.js';
import { documentsOf, reviewMode } from '../profile/documents.js';
import { gatesUpTo, missingEvidence } from '../profile/gates.js';
import { stages, type Gate, type Stage } from '../profile/profile.js';
import type { StageCode } from '../profile/stage-codes.js';
import { documentKinds, type DocumentKind } from '../profile/vocabulary.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, provided, type Acts, type May } from './act.js';
import { workingStage } from './codes.js';
import { mayFile } from './editorial-change.js';
import { unansweredDrafters, unlicensedPatents } from './patents.js';
import type { ProjectState } from './state.js';
import { drafter, monitor, noDrafter, office, oneOf, proposer } from './who.js';
import { groundOf } from './ground.js';

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
  return refuse('FILE_INCOMPLETE', {
    rule: missing.length === 1 && first ? first.rule : 'D-COMPLETE',
    source: 'FORM-FILE',
    found: { missing },
    needed: { entering: needs.entering, missing: [] },
    cure: ['drafter', 'officer', 'secretariat'],
  });
}

const canAttachDocument: Acts<'attachDocument'>['attachDocument']['can'] = (state, context) =>
  open(state, context, { who: oneOf(office, drafter, proposer, monitor), evenOnHold: state.withdrawalOrdered });

const attachDocument: Acts<'attachDocument'>['attachDocument'] = {
  can: canAttachDocument,
  decide(state, { kind, sha256 }, { actor }) {
    const from = documentKinds[kind].from;
    if (stages.indexOf(from) > stages.indexOf(workingStage(state.code))) {
      return refuse('DOCUMENT_TOO_EARLY', {
        rule: 'D-FILE',
        source: 'FORM-FILE',
        found: workingStage(state.code),
        needed: from,
        cure: ['officer', 'secretariat'],
      });
    }
    if (state.documents[kind]?.sha256 === sha256) return ok([]);
    return provided(mayFile(state, kind, sha256), { type: 'documentAttached', by: actor.id, kind, sha256 });
  },
};

/** A gate whose floor is a law is waived by nobody. */
const waivable = (gate: Gate): May => {
  if (gate.floor === null && gate.waiverRole !== null) return ok(null);
  return refuse('GATE_IS_LAW', {
    rule: gate.id,
    source: gate.floor ?? gate.source,
    found: { gate: gate.id, floor: gate.floor },
    needed: gate.evidence,
    cure: ['drafter', 'officer'],
  });
};

const waiveGate: Acts<'waiveGate'>['waiveGate'] = {
  can: (state, context) =>
    open(state, context, {
      who: noDrafter((s, { actor }) => {
        const roles = [...new Set(s.profile.gates.flatMap((gate) => (gate.waiverRole ? [gate.waiverRole] : [])))];
        return needRole(actor, s.organisation, ...roles);
      }),
    }),
  decide(state, { gate: id, reason }, { actor }) {
    const gate = state.profile.gates.find((one) => one.id === id);
    if (!gate)
      return refuse('NO_SUCH_GATE', {
        rule: 'D-GATE',
        source: 'SET-PROFILE',
        found: id,
        needed: state.profile.gates.map((one) => one.id),
        cure: ['self'],
      });
    const { waiverRole } = gate;
    const may = all(
      () => waivable(gate),
      () => (waiverRole ? needRole(actor, state.organisation, waiverRole) : ok(null)),
    );
    if (!may.ok) return may;
    return state.waivers.includes(id) ? ok([]) : happened({ type: 'gateWaived', by: actor.id, gate: id, reason });
  },
};

/** Codes at which the subject may still be described anew; the consultation and the vote rest on it afterwards. */
const describable = ['00.00', '00.20', '10.00', '10.92', '20.00', '20.20', '20.60', '20.99', '30.92', '40.92'] as const;

const setTraits: Acts<'setTraits'>['setTraits'] = {
  can: (state, context) => open(state, context, { who: office, at: describable }),
  decide: (_state, { traits, reason }, { actor }) => happened({ type: 'traitsSet', by: actor.id, traits: [...new Set(traits)], reason }),
};

export const documentActs: Acts<'attachDocument' | 'waiveGate' | 'setTraits'> = { attachDocument, waiveGate, setTraits };
