import type { Term } from '../calendar/deadline.js';
import type { StageRule } from './profile.js';

export const calendarDays = (count: number): Term => ({ count, unit: 'calendarDays' });
export const workingDays = (count: number): Term => ({ count, unit: 'workingDays' });
export const months = (count: number): Term => ({ count, unit: 'months' });
export const years = (count: number): Term => ({ count, unit: 'years' });

/** The nine steps of GS 14, the time in force between them, and withdrawal; times are house defaults of domain.md §2.2 (D), documents §6. */
export const baseStages: readonly StageRule[] = [
  {
    stage: 'proposal',
    code: '00.00',
    limit: workingDays(15),
    documents: ['proposalForm'],
    expected: ['draftOutline', 'feasibilityNote'],
    source: 'GS 14 (step), D (time)',
  },
  {
    stage: 'approvalOfProject',
    code: '10.00',
    limit: calendarDays(30),
    documents: ['projectAssessment'],
    expected: ['projectAnnouncement', 'workingGroup', 'workPlan'],
    source: 'GS 14 (step), D (time)',
  },
  {
    stage: 'drafting',
    code: '20.00',
    limit: months(6),
    documents: ['draftForComment', 'explanatoryNote'],
    expected: ['workingGroup', 'commentLetter'],
    source: 'GS 14 (step), D (time)',
  },
  {
    stage: 'comment',
    code: '30.20',
    limit: calendarDays(90),
    documents: ['commentSummary', 'draftForReview'],
    source: 'GS 14: at least 30 days; D: up to 60 days and 30 for the answers',
  },
  {
    stage: 'review',
    code: '40.20',
    limit: calendarDays(45),
    documents: ['reviewMinutes', 'roster', 'letterBallotConclusion', 'draftForApproval'],
    source: 'GS 14 (step), D (time)',
  },
  {
    stage: 'approval',
    code: '50.20',
    limit: calendarDays(30),
    documents: ['approvalSubmission', 'approvalMinute'],
    source: 'GS 14 (step), D (time)',
  },
  {
    stage: 'publication',
    code: '60.00',
    limit: workingDays(10),
    documents: ['publishedText', 'announcement'],
    expected: ['selfDeclaration'],
    source: 'GS 14 (step), GS 18 (what is public), D (time)',
  },
  { stage: 'inForce', code: '60.60', limit: null, documents: [], expected: ['selfDeclaration', 'reviewPlan'], source: 'GS 18, GS 20' },
  {
    stage: 'systematicReview',
    code: '90.20',
    limit: calendarDays(90),
    documents: ['reviewConclusion'],
    expected: ['reviewOpinion'],
    source: 'GS 14, SL 29; D (time)',
  },
  { stage: 'withdrawal', code: '95.20', limit: workingDays(10), documents: ['withdrawalAnnouncement'], source: 'GS 14, D (time)' },
];
