import { held } from '../../kernel/field.js';
import { happened, someOf, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { Context } from '../../kernel/decider.js';
import { ok } from '../../kernel/result.js';
import { mandateRecorded, mandateWithdrawn } from '../events/mandates.js';
import { mandateFields, reason, seat, type HolderKnown } from '../fields.js';
import { act, decides, isMember, memberOrDecides, type BallotGate } from '../gates.js';
import { holderDecides, mandateInOrder } from '../mandate.js';
import { ownOrAnySeat } from '../own-seat.js';
import { refused } from '../refusals.js';
import type { BallotState, Mandate } from '../state.js';

const mandatesAllowed: BallotGate = ({ terms: { mandates }, seats }) =>
  seats && (mandates?.alternates || mandates?.proxies)
    ? ok(null)
    : refused('MANDATE_NOT_ALLOWED', {
        rule: 'D-MANDATE',
        source: 'SET-TERMS',
        found: null,
        needed: 'terms that allow mandates, on a roll by value',
      });

const unknown = (found: number | null) =>
  refused('MANDATE_UNKNOWN', { rule: 'D-MANDATE', source: 'D-MANDATE', found, needed: 'a seat with a mandate', cure: ['self'] });

const ownOrDecided = (state: BallotState, at: number, context: Context): May =>
  isMember(state, at, context.actor.id) ? ok(null) : decides(state, context);

/** There is a mandate that this person may take back. */
const someMandate = someOf<BallotState, Mandate>(
  ({ mandates }) => mandates ?? [],
  ({ seat: at }, state, context) => ownOrDecided(state, at, context),
  () => unknown(null),
);

/**
 * A member is away and somebody else votes, with a dated letter. One mandate for a seat; a new one takes the old one's place. It is the member's to give:
 * from anybody else it is a proposal, by the one rule for all changes of who votes.
 */
export const recordMandate = act('recordMandate', {
  words: said('登记委托投票', 'record a mandate'),
  payload: mandateFields,
  known: held<HolderKnown>(),
  who: memberOrDecides,
  at: ['draft', 'open'],
  gates: [mandatesAllowed, ownOrAnySeat(decides)],
  decide(state, mandate, context) {
    const giver = ownOrDecided(state, mandate.seat, context);
    if (!giver.ok) return giver;
    const { seat: at, holder, kind, from, until, proof, holderUnits = [] } = mandate;
    if (holder === context.actor.id) return holderDecides(mandate);
    const sound = mandateInOrder(state, mandate);
    if (!sound.ok) return sound;
    const units = holderUnits.length === 0 ? {} : { holderUnits };
    return happened(mandateRecorded({ seat: at, holder, kind, from, until, proof, ...units, by: context.actor.id }));
  },
});

/** The member takes the vote back at any time. */
export const withdrawMandate = act('withdrawMandate', {
  words: said('撤销委托投票', 'withdraw a mandate'),
  payload: { seat, reason },
  who: memberOrDecides,
  at: ['draft', 'open'],
  gates: [someMandate],
  decide(state, { seat: at, reason: why }, context) {
    const giver = ownOrDecided(state, at, context);
    if (!giver.ok) return giver;
    const mandate = state.mandates?.find((one) => one.seat === at);
    return mandate ? happened(mandateWithdrawn({ seat: at, holder: mandate.holder, reason: why, by: context.actor.id })) : unknown(at);
  },
});
