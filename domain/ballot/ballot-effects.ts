import type { ActorId } from '../actor.js';
import type { PersonId } from '../person-id.js';
import type { Audience, Effect, Stream } from '../decider.js';
import type { FollowUpReport } from '../follow-up-messages.js';
import { shownResult } from './class-figures.js';
import type { BallotOrder, BallotReport } from '../messages.js';
import { unreachable } from '../result.js';
import type { Json } from '../refusal.js';
import { charAt } from '../rows.js';
import type { TextReport } from '../text-report.js';
import type { BallotEvent } from './ballot-event.js';
import { conductorsOf } from './conductor.js';
import { unconfirmedSheets } from './proposals.js';
import { ofReview } from './swap-text.js';
import type { BallotResult, BallotState, Change } from './ballot-state.js';

/** What others hear of an event: the roll by notice; project, committee and meeting by report, each once. Votes tell nobody: the answer is the receipt. */
export function ballotEffects(event: BallotEvent, state: BallotState): readonly Effect[] {
  switch (event.type) {
    case 'ballotOpened':
      return [
        ...openedReport(state),
        toRoll(state, state.follows?.kind === 'recirculation' ? 'ballot.recirculated' : 'ballot.opened', {
          ...clausesOf(state),
          closesAt: event.closesAt,
          provisional: event.provisional,
          reachable: event.reachability.outcome,
        }),
      ];
    case 'openingFailed':
      return [toConductors(state, 'ballot.openingFailed', { code: event.refusal.code })];
    case 'votersReminded':
      return [...reminder(event, state), ...sheetsWait(state, 'ballot.sheetsUnconfirmed')];
    case 'paperConfirmed':
      return event.person === null
        ? []
        : [notice('ballot.paperConfirmed', [{ person: event.person }], state, { seat: event.seat, scan: event.scan })];
    case 'paperObjected':
      return [toConductors(state, 'ballot.paperObjected', { seat: event.seat, reason: event.reason })];
    case 'seatRecused':
      return seatNotice(event.seat, event.reason, state);
    case 'extensionProposed':
    case 'reopeningProposed':
    case 'voidingProposed':
      return [toConductors(state, `ballot.${event.type}`, { reason: event.reason, by: event.by })];
    case 'ballotExtended':
    case 'ballotReopened':
      return [
        ...openedReport(state),
        toRoll(state, event.type === 'ballotExtended' ? 'ballot.extended' : 'ballot.reopened', {
          closesAt: event.closesAt,
          days: event.days,
          reason: event.reason,
        }),
      ];
    case 'ballotRecalled':
    case 'ballotVoided':
      return over(event, state);
    case 'ballotClosed':
      return event.tied
        ? [
            notice(
              'ballot.tied',
              conductorsOf(state).map((organisation) => ({ role: 'chair' as const, organisation })),
              state,
              { settlesAt: event.settlesAt },
            ),
          ]
        : [...decided(event, state), ...sheetsWait(state, 'ballot.sheetsNotCounted')];
    case 'tieDecided':
      return decided(event, state);
    case 'motionPut':
    case 'recirculationOpened':
    case 'appealOpened':
      return [{ kind: 'start', stream: event.ballot, input: event.input }];
    case 'textSwapped':
      return [
        ...swapped(event, state),
        ...(state.openedAt === null ? [] : [toRoll(state, 'ballot.textSwapped', { reason: event.reason, text: event.to })]),
      ];
    case 'mandateRecorded':
      return toPerson(state.seats?.[event.seat]?.person ?? null, state, 'ballot.mandateRecorded', { holder: event.holder, seat: event.seat });
    case 'outageRecorded':
      return event.extension
        ? [
            ...openedReport(state),
            toRoll(state, 'ballot.outageExtended', { from: event.from, to: event.to, minutes: event.minutes, closesAt: event.extension.closesAt }),
          ]
        : [];
    case 'negativeAnswered':
      return toPerson(event.person, state, 'ballot.negativeAnswered', { answer: event.answer });
    case 'negativeHandled':
      return toPerson(event.person, state, 'ballot.negativeHandled', { way: event.way, reason: event.reason });
    case 'followUpConcluded':
      return concluded(event, state);
    case 'resultUsed':
      return state.followUps?.flatMap(({ stream, kind, voided }) => (kind === 'recirculation' && !voided ? [useOf(stream)] : [])) ?? [];
    case 'resultRevised':
      return decidedAnew(event, event.before, state);
    case 'changeProposed':
      return proposed(event, state);
    case 'proposalDeclined':
      return [
        ...toPerson(event.proposedBy, state, 'ballot.proposalDeclined', { reason: event.reason, by: event.by }),
        ...toPerson(event.person, state, 'ballot.recusalNotMade', {}),
      ];
    case 'proposalWithdrawn':
      return [
        toConductors(state, 'ballot.proposalWithdrawn', { reason: event.reason, by: event.by }),
        ...toPerson(event.person, state, 'ballot.recusalNotMade', {}),
      ];
    case 'seatRestored':
      return toPerson(event.person, state, event.mark === '.' ? 'ballot.seatMayVote' : 'ballot.seatRestored', { closesAt: state.closesAt });
    default:
      return [];
  }
}

