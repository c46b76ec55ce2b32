import { unreachable } from '../result.js';
import { charAt, withAppended, withChar } from '../rows.js';
import type { Instant } from '../decider.js';
import { withPrint } from './author-print.js';
import type { ConsultationEvent, Received } from './consultation-event.js';
import type { ConsultationState, Disposition } from './consultation-state.js';

type Of<Type extends ConsultationEvent['type']> = Extract<ConsultationEvent, { readonly type: Type }>;

const letters: { readonly [disposition in Disposition]: string } = { adopted: 'a', partly: 'p', rejected: 'r' };

/** The next state. Total. */
export function evolveConsultation(state: ConsultationState | null, event: ConsultationEvent, at: Instant): ConsultationState {
  if (event.type === 'consultationOpened') return opened(event, at);
  if (!state) throw new Error(`${event.type} before consultationOpened`);
  return evolve(state, event, at);
}

function evolve(state: ConsultationState, event: Exclude<ConsultationEvent, Of<'consultationOpened'>>, at: Instant): ConsultationState {
  switch (event.type) {
    case 'commentReceived':
      return received(state, event, 'o');
    case 'commentKeptLate':
      return received(state, event, 'O');
    case 'commentWithdrawn':
      return event.answered ? state : { ...state, marks: marked(state, [event.comment], 'w') };
    case 'replyRecorded':
      return { ...state, replies: replied(state, event.organisation, 'n') };
    case 'commentsDisposed':
      return {
        ...state,
        ...until(state, event),
        marks: marked(state, event.comments, letters[event.disposition]),
        objections: event.comments.reduce(anew, state.objections),
        blocks: event.block ?? state.blocks,
      };
    case 'duplicatesLinked':
      return {
        ...state,
        ...until(state, event),
        marks: marked(state, event.comments, 'd'),
        leads: state.leads.includes(event.lead) ? state.leads : [...state.leads, event.lead],
      };
    case 'dispositionObjected':
      return { ...state, objections: withChar(state.objections, event.comment - 1, 'x'), objectionsBy: state.objectionsBy ?? event.answerBy };
    case 'objectionToCommentAnswered':
      return objectionAnswered(state, event);
    case 'objectionOverdue':
      return { ...state, objectionsOverdue: true };
    case 'consultationExtended':
      return { ...state, closesAt: event.closesAt, countsUntil: event.countsUntil, remindersLeft: event.reminders };
    case 'textCorrected':
      return { ...state, text: event.to };
    case 'consultationVoided':
      return { ...state, phase: 'voided', remindersLeft: [], voided: { reason: event.reason, at } };
    case 'addresseeRemindersSkipped':
      return { ...state, remindersLeft: state.remindersLeft.filter((days) => !event.days.includes(days)) };
    case 'addresseesReminded':
      return { ...state, remindersLeft: state.remindersLeft.filter((days) => days < event.daysLeft) };
    case 'consultationClosed':
      return { ...state, phase: 'closed', answerBy: event.answerBy, remindersLeft: [] };
    case 'answerOverdue':
      return { ...state, answerOverdue: true };
    case 'consultationSettled':
      return { ...state, phase: 'settled' };
    default:
      return unreachable(event);
  }
}

/** The last day on which somebody may still object. */
const until = (state: ConsultationState, { objectUntil }: { readonly objectUntil: Instant | null }): Pick<ConsultationState, 'objectUntil'> =>
  objectUntil === null ? {} : { objectUntil: Math.max(objectUntil, state.objectUntil ?? 0) };

/** Another disposition may be objected to as the first could. */
const anew = (rows: readonly string[], comment: number): readonly string[] =>
  charAt(rows, comment - 1) === 'y' ? withChar(rows, comment - 1, 'z') : rows;

function objectionAnswered(before: ConsultationState, event: Of<'objectionToCommentAnswered'>): ConsultationState {
  const { comment, disposition, was } = event;
  const state = { ...before, ...until(before, event) };
  const { objectionsBy: _by, objectionsOverdue: _overdue, ...rest } = state;
  const same = disposition === null || letters[disposition] === was.toLowerCase();
  const objections = withChar(state.objections, comment - 1, same ? 'y' : 'z');
  const marks = disposition === null ? state.marks : marked(state, [comment], letters[disposition]);
  const open = objections.some((row) => row.includes('x'));
  return open ? { ...state, objections, marks } : { ...rest, objections, marks };
}

/** A comment that came late keeps its capital letter whatever becomes of it. */
function marked(state: ConsultationState, comments: readonly number[], letter: string): readonly string[] {
  return comments.reduce((rows, comment) => {
    const late = /[A-Z]/.test(rows[Math.floor((comment - 1) / 1024)]?.charAt((comment - 1) % 1024) ?? '');
    return withChar(rows, comment - 1, late ? letter.toUpperCase() : letter);
  }, state.marks);
}

function received(state: ConsultationState, { organisation, verified, via, print }: Received, mark: string): ConsultationState {
  return {
    ...state,
    comments: state.comments + 1,
    marks: withAppended(state.marks, mark),
    objections: withAppended(state.objections, '.'),
    authors: withPrint(state.authors, print),
    // What somebody merely says of himself is no reply of the organisation; the office that typed a letter in has seen it.
    replies: organisation === undefined || (verified !== true && via === 'web') ? state.replies : replied(state, organisation, 'c'),
  };
}

/** Comments outweigh a reply without any. */
function replied(state: ConsultationState, organisation: string, mark: string): string {
  const at = state.addressees.indexOf(organisation);
  if (at < 0 || state.replies.charAt(at) === 'c') return state.replies;
  return state.replies.slice(0, at) + mark + state.replies.slice(at + 1);
}

function opened({ stream, input, closesAt, countsUntil, reminders }: Of<'consultationOpened'>, at: Instant): ConsultationState {
  return {
    stream,
    phase: 'open',
    project: input.project,
    organisation: input.organisation,
    title: input.title,
    round: input.round,
    text: input.text,
    public: input.public,
    lateDisposition: input.lateDisposition,
    answer: input.answer,
    ...(input.objection === undefined ? {} : { objection: input.objection }),
    rehearsal: input.rehearsal,
    openedAt: at,
    closesAt,
    countsUntil,
    answerBy: null,
    answerOverdue: false,
    reminders: input.reminders,
    remindersLeft: reminders,
    comments: 0,
    marks: [],
    objections: [],
    authors: [],
    leads: [],
    addressees: input.addressees,
    drafters: input.drafters ?? [],
    replies: '.'.repeat(input.addressees.length),
    blocks: 0,
  };
}
