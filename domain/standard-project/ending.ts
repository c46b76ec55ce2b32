import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, type Acts, type May } from './act.js';
import { noVoteOpen } from './ballots.js';
import { callOff } from './call-off.js';
import { endAt } from './clock.js';
import { abandonedCode } from './codes.js';
import type { ProjectState } from './state.js';
import { leadDrafter, officer, oneOf, proposer } from './who.js';

/** Before approval the proposer may take the project back; afterwards it is the society's. */
const proposersOwn = [
  '00.00',
  '00.20',
  '10.00',
  '10.20',
  '10.60',
  '10.92',
  '20.00',
  '20.20',
  '20.60',
  '20.99',
  '30.20',
  '30.60',
  '30.92',
  '40.00',
  '40.92',
  '40.93',
] as const;
const beforePublication = [...proposersOwn, '40.20', '40.60', '50.20', '50.60', '50.92', '60.00'] as const;

const canWithdraw = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: oneOf(proposer, leadDrafter), at: proposersOwn, evenOnHold: true }),
    () => noVoteOpen(state),
  );

/** A number asked for is on its way and must arrive first, so that it can be burnt and not be lost. */
function noNumberPending({ approval }: ProjectState): May {
  if (!approval.pending) return ok(null);
  return refuse('NUMBER_PENDING', {
    rule: 'G10',
    source: 'D-BURN',
    found: 'pending',
    needed: 'answered by the register',
    cure: ['nobody'],
  });
}

const canCancel = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: officer, at: beforePublication, evenOnHold: true }),
    () => noNumberPending(state),
    () => noVoteOpen(state),
  );

export const endingActs: Acts<'withdraw' | 'cancel'> = {
  withdraw: {
    can: canWithdraw,
    decide: (state, { reason }, { actor }) =>
      happened({ type: 'withdrawnByProposer', by: actor.id, reason, ...callOff(state), ...endAt(abandonedCode(state.code)) }),
  },
  cancel: {
    can: canCancel,
    decide: (state, { reason }, { actor }) =>
      happened({ type: 'cancelled', by: actor.id, reason, ...callOff(state), ...endAt(abandonedCode(state.code)) }),
  },
};