const notice = (template: string, to: readonly Audience[], state: BallotState, data: { readonly [key: string]: Json }): Effect => ({
  kind: 'notice',
  template,
  to,
  data: { ballot: state.stream, project: state.project, question: state.question, ...data },
});

const toRoll = (state: BallotState, template: string, data: { readonly [key: string]: Json }): Effect =>
  notice(template, [{ ballot: state.stream }], state, data);

const toConductors = (state: BallotState, template: string, data: { readonly [key: string]: Json }): Effect =>
  notice(
    template,
    conductorsOf(state).flatMap((organisation) => (['officer', 'secretariat', 'chair'] as const).map((role) => ({ role, organisation }))),
    state,
    data,
  );

/** Whom the ballot reports to; a committee that asked for itself is both asker and committee, and hears it once. */
const hearersOf = ({ project, committee, meeting }: BallotState): readonly Stream[] => [
  ...new Set([project, committee, meeting].flatMap((stream) => (stream ? [stream] : []))),
];

/** A ballot that this one follows from hears how it ended, not that it began: that it knows. */
function toBallot(stream: Stream, told: Exclude<BallotReport, { readonly type: 'ballotDecided' }>): readonly Effect[] {
  const tell = (command: FollowUpReport): readonly Effect[] => [{ kind: 'tell', stream, command }];
  const { ballot } = told;
  switch (told.type) {
    case 'ballotOpened':
      return [];
    case 'ballotVoided':
      return tell({ type: 'followUpVoided', ballot, reason: told.reason });
    default:
      return unreachable(told);
  }
}

const report = (
  state: BallotState,
  command: Exclude<BallotReport, { readonly type: 'ballotDecided' }>,
  except: string | null = null,
): readonly Effect[] =>
  hearersOf(state)
    .filter((stream) => `stream:${stream}` !== except)
    .flatMap((stream) => (stream.startsWith('ballot/') ? toBallot(stream, command) : [{ kind: 'tell', stream, command }]));

/** Entitled persons who returned nothing: the committee keeps the record of absence. */
const silentOf = (state: BallotState): { readonly silent?: readonly PersonId[] } =>
  state.committee && state.seats ? { silent: state.seats.flatMap(({ person }, seat) => (charAt(state.marks, seat) === '.' ? [person] : [])) } : {};

const clausesOf = ({ follows }: BallotState): { readonly [key: string]: Json } =>
  follows?.kind === 'recirculation' ? { clauses: follows.changes.map(({ clause }) => clause) } : {};

/** The project that ordered an erratum hears that it is made: only then is it the project's text. */
function swapped({ from, to }: Extract<BallotEvent, { readonly type: 'textSwapped' }>, { project, purpose, stream }: BallotState): readonly Effect[] {
  const report: TextReport = { type: 'ballotTextSwapped', ballot: stream, from, to };
  return project !== null && ofReview({ purpose, project }) ? [{ kind: 'tell', stream: project, command: report }] : [];
}

const openedReport = (state: BallotState): readonly Effect[] =>
  state.closesAt === null ? [] : report(state, { type: 'ballotOpened', ballot: state.stream, round: state.round, closesAt: state.closesAt });

