import type { Audience, Effect } from '../decider.js';
import type { Json } from '../refusal.js';
import type { OldEvent } from './events.js';
import { publicFacts, subject, told, type Party } from './parties.js';
import type { ProjectState } from './state.js';

/**
 * Who hears of an event. The public hears of what the law makes public (GS 14, 18: 立项, 征求意见, 发布, 复审 outcome, 废止)
 * and of the stages in between (process information).
 */
const audience: { readonly [event in OldEvent['type']]?: readonly Party[] } = {
  campaignJoined: ['office'],
  feedbackGiven: ['office'],
  systematicReviewOpened: ['office', ...publicFacts],
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
];

/** Facts worth a line in the notice; all else is in the event, which the notice names. */
const telling = ['reason', 'number', 'due', 'trigger', 'successor', 'n', 'measure'];

/** One notice per event and all who hear of it. */
export function noticesOf(event: OldEvent, state: ProjectState): readonly Effect[] {
  const to = told(...(audience[event.type] ?? []))(state);
  const others = complainant(event);
  const all = [...to, ...others];
  return all.length === 0 ? [] : [{ kind: 'notice', template: `project.${event.type}`, to: all, data: { ...subject(state), ...facts(event) } }];
}

function facts(event: OldEvent): { readonly [key: string]: Json } {
  const isTold = ([key]: [string, unknown]): boolean => telling.includes(key) && !(confidential.includes(event.type) && key === 'reason');
  return Object.fromEntries(Object.entries(event).filter(isTold));
}

/** A panel is told that it is one. Complainants are told what became of their word (GS 34, 36), and nobody else is told who they are. */
function complainant(event: OldEvent): readonly Audience[] {
  if (event.type === 'panelAppointed') return [event.complainant, ...event.members.map((one) => one.person)].map((person) => ({ person }));
  const told = event.type === 'complaintAccepted' || event.type === 'complaintRejected' || event.type === 'complaintDecided';
  return told ? [{ person: event.complainant }] : [];
}
