import type { EventRow, SeenRow } from '../../db/archive.js';
import type { Kind, Recorded } from '../../domain/kernel/decider.js';

/** What a reader of a record may see of its events: which types (null for all), and which part of each. Nothing that the record itself does not show them. */
export type EventSight = { readonly types: readonly string[] | null; readonly row: (row: EventRow) => SeenRow };

/** Fields of events that may be shown, by type; a type that is not named is not shown at all. */
export type Parts = { readonly [type: string]: readonly string[] };

/** Some fields of the data of an event. */
export function partOf(data: object, keep: readonly string[] | ((field: string) => boolean)): Recorded['data'] {
  const kept = typeof keep === 'function' ? keep : (field: string) => keep.includes(field);
  return Object.fromEntries(Object.entries(data).filter(([field]) => kept(field)));
}

const window = ['closesAt', 'provisional'] as const;

/** The list of comments is public; who wrote to whom is not. */
const consultation: Parts = {
  consultationOpened: ['fullDays', ...window],
  consultationExtended: ['days', 'reason', ...window],
  textCorrected: ['from', 'to', 'reason'],
  consultationVoided: ['reason', 'to'],
  consultationClosed: ['comments', 'late', 'answerBy', 'provisional'],
  commentReceived: ['comment', 'clause', 'kind'],
  commentKeptLate: ['comment', 'clause', 'kind'],
  commentWithdrawn: ['comment'],
  commentsDisposed: ['comments', 'disposition', 'reason', 'objectUntil'],
  duplicatesLinked: ['lead', 'comments', 'objectUntil'],
  dispositionObjected: ['comment', 'answerBy', 'provisional'],
  objectionToCommentAnswered: ['comment', 'disposition', 'answer', 'objectUntil'],
  objectionOverdue: ['open', 'answerBy'],
  answerOverdue: ['open', 'answerBy'],
  consultationSettled: ['substantive', 'figures'],
};

/** What is announced of a committee, and through which codes it went; nobody of it by name. */
const committee: Parts = {
  committeeApplied: [],
  evaluationOpened: ['path'],
  evaluationPassed: ['path'],
  applicationRejected: ['path'],
  setupApproved: ['path'],
  setupRefused: ['path'],
  noticeOpened: ['of', 'path', ...window],
  noticeClosed: ['objections', 'path'],
  recruitmentOpened: ['path', ...window],
  recruitmentClosed: ['path'],
  constitutionLapsed: ['path'],
  committeeEstablished: ['number', 'term', 'path'],
  establishmentRefused: ['path'],
  subgroupFormed: [],
  subgroupDissolved: ['subgroup'],
  renewalApproved: ['term', 'path'],
  termEnded: ['endsOn', 'path'],
  changeApproved: ['name', 'scope', 'host'],
  committeeSuspended: [],
  committeeResumed: [],
  committeeKept: ['path'],
  committeeDeregistered: ['standardsTo', 'path'],
  committeeRevoked: ['standardsTo', 'path'],
};

const campaign: Parts = {
  campaignOpened: ['organisation', 'organisationName', 'title', 'scope', 'within', 'deadline', 'rehearsal'],
  standardsAdded: ['standards'],
  standardRemoved: ['item', 'number'],
  outcomeRecorded: ['item', 'number', 'outcome'],
  outcomeReported: ['item', 'number', 'answer', 'outcome'],
  deadlineMoved: ['deadline'],
  campaignOverdue: ['due', 'open'],
  campaignClosed: ['figures'],
};

/** Which projects an organisation runs is asked of the projects, and whose data it erased is nobody's business. */
const organisation: Parts = {
  organisationRegistered: ['uscc', 'name', 'kind', 'fields', 'code'],
  organisationRenamed: ['from', 'name'],
  charterChanged: ['fields'],
  codeAdopted: ['code'],
  standingSuspended: ['reason'],
  standingCleared: ['reason'],
};

const register: Parts = {
  registerOpened: ['code', 'organisation', 'serialWidth', 'rehearsal'],
  numberMinted: ['number', 'plain', 'year', 'serial', 'revises'],
  numberBurnt: ['number', 'plain', 'year', 'reason'],
};

const tables: { readonly [kind in Kind]?: Parts } = { consultation, committee, campaign, organisation, register };

/** What everybody may see of the events of a record whose public part they see; of nouns without one, nothing. */
export const publicPartsOf = (kind: Kind): Parts => tables[kind] ?? {};
