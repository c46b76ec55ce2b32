import { letterReview } from './base-ballots.js';
import { calendarDays, workingDays } from './base-stages.js';
import { fieldProfile } from './group-standard.js';
import type { BallotTerms, Profile } from './profile.js';

const metals = fieldProfile('metals');

/** Mills and test houses lie far apart and vote from the works: by letter, with a named substitute for who is at the furnace, and time given back after an outage. */
const fromTheWorks = {
  ...letterReview,
  mandates: { alternates: true, proxies: true, perHolder: 1 },
  emptyVote: 'confirmed',
  outage: { rule: 'extend', minMinutes: 60, lastHours: 48 },
  progress: 'returned',
  rosterChange: 'becomesRecused',
} as const satisfies BallotTerms;

/**
 * Metals as their laboratories work across borders: the society votes on what it takes up, the review is by letter, each negative on a test method is answered, and
 * what changes because of one goes round again. Three quarters of all who answer, as the law asks of a meeting.
 */
export const metalsByLetter: Profile = {
  ...metals,
  id: 'group-standard/metals-by-letter',
  title: { zh: '团体标准·金属材料（函审，异议逐条处理）', en: 'group standard, metallic materials, reviewed by letter' },
  ballots: {
    ...metals.ballots,
    projectApproval: { ...fromTheWorks, outage: { rule: 'none', minMinutes: 60 } },
    letterReview: { ...fromTheWorks, rule: 'ASTM-SUB', params: { yes: '3/4' }, recirculation: { window: calendarDays(10) } },
    systematicReview: fromTheWorks,
  },
  review: { ...metals.review, ballot: 'letterReview' },
  // An appeal is heard by three who neither drafted nor voted.
  appeal: { within: workingDays(15), decideWithin: calendarDays(60), stays: true, panel: 3 },
};
