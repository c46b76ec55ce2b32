import { isMachine } from '../kernel/actor.js';
import type { Instant } from '../kernel/decider.js';
import { oneOf, type Gate, type May } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import { ok } from '../kernel/result.js';
import { consultationMoment } from './consultation-window.js';
import { refused } from './refusals.js';
import type { ConsultationPhase, ConsultationState } from './state.js';

type Asked = Gate<ConsultationState>;

export const office: Asked = (state, { actor }) => needRole(actor, state.organisation, 'officer', 'secretariat');

/** Persons of the drafting group, whichever unit they belong to, and drafters of the society. */
export const drafters: Asked = (state, { actor }) =>
  state.drafters.some((drafter) => drafter === actor.id) ? ok(null) : needRole(actor, state.organisation, 'drafter');

/** The office may treat a comment; whoever objects to that is heard by those who draft. */
export const draftersOrOffice: Asked = oneOf(
  (state, { actor }) => needRole(actor, state.organisation, 'drafter', 'officer', 'secretariat'),
  drafters,
);

/** Whose comment it is stands in the payload. */
export const anybody: Asked = (state, { actor }) => (isMachine(actor) ? needRole(actor, state.organisation, 'public') : ok(null));

/** A public round is open to everybody, account or not (GS-14); one that is not, to the society and those it asked. */
export const whoIsAsked: Asked = (state, { actor }) => {
  const asked = [state.organisation, ...state.addressees];
  if (!isMachine(actor) && (state.public || actor.grants.some((grant) => asked.includes(grant.organisation)))) return ok(null);
  return refused('CONSULTATION_NOT_PUBLIC', {
    rule: 'GS-14',
    source: 'GS-14',
    found: actor.grants.map((grant) => grant.organisation),
    needed: 'a role at the society or at an organisation that was asked',
    cure: ['officer', 'secretariat'],
  });
};

export function inPhase({ phase }: ConsultationState, wanted: readonly ConsultationPhase[]): May {
  if (wanted.includes(phase)) return ok(null);
  return refused('CONSULTATION_PHASE', {
    rule: 'D-CONSULTATION',
    source: 'D-ROUND-ORDER',
    found: phase,
    needed: wanted,
    cure: phase === 'open' ? ['self'] : ['nobody'],
  });
}

/** The phase goes on after the close for the moment in which what was sent in time may still arrive. */
export const beforeClose: Asked = (state, { now }) => (consultationMoment(state, now) === 'late' ? closed(state, now) : ok(null));

export const closed = ({ closesAt }: ConsultationState, now: Instant) =>
  refused('CONSULTATION_CLOSED', { rule: 'G4', source: 'D-DOOR', found: now, needed: { before: closesAt }, cure: ['nobody'] });

/** Until the table is signed a comment has somewhere to stand, though it be late. */
export const beforeTable: Asked = (state, { now }) => (consultationMoment(state, now) === 'gone' ? inPhase(state, ['open']) : ok(null));
