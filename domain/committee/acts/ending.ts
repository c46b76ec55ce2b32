import { dateText, dayNumber } from '../../law/calendar/civil-date.js';
import { monthsLater } from '../../law/calendar/deadline.js';
import { localDate } from '../../law/calendar/instant.js';
import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened, oneOf } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { termFrom, without } from '../clocks.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeProfile } from '../profile.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { committeeDeregistered, committeeKept, committeeRevoked, endingProposed } from '../events/ending.js';
import { endingKind, reason, standardsTo } from '../fields.js';
import { authority, inOperation, secretariat, standing, type CommitteeGate } from '../gates.js';
import { refused } from '../refusals.js';
import { reopened } from '../roster.js';
import { settled } from './notice.js';

/* How a committee ends: proposed, shown to the public, decided. */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

const noneProposed: CommitteeGate = ({ ending }) =>
  ending === null ? ok(null) : refused('ENDING_PROPOSED', { source: 'D-ONE-AT-A-TIME', found: ending.kind, needed: null, cure: ['monitor'] });

const proposeEnding = act('proposeEnding', {
  words: said('提出注销或撤销', 'propose an ending'),
  payload: { kind: endingKind, reason },
  who: oneOf(secretariat, authority),
  gates: [inOperation, noneProposed],
  decide(state, { kind, reason: why }, context) {
    const may = kind === 'revoke' ? authority(state, context) : ok(null);
    return may.ok ? happened(endingProposed({ kind, reason: why, by: context.actor.id })) : may;
  },
});

const proposed: CommitteeGate = ({ ending }) =>
  ending !== null ? ok(null) : refused('NO_ENDING_PROPOSED', { source: 'D-TWO-PERSONS', found: null, needed: 'proposeEnding', cure: ['monitor'] });

const keepCommittee = act('keepCommittee', {
  words: said('予以保留', 'keep the committee'),
  payload: { reason },
  who: authority,
  gates: [inOperation, proposed],
  decide: ({ clocks }, { reason: why }, { actor }) =>
    happened(committeeKept({ reason: why, by: actor.id, path: [], clocks: without(clocks, 'notice') })),
});

const proposedAs =
  (kind: 'deregister' | 'revoke'): CommitteeGate =>
  ({ ending }) =>
    ending?.kind === kind
      ? ok(null)
      : refused('ENDING_OF_OTHER_KIND', { source: 'D-WHAT-WAS-SHOWN', found: ending?.kind ?? null, needed: kind, cure: ['nobody'] });

/** What an ending takes with it. */
function over(state: CommitteeState, to: string, { actor }: Context) {
  const again = reopened(state).map(({ ballot }) => ({ ballot, project: null, round: 1 }));
  return {
    standardsTo: to,
    reason: state.ending?.reason ?? '',
    by: actor.id,
    path: ['TC:95.99'],
    clocks: {},
    ballots: [...state.ballots.map(({ ballot, project, round }) => ({ ballot, project, round })), ...again],
    meetings: state.meetings.map((one) => one.meeting),
  } as const;
}

/** Ended only after the notice of it has closed and its objections are answered. */
const deregister = act('deregister', {
  words: said('注销', 'deregister the committee'),
  payload: { standardsTo },
  who: authority,
  secondFactor: true,
  at: ['TC:95.60'],
  gates: [proposed, proposedAs('deregister'), settled],
  decide: (state, { standardsTo: to }, context) => happened(committeeDeregistered(over(state, to, context))),
});

const revoke = act('revoke', {
  words: said('撤销', 'revoke the committee'),
  payload: { standardsTo },
  who: authority,
  secondFactor: true,
  at: ['TC:95.60'],
  gates: [proposed, proposedAs('revoke'), settled],
  decide: (state, { standardsTo: to }, context) =>
    happened(committeeRevoked({ ...over(state, to, context), hostBarredUntil: barredUntil(state.profile, context) })),
});

/** The host may not apply again before this date (D: a profile value). */
function barredUntil({ ending: { hostBarred } }: CommitteeProfile, context: Context): string {
  if (hostBarred.unit === 'years') return dateText(monthsLater(dayNumber(localDate(context.now)), hostBarred.count * 12));
  return localDate(termFrom(context, hostBarred).at);
}

export const endingActs = [proposeEnding, keepCommittee, deregister, revoke] as const;
