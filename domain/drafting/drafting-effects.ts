import type { ActorId } from '../actor.js';
import { askingCommittee } from '../committee/ask-committee.js';
import type { Audience, Effect } from '../decider.js';
import type { BallotOrder } from '../messages.js';
import type { DraftingReport } from '../drafting-messages.js';
import type { Json } from '../refusal.js';
import { unreachable } from '../result.js';
import type { DraftingEvent, DraftingEventOf as Of } from './drafting-event.js';
import type { DraftingState } from './drafting-state.js';
import { rollOf, seatOf } from './stand.js';

type Data = { readonly [key: string]: Json };

/** Ids a notice lists; the lifecycle has the rest. */
const listed = 20;

/** What others hear. The group is told of what it is asked and of what was decided, the editors of what they must answer, authors of their answer. */
export function draftingEffects(event: DraftingEvent, state: DraftingState): readonly Effect[] {
  switch (event.type) {
    case 'draftingStarted':
      return [notice(state, 'drafting.started', group(state), {})];
    case 'versionUploaded':
      return [notice(state, 'drafting.version', withAuthors(state), { version: event.version, changed: changedIn(event), note: event.note })];
    case 'callOpened':
      return [
        notice(state, 'drafting.call', group(state), {
          call: event.call,
          closesAt: event.closesAt,
          clauses: some(event.clauses),
          version: event.version,
        }),
      ];
    case 'positionStated':
      return event.issue === null || event.position === 'support'
        ? []
        : [
            notice(state, `drafting.${event.position}`, persons(state.editors), {
              issue: event.issue,
              clauses: some(event.clauses),
              reason: event.reason,
            }),
          ];
    case 'callClosed':
      return closed(event, state);
    case 'callCancelled':
      return [notice(state, 'drafting.callCancelled', group(state), { call: event.call, reason: event.reason })];
    case 'issueAnswered':
      return toAuthor(state, event.issue, 'drafting.answered', { answer: event.answer, version: event.version });
    case 'concernSustained':
      return [
        notice(state, 'drafting.sustainedObjection', persons(state.editors), {
          issue: event.issue,
          clauses: clausesIn(state, event.issue),
          reason: event.reason,
        }),
      ];
    case 'objectionEscalated':
      return [
        notice(state, 'drafting.escalated', concerned(state, event.issue), {
          issue: event.issue,
          step: stepName(state, event.step),
          reason: event.reason,
        }),
      ];
    case 'mediationRecorded':
      return [
        notice(state, event.confirmed ? 'drafting.mediated' : 'drafting.mediationToConfirm', concerned(state, event.issue), {
          issue: event.issue,
          mediation: event.outcome,
          summary: event.summary,
        }),
      ];
    case 'issueWithdrawn':
      return withdrawn(event, state);
    case 'objectionVoteOrdered':
      return [ordered(event, state)];
    case 'objectionVoteDecided':
      return [
        ...(event.binding === 'decides' && event.outcome === 'PASS' ? [toBallot(event.ballot, { type: 'useResult' })] : []),
        notice(state, 'drafting.objectionVoteDecided', group(state), { issue: event.issue, outcome: event.outcome, binding: event.binding }),
      ];
    case 'objectionVoteFailed':
      return [
        notice(state, 'drafting.objectionVoteFailed', office(state), {
          issue: event.issue,
          refusal: event.refusal?.code ?? null,
          reason: event.reason,
        }),
      ];
    case 'objectionDecided':
      return [
        notice(state, 'drafting.objectionDecided', group(state), {
          issue: event.issue,
          decided: event.upheld ? 'upheld' : 'overruled',
          reason: event.reason,
        }),
      ];
    case 'consensusDeclared':
      return declared(event, state);
    case 'groupChanged':
      return [
        notice(state, 'drafting.groupChanged', group(state), {
          joined: event.join.length,
          departed: event.leave.length,
          asked: event.asked.length,
          note: event.note,
        }),
      ];
    case 'answersOverdue':
      return [notice(state, 'drafting.overdue', [...persons(state.editors), ...office(state)], { issues: event.issues.slice(0, listed) })];
    case 'draftingDisbanded':
      return [
        ...state.issues.flatMap(({ vote, ballot }) => (vote === 'running' && ballot ? [toBallot(ballot, wishOf(event))] : [])),
        notice(state, 'drafting.disbanded', group(state), { reason: event.reason }),
      ];
    case 'remarkParked':
    case 'alarmAnswered':
      return [];
    default:
      return unreachable(event);
  }
}

