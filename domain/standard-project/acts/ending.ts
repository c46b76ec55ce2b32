import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { noVoteOpen } from '../ballots.js';
import { callOff } from '../call-off.js';
import { endAt } from '../clock.js';
import { abandonedCode } from '../codes.js';
import type { ProjectEvent } from '../events.js';
import { cancelled, withdrawnByProposer } from '../events/ending.js';
import { reason } from '../fields.js';
import { noNumberPending, standing } from '../gates.js';
import type { ProjectState } from '../state.js';
import { leadDrafter, officer, oneOf, proposer } from '../who.js';

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const proposersOwn = [
  ...['00.00', '00.20', '10.00', '10.20', '10.60', '10.92', '20.00', '20.20', '20.60', '20.99'],
  ...['30.20', '30.60', '30.92', '40.00', '40.92', '40.93'],
] as const;
const beforePublication = [...proposersOwn, '40.20', '40.60', '50.20', '50.60', '50.92', '60.00'] as const;

/** Before approval the proposer may take the project back; afterwards it is the society's. */
const withdraw = act('withdraw', {
  words: said('撤回项目', 'withdraw the project'),
  payload: { reason },
  who: oneOf(proposer, leadDrafter),
  at: proposersOwn,
  gates: [noVoteOpen],
  decide: (state, { reason: why }, { actor }) =>
    happened(withdrawnByProposer({ by: actor.id, reason: why, ...callOff(state), ...endAt(abandonedCode(state.code)) })),
});

const cancel = act('cancel', {
  words: said('撤销项目', 'cancel the project'),
  payload: { reason },
  who: officer,
  at: beforePublication,
  gates: [noNumberPending, noVoteOpen],
  decide: (state, { reason: why }, { actor }) =>
    happened(cancelled({ by: actor.id, reason: why, ...callOff(state), ...endAt(abandonedCode(state.code)) })),
});

export const endingActs = [withdraw, cancel] as const;
