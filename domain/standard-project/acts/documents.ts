import { actsOf } from '../../kernel/act.js';
import type { Context } from '../../kernel/decider.js';
import { happened, someOf, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { needRole } from '../../kernel/need-role.js';
import { stages, type Gate } from '../../profile/profile.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { documentKinds } from '../../profile/vocabulary.js';
import { workingStage } from '../codes.js';
import { mayFile } from '../published-text.js';
import type { ProjectEvent } from '../events.js';
import { documentAttached, gateWaived, traitsSet } from '../events/documents.js';
import { attached, documentKind, gateId, reason, traits } from '../fields.js';
import { notOnHold, runsOrIsOrderedOut, standing, type ProjectGate } from '../gates.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { drafter, monitor, noDrafter, office, oneOf, proposer } from '../who.js';

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const attachDocument = act('attachDocument', {
  words: said('附文件', 'attach a document'),
  payload: { kind: documentKind, sha256: attached },
  who: oneOf(office, drafter, proposer, monitor),
  gates: [runsOrIsOrderedOut],
  decide(state, { kind, sha256 }, { actor }) {
    const { from } = documentKinds[kind];
    if (stages.indexOf(from) > stages.indexOf(workingStage(state.code))) {
      return refused('DOCUMENT_TOO_EARLY', {
        rule: 'D-FILE',
        source: 'FORM-FILE',
        found: workingStage(state.code),
        needed: from,
        cure: ['officer', 'secretariat'],
      });
    }
    if (state.documents[kind]?.sha256 === sha256) return happened();
    const may = mayFile(state, kind, sha256);
    return may.ok ? happened(documentAttached({ by: actor.id, kind, sha256 })) : may;
  },
});

/** Whoever may waive some gate of the profile; which one is asked of the payload. */
const someWaiver: ProjectGate = ({ profile, organisation }, { actor }) => {
  const roles = [...new Set(profile.gates.flatMap(({ waiverRole }) => (waiverRole ? [waiverRole] : [])))];
  return needRole(actor, organisation, ...roles);
};

const waiveGate = act('waiveGate', {
  words: said('豁免关口', 'waive a gate'),
  payload: { gate: gateId, reason },
  who: noDrafter(someWaiver),
  gates: [
    notOnHold,
    someOf<ProjectState, Gate>(
      ({ profile }) => profile.gates,
      waivable,
      (state) => noSuchGate(state, null),
    ),
  ],
  decide(state, { gate: id, reason: why }, context) {
    const gate = state.profile.gates.find((one) => one.id === id);
    if (!gate) return noSuchGate(state, id);
    const may = waivable(gate, state, context);
    if (!may.ok) return may;
    return state.waivers.includes(id) ? happened() : happened(gateWaived({ by: context.actor.id, gate: id, reason: why }));
  },
});

const noSuchGate = ({ profile: { gates } }: ProjectState, found: string | null) =>
  refused('NO_SUCH_GATE', { rule: 'D-GATE', source: 'SET-PROFILE', found, needed: gates.map((one) => one.id), cure: ['self'] });

/** A gate whose floor is a law is waived by nobody. */
function waivable({ id, floor, source, waiverRole, evidence }: Gate, { organisation }: ProjectState, { actor }: Context): May {
  if (floor === null && waiverRole !== null) return needRole(actor, organisation, waiverRole);
  return refused('GATE_IS_LAW', {
    rule: id,
    source: floor ?? source,
    found: { gate: id, floor },
    needed: evidence,
    cure: ['drafter', 'officer'],
  });
}

/** Where the subject may still be described anew; the consultation and the vote rest on it afterwards. */
const describable = ['00.00', '00.20', '10.00', '10.92', '20.00', '20.20', '20.60', '20.99', '30.92', '40.92'] as const;

const setTraits = act('setTraits', {
  words: said('修改特征', 'describe the subject anew'),
  payload: { traits, reason },
  who: office,
  at: describable,
  gates: [notOnHold],
  decide: (_state, { traits: now, reason: why }, { actor }) => happened(traitsSet({ by: actor.id, traits: [...new Set(now)], reason: why })),
});

export const documentActs = [attachDocument, waiveGate, setTraits] as const;
