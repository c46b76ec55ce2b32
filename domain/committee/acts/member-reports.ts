import { actsOf } from '../../kernel/act.js';
import type { Context } from '../../kernel/decider.js';
import { all, happened, oneOf, someOf, type May, type Verdict } from '../../kernel/gate.js';
import type { PersonId } from '../../kernel/person-id.js';
import { ok } from '../../kernel/result.js';
import { said } from '../../kernel/words.js';
import { refuse } from '../../kernel/refusal.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeState, MemberRecord, MemberReport } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { reportConfirmed, reportDeclined } from '../events/members.js';
import { on, reason } from '../fields.js';
import { authority, chair, inOperation, secretariat, standing } from '../gates.js';
import { evidence, fromUnit, howItEnded, person, proof, reportNumber, sideNow, toUnit, unitNow, unitNowName } from '../member-fields.js';
import { answered, conductors, fewWait, notWaiting, reportedHere, someReport, waitsForSecond } from '../member-reports.js';
import { refused } from '../refusals.js';
import { correctable, reportedChange } from '../reported-change.js';
import { memberOf } from '../whose-seat.js';

/*
 * Deaths, resignations, moves and suspensions take a vote away: what one person of the secretariat says of them holds when another confirms it, or the
 * member.
 */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

const recordDeparture = act('recordDeparture', {
  words: said('委员离任', 'record a departure'),
  payload: { person, cause: howItEnded, on, evidence },
  who: secretariat,
  gates: [inOperation, fewWait],
  decide: (state, told, context) => waitsForSecond(state, { ...told, type: 'recordDeparture' }, context),
});

const changeEmployer = act('changeEmployer', {
  words: said('委员变更单位', 'change the employer of a member'),
  payload: { person, organisation: unitNow, organisationName: unitNowName, side: sideNow, on, evidence },
  who: secretariat,
  gates: [inOperation, fewWait],
  decide: (state, told, context) => waitsForSecond(state, { ...told, type: 'changeEmployer' }, context),
});

const mergeUnit = act('mergeUnit', {
  words: said('单位合并或更名', 'merge or rename a unit'),
  payload: { from: fromUnit, to: toUnit, on, evidence },
  who: secretariat,
  gates: [inOperation, fewWait],
  decide: (state, told, context) => waitsForSecond(state, { ...told, type: 'mergeUnit' }, context),
});

/** Also from the authority: who votes is changed by two persons, whoever they are. */
const suspendMember = act('suspendMember', {
  words: said('委员暂停履职', 'suspend a member'),
  payload: { person, on, reason },
  who: oneOf(secretariat, authority),
  gates: [inOperation, fewWait],
  decide: (state, told, context) => waitsForSecond(state, { ...told, type: 'suspendMember' }, context),
});

/** There is a record that may be put right, and nobody has asked for it yet. */
const someRecord = someOf<CommitteeState, MemberRecord>(
  ({ records }) => records ?? [],
  ({ person: member }, state) =>
    all(
      () => mayCorrect(state, member),
      () => notWaiting(state, { type: 'correctRecord', subject: member }),
    ),
  (state) => mayCorrect(state, null),
);

function mayCorrect(state: CommitteeState, member: PersonId | null): May {
  const found = correctable(state, member);
  return found.ok ? ok(null) : found;
}

const correctRecord = act('correctRecord', {
  words: said('更正误记', 'put a wrong record right'),
  payload: { person, reason, evidence },
  who: secretariat,
  gates: [inOperation, fewWait, someRecord],
  decide: (state, told, context) => waitsForSecond(state, { ...told, type: 'correctRecord' }, context),
});

const answerer = oneOf(secretariat, chair, authority, reportedHere);

/** It holds by the word of the member, or of a second person who shows a document; then it is decided as things are now. */
const confirmReport = act('confirmReport', {
  words: said('确认报告', 'confirm a report'),
  payload: { n: reportNumber, proof },
  who: answerer,
  gates: [inOperation, someReport(confirmed)],
  decide(state, { n, proof: shown }, context) {
    const found = answered(state, n, context);
    if (!found.ok) return found;
    const { by, own } = found.value;
    const second = another(found.value, context);
    if (!second.ok) return second;
    if (!own && shown === undefined)
      return refused('REPORT_PROOF_MISSING', { source: 'D-TWO-PERSONS', found: null, needed: { proof: 'SHA-256' }, cure: conductors });
    const done = confirmed(found.value, state, context);
    if (!done.ok) return done;
    return happened(reportConfirmed({ n, proof: shown ?? null, reportedBy: by, by: context.actor.id }), ...done.value.map(byTwo));
  },
});

type Answered = MemberReport & { readonly own: boolean };

const another = ({ by }: Answered, { actor }: Context): May =>
  by === actor.id ? refuse('SECOND_PERSON', { rule: 'D-TWO', source: 'D-TWO-PERSONS', found: by, needed: `not ${by}`, cure: conductors }) : ok(null);

/** What it comes to by the word of this person, decided as things are now. */
function confirmed(one: Answered, state: CommitteeState, context: Context): Verdict<CommitteeEvent> {
  const second = another(one, context);
  if (!second.ok) return second;
  return reportedChange(state, one.report, one.own ? context : { ...context, actor: { id: one.by, grants: context.actor.grants } });
}

/** Two persons stand behind what open ballots hear, so that these ask for no second one where no vote is cast yet. */
const byTwo = (event: CommitteeEvent): CommitteeEvent =>
  'seats' in event ? { ...event, seats: event.seats.map((one) => ({ ...one, order: { ...one.order, confirmed: true } })) } : event;

/** The member says that it is not so, or somebody that it is not shown; who reported it takes it back. */
const declineReport = act('declineReport', {
  words: said('不予确认', 'decline a report'),
  payload: { n: reportNumber, reason },
  who: answerer,
  gates: [inOperation, someReport(() => ok(null))],
  decide(state, { n, reason: why }, context) {
    const found = answered(state, n, context);
    return found.ok ? happened(reportDeclined({ n, person: memberOf(found.value.report), reason: why, by: context.actor.id })) : found;
  },
});

export const memberReportActs = [recordDeparture, changeEmployer, mergeUnit, suspendMember, correctRecord, confirmReport, declineReport] as const;
