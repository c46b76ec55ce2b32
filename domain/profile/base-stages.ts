import type { Term } from '../law/calendar/deadline.js';
import type { StageRule } from './profile.js';

export const calendarDays = (count: number): Term => ({ count, unit: 'calendarDays' });
export const workingDays = (count: number): Term => ({ count, unit: 'workingDays' });
export const months = (count: number): Term => ({ count, unit: 'months' });
export const years = (count: number): Term => ({ count, unit: 'years' });

/** The nine steps of GS 14, the time in force between them, and withdrawal; times and documents are house defaults. */
export const baseStages: readonly StageRule[] = [
  {
    stage: 'proposal',
    code: '00.00',
    limit: workingDays(15),
    documents: ['proposalForm'],
    expected: ['draftOutline', 'feasibilityNote'],
    source: 'D-STAGE-TIMES',
  },
  {
    stage: 'approvalOfProject',
    code: '10.00',
    limit: calendarDays(30),
    documents: ['projectAssessment'],
    expected: ['projectAnnouncement', 'workingGroup', 'workPlan'],
    source: 'D-STAGE-TIMES',
  },
  {
    stage: 'drafting',
    code: '20.00',
    limit: months(6),
    documents: ['draftForComment', 'explanatoryNote'],
    expected: ['workingGroup', 'commentLetter'],
    source: 'D-STAGE-TIMES',
  },
  {
    stage: 'comment',
    code: '30.20',
    limit: calendarDays(90),
    documents: ['commentSummary', 'draftForReview'],
    source: 'D-CONSULTATION-TIMES',
  },
  {
    stage: 'review',
    code: '40.20',
    limit: calendarDays(45),
    documents: ['reviewMinutes', 'roster', 'letterBallotConclusion', 'draftForApproval'],
    source: 'D-STAGE-TIMES',
  },
  {
    stage: 'approval',
    code: '50.20',
    limit: calendarDays(30),
    documents: ['approvalSubmission', 'approvalMinute'],
    source: 'D-STAGE-TIMES',
  },
  {
    stage: 'publication',
    code: '60.00',
    limit: workingDays(10),
    documents: ['publishedText', 'announcement'],
    expected: ['selfDeclaration'],
    source: 'D-STAGE-TIMES',
  },
  { stage: 'inForce', code: '60.60', limit: null, documents: [], expected: ['selfDeclaration', 'reviewPlan'], source: 'GS-18' },
  {
    stage: 'systematicReview',
    code: '90.20',
    limit: calendarDays(90),
    documents: ['reviewConclusion'],
    expected: ['reviewOpinion'],
    source: 'D-STAGE-TIMES',
  },
  { stage: 'withdrawal', code: '95.20', limit: workingDays(10), documents: ['withdrawalAnnouncement'], source: 'D-STAGE-TIMES' },
];