/** Whoever asked shows the result to people who may not see votes, so it never learns the figures of a class too small; a ballot that this one follows counts with them. */
function decided({ outcome, counts, trace }: BallotResult, state: BallotState): readonly Effect[] {
  const { stream: ballot, round } = state;
  const exact: FollowUpReport = { type: 'followUpDecided', ballot, outcome, counts, trace };
  const shown: BallotReport = { type: 'ballotDecided', ballot, round, ...shownResult({ outcome, counts, trace }), ...silentOf(state) };
  return [
    ...hearersOf(state).map((stream): Effect => ({ kind: 'tell', stream, command: stream.startsWith('ballot/') ? exact : shown })),
    toRoll(state, 'ballot.decided', { outcome }),
  ];
}

/** New figures reach everybody who shows the old ones; people are told when the outcome is another. */
const decidedAnew = (result: BallotResult, before: BallotResult | null, state: BallotState): readonly Effect[] =>
  decided(result, state).filter(({ kind }) => kind !== 'notice' || result.outcome !== before?.outcome);

/** Those who may confirm hear of it, and the person whose vote it is about. */
function proposed({ change, by }: Extract<BallotEvent, { readonly type: 'changeProposed' }>, state: BallotState): readonly Effect[] {
  const told = toldOf[change.type];
  const person = told === undefined || !('seat' in change) ? null : (state.seats?.[change.seat]?.person ?? null);
  const data = { by, act: change.type, reason: 'reason' in change ? change.reason : '' };
  return [
    toConductors(state, 'ballot.changeProposed', data),
    ...(told === undefined ? [] : toPerson(person === by ? null : person, state, told, wordsOf(change))),
  ];
}

/** What the member hears of a change of the own seat that waits for a second person. */
const toldOf: { readonly [act in Change['type']]?: string } = { recuse: 'ballot.recusalProposed', recordMandate: 'ballot.mandateProposed' };

const wordsOf = (change: Change): { readonly [key: string]: Json } =>
  change.type === 'recordMandate' ? { holder: change.holder, seat: change.seat } : { reason: 'reason' in change ? change.reason : '' };

/** Who ordered the end is not told of it again. */
function over(event: Extract<BallotEvent, { readonly type: 'ballotRecalled' | 'ballotVoided' }>, state: BallotState): readonly Effect[] {
  const told = report(state, { type: 'ballotVoided', ballot: state.stream, round: state.round, reason: event.reason }, event.by);
  const order: BallotOrder = { type: 'voidBallot', reason: event.reason };
  const below = (state.followUps ?? []).flatMap(({ stream, running }): readonly Effect[] =>
    running ? [{ kind: 'tell', stream, command: order }] : [],
  );
  return state.openedAt === null
    ? told
    : [...told, ...below, toRoll(state, event.type === 'ballotRecalled' ? 'ballot.recalled' : 'ballot.voided', { reason: event.reason })];
}

const reminder = ({ unvoted, daysLeft }: Extract<BallotEvent, { readonly type: 'votersReminded' }>, state: BallotState): readonly Effect[] =>
  unvoted > 0 ? [notice('ballot.reminder', [{ ballot: state.stream, only: 'unvoted' }], state, { closesAt: state.closesAt, daysLeft })] : [];

/** Those who conduct the ballot hear which sheets nobody confirmed: while there is time, and when they were not counted. */
function sheetsWait(state: BallotState, template: string): readonly Effect[] {
  const seats = unconfirmedSheets(state);
  return seats.length === 0 ? [] : [toConductors(state, template, { seats: seats.join(', '), closesAt: state.closesAt })];
}

const useOf = (stream: Stream): Effect => ({ kind: 'tell', stream, command: { type: 'useResult' } satisfies BallotOrder });

/** A recirculation's result is this ballot's result; what a motion or an appeal decided is used up, so that it cannot change any more. */
function concluded(
  { ballot, report: told, before }: Extract<BallotEvent, { readonly type: 'followUpConcluded' }>,
  state: BallotState,
): readonly Effect[] {
  if (told.type === 'followUpVoided') return [];
  if (state.followUps?.find(({ stream }) => stream === ballot)?.kind !== 'recirculation') return told.outcome === 'PENDING' ? [] : [useOf(ballot)];
  return decidedAnew(told, before, state);
}

const toPerson = (person: ActorId | null, state: BallotState, template: string, data: { readonly [key: string]: Json }): readonly Effect[] =>
  person === null ? [] : [notice(template, [{ person }], state, data)];

function seatNotice(seat: number, reason: string, state: BallotState): readonly Effect[] {
  const kept = state.seats?.[seat];
  return kept ? [notice('ballot.recused', [{ person: kept.person }], state, { seat, reason })] : [];
}
