import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import { inForce } from '../codes.js';
import type { ProjectEvent } from '../events.js';
import { filingAlarmed, standardFiled } from '../events/filing.js';
import { filingNumber, filingProof } from '../fields.js';
import { filingSource } from '../filing.js';
import { isLocal, standing, type ProjectGate } from '../gates.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { office } from '../who.js';

const { act, clock } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const ofLocal: ProjectGate = (state, context) => isLocal({ rule: 'DB-FILING', source: filingSource(state) })(state, context);

const notYetFiled: ProjectGate = (state) => {
  if (state.clocks.filing) return ok(null);
  const filed = state.local?.filed ?? null;
  return refused('ALREADY_FILED', {
    rule: 'DB-FILING',
    source: filingSource(state),
    found: filed === null ? state.profile.kind : { filed: filed.number },
    needed: 'a local standard that is published and not yet filed',
    cure: ['nobody'],
  });
};

/** Late or not, suspended or not: a standard that was published is filed. */
const fileStandard = act('fileStandard', {
  words: said('备案', 'record the filing with the national authority'),
  payload: { filingNumber, proof: filingProof },
  who: office,
  at: inForce,
  gates: [ofLocal, notYetFiled],
  decide: (state, { filingNumber: number, proof }, { actor, now }) =>
    happened(
      standardFiled({
        by: actor.id,
        text: state.publication?.text ?? '',
        filingNumber: number,
        proof,
        late: state.clocks.filing ? now >= state.clocks.filing.at : false,
      }),
    ),
});

/** Comes before the limit itself, once. */
const alarmFiling = clock('alarmFiling', {
  words: said('备案期限提醒', 'say that the filing falls due'),
  decide(state, _none, { now }) {
    const [filing, due] = [state.local?.filing ?? null, state.clocks.filing ?? null];
    if (state.end !== null || filing === null || due === null || filing.alarmed || now < filing.alarmAt) return happened();
    return happened(filingAlarmed({ due: due.at }));
  },
});

export const filingActs = [fileStandard, alarmFiling] as const;