const notice = (state: DraftingState, template: string, to: readonly Audience[], data: Data): Effect => ({
  kind: 'notice',
  template,
  to,
  data: { drafting: state.stream, project: state.project, title: state.title, ...data },
});

const persons = (ids: readonly ActorId[]): readonly Audience[] => ids.map((person) => ({ person }));
const group = (state: DraftingState): readonly Audience[] => persons(state.group.filter(({ left }) => !left).map(({ person }) => person));
/** Whoever raised something is told of another text although they have left. */
const withAuthors = (state: DraftingState): readonly Audience[] => {
  const authors = state.issues.map(({ person }) => person).filter((person, i, all) => all.indexOf(person) === i && seatOf(state, person) < 0);
  return [...group(state), ...persons(authors)];
};
const office = ({ organisation }: DraftingState): readonly Audience[] =>
  (['officer', 'secretariat'] as const).map((role) => ({ role, organisation }));
const some = (clauses: readonly string[]): readonly string[] => (clauses.length > listed ? [...clauses.slice(0, listed), '…'] : clauses);

const clausesIn = (state: DraftingState, n: number): readonly string[] => some(state.issues.find((issue) => issue.n === n)?.clauses ?? []);
const authorOf = (state: DraftingState, n: number): readonly ActorId[] => state.issues.filter((issue) => issue.n === n).map(({ person }) => person);
const concerned = (state: DraftingState, n: number): readonly Audience[] => [...persons([...authorOf(state, n), ...state.editors]), ...office(state)];
const stepName = (state: DraftingState, step: number): string => state.terms.escalation[step] ?? '';

const toAuthor = (state: DraftingState, n: number, template: string, data: Data): readonly Effect[] => [
  notice(state, template, persons(authorOf(state, n)), { issue: n, ...data }),
];

const changedIn = ({ diff }: Of<'versionUploaded'>): readonly string[] => some([...diff.changed, ...diff.added, ...diff.removed]);

function closed({ call, counts, escalated, answerBy }: Of<'callClosed'>, state: DraftingState): readonly Effect[] {
  const raised = state.issues.filter((issue) => issue.call === call);
  return [
    notice(state, 'drafting.callClosed', group(state), {
      call,
      enough: counts.reduce((sum, count) => sum + (count.enough ? count.clauses.length : 0), 0),
      asked: counts.reduce((sum, count) => sum + count.clauses.length, 0),
      concerns: raised.filter(({ kind }) => kind === 'concern').length,
      objections: escalated.length,
      answerBy,
    }),
  ];
}

/** Who was on the way to vote on it need not any more. */
function withdrawn(event: Of<'issueWithdrawn'>, state: DraftingState): readonly Effect[] {
  const told = notice(state, 'drafting.withdrawn', [...persons(state.editors), ...office(state)], { issue: event.issue, reason: event.reason });
  return event.ballot === null ? [told] : [toBallot(event.ballot, { type: 'voidBallot', reason: event.reason }), told];
}

/** One person's wish throws away no votes: with some cast, the ballot asks for a second person. The project composes the group anew, or ends. */
const wishOf = ({ reason, by }: Of<'draftingDisbanded'>): BallotOrder => ({
  type: 'voidBallot',
  reason,
  ...(by.startsWith('stream:') ? {} : { by }),
});

const toBallot = (stream: Of<'objectionVoteOrdered'>['ballot'], command: BallotOrder): Effect => ({ kind: 'tell', stream, command });

/** The committee makes the roll of its own vote; without one, or where it is no more, it is the group in which the objection was raised. */
function ordered({ issue: n, ballot, input, insteadOf }: Of<'objectionVoteOrdered'>, state: DraftingState): Effect {
  if (state.committee !== null && insteadOf === undefined) return askingCommittee(state.committee, { ballot, input });
  const seats = state.issues.filter((issue) => issue.n === n).flatMap((issue) => rollOf(state, issue));
  return { kind: 'start', stream: ballot, input: { ...input, roll: { kind: 'seats', seats } } };
}

function declared({ version, text, byVote }: Of<'consensusDeclared'>, state: DraftingState): readonly Effect[] {
  const report: DraftingReport = { type: 'consensusReached', drafting: state.stream, version, text };
  return [
    ...(state.project === null ? [] : [{ kind: 'tell', stream: state.project, command: report } as const]),
    notice(state, 'drafting.consensus', [...group(state), ...office(state)], { version, byVote: some(byVote) }),
  ];
}
