import type { Audience, Effect } from '../decider.js';
import type { Json } from '../refusal.js';
import type { OldEvent } from './events.js';
import { lostVoteFacts } from './lost-vote.js';
import { publicFacts, subject, told, type Party } from './parties.js';
import type { ProjectState } from './state.js';

/**
 * Who hears of an event. The public hears of what the law makes public (GS 14, 18: 立项, 征求意见, 发布, 复审 outcome, 废止)
 * and of the stages in between (process information).
 */
const audience: { readonly [event in OldEvent['type']]?: readonly Party[] } = {
  proposalSubmitted: ['office'],
  proposalAccepted: ['proposer', 'public'],
  proposalReturned: ['proposer'],
  proposalDropped: ['proposer'],
  projectBallotDecided: ['office', 'proposer'],
  projectAnnounced: ['office', ...publicFacts],
  objectionRaised: ['office'],
  objectionAnswered: ['office', 'proposer'],
  noticeClosed: ['office', 'proposer'],
  projectEstablished: publicFacts,
  projectReturned: ['proposer'],
  projectRefused: ['proposer', 'public'],
  groupFormed: ['drafters'],
  draftSignedOff: ['office'],
  consultationOrdered: publicFacts,
  consultationEnded: ['office', 'drafters'],
  consultationConcluded: ['office', 'drafters'],
  consultationCalledOff: ['office', ...publicFacts],
  draftSwapped: ['office', ...publicFacts],
  erratumMade: ['office', 'drafters'],
  voidingAsked: ['office'],
  reviewTextReplaced: ['office', ...publicFacts],
  roundVoided: ['office', ...publicFacts],
  substantiveChangeDeclared: ['office', 'drafters'],
  consensusReported: ['office', 'drafters'],
  submittedForReview: ['office'],
  reviewBallotOrdered: publicFacts,
  reviewBallotAsked: publicFacts,
  committeeRefused: ['office', 'drafters'],
  ballotCalledOff: ['office', 'drafters'],
  reviewDecided: ['office', 'drafters'],
  reviewTerminated: ['office', ...publicFacts],
  reviewConcluded: publicFacts,
  sentBack: ['drafters', 'proposer'],
  submittedForApproval: ['chair', 'office'],
  approved: publicFacts,
  approvalReturned: ['office', 'drafters'],
  approvalRefused: ['office', ...publicFacts],
  numberGranted: ['office'],
  numberDenied: ['office'],
  editorialChangeDeclared: ['office', 'drafters'],
  editorialChangeConfirmed: ['office', 'drafters'],
  campaignJoined: ['office'],
  feedbackGiven: ['office'],
  systematicReviewOpened: ['office', ...publicFacts],
  systematicBallotDecided: ['office', 'drafters', 'proposer'],
  standardConfirmed: publicFacts,
  revisionStarted: publicFacts,
  successorAnnounced: publicFacts,
  successorFailed: ['office'],
  standardSuperseded: publicFacts,
  withdrawalOpened: ['office', ...publicFacts],
  standardWithdrawn: ['office', ...publicFacts],
  standardKept: publicFacts,
  withdrawnByProposer: ['office', 'public'],
  cancelled: ['office', ...publicFacts],
  actRecalled: ['office', 'drafters', 'proposer'],
  complaintFiled: ['office', 'monitor'],
  panelAppointed: ['office'],
  complaintAccepted: ['office'],
  complaintRejected: ['office'],
  complaintDecided: ['office', 'chair', 'monitor'],
  profileMigrated: ['office', 'drafters', 'public'],
  calendarAdopted: ['office', 'drafters'],
  becameOverdue: ['office', 'drafters', 'monitor'],
};

/** Complaints and their reasons name people; the public and the parties hear only what the table says, and never the text. */
const confidential: readonly OldEvent['type'][] = [
  'complaintFiled',
  'panelAppointed',
  'complaintAccepted',
  'complaintRejected',
  'complaintDecided',
  'feedbackGiven',
  'objectionRaised',
];

/** Facts worth a line in the notice; all else is in the event, which the notice names. */
const telling = [
  'reason',
  'reasons',
  'note',
  'round',
  'outcome',
  'substantive',
  'comments',
  'number',
  'due',
  'trigger',
  'successor',
  'n',
  'measure',
  'planNumber',
  'closesAt',
  'objections',
];

/** One notice per event and all who hear of it. */
export function noticesOf(event: OldEvent, state: ProjectState): readonly Effect[] {
  const to = told(...(audience[event.type] ?? []))(state);
  const others = complainant(event);
  const all = [...to, ...others];
  return all.length === 0
    ? []
    : [{ kind: 'notice', template: `project.${event.type}`, to: all, data: { ...subject(state), ...facts(event), ...lostVoteFacts(event, state) } }];
}

function facts(event: OldEvent): { readonly [key: string]: Json } {
  const isTold = ([key]: [string, unknown]): boolean => telling.includes(key) && !(confidential.includes(event.type) && key === 'reason');
  return Object.fromEntries(Object.entries(event).filter(isTold));
}

/** A panel is told that it is one. Complainants and objectors are told what became of their word (GS 34, 36), and nobody else is told who they are. */
function complainant(event: OldEvent): readonly Audience[] {
  if (event.type === 'panelAppointed') return [event.complainant, ...event.members.map((one) => one.person)].map((person) => ({ person }));
  if (event.type === 'objectionAnswered') return [{ person: event.objector }];
  const told = event.type === 'complaintAccepted' || event.type === 'complaintRejected' || event.type === 'complaintDecided';
  return told ? [{ person: event.complainant }] : [];
}
