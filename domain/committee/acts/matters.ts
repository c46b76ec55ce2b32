import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { happened, oneOf } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { committeeProposedProject, documentAdopted } from '../events/matters.js';
import { ballot, ballotIfNeeded, document } from '../fields.js';
import { chair, inOperation, notFrozen, notSuspended, secretariat, standing } from '../gates.js';
import { committeeBody } from '../member.js';
import type { Minuted } from '../minuted.js';
import { refused } from '../refusals.js';
import { matters } from '../../messages/matter.js';
import { someBallot, someBallotIfNeeded, usedBallot } from '../used-ballot.js';
import { matter, minutes, title } from '../work-fields.js';

/* What the committee adopts and proposes on what it decided. */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

/** Charter and rules by ballot; other matters by consideration, with the minutes of a meeting that resolved on it as evidence. */
const adoptDocument = act('adoptDocument', {
  words: said('通过章程等文件', 'adopt a document'),
  payload: { matter, sha256: document, ballot: ballotIfNeeded, minutes },
  // What the API finds in the meetings of the committee under the hash of the minutes.
  known: held<{ readonly minuted?: Minuted }>(),
  who: oneOf(secretariat, chair),
  gates: [inOperation, notSuspended, someBallotIfNeeded(...matters)],
  decide(state, { matter: of, sha256, ballot: vote, minutes: paper, minuted }, { actor }) {
    const used = usedBallot(state, { ballot: vote, matter: of, body: committeeBody, text: sha256 });
    if (!used.ok) return used;
    const about = { rule: 'TC-FORMAL', source: state.profile.formal.source, cure: ['secretariat'] } as const;
    if (vote === undefined && paper === undefined) return refused('MINUTES_MISSING', { ...about, found: null, needed: 'a ballot, or the minutes' });
    if (paper !== undefined && minuted === undefined)
      return refused('MINUTES_WITHOUT_RESOLUTION', {
        ...{ ...about, cure: ['secretariat', 'chair'] },
        found: { minutes: paper },
        needed: { minutes: 'confirmed, of a meeting of this committee', resolution: { matter: of, text: sha256 } },
      });
    const adopted = { matter: of, sha256, ballot: vote ?? null, minutes: paper ?? null, by: actor.id };
    return happened(documentAdopted(minuted === undefined ? adopted : { ...adopted, minuted }));
  },
});

const proposeProject = act('proposeProject', {
  words: said('申报标准项目', 'propose a project'),
  payload: { title, text: document, ballot },
  who: oneOf(secretariat, chair),
  gates: [inOperation, notSuspended, notFrozen, someBallot('projectProposal')],
  decide(state, { title: called, text, ballot: vote }, { actor }) {
    const used = usedBallot(state, { ballot: vote, matter: 'projectProposal', body: committeeBody, text });
    if (!used.ok) return used;
    return happened(committeeProposedProject({ n: state.counts.projects + 1, title: called, text, ballot: vote, by: actor.id }));
  },
});

export const matterActs = [adoptDocument, proposeProject] as const;
