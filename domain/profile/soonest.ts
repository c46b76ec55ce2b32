import type { Calendar } from '../law/calendar/calendar.js';
import type { Term } from '../law/calendar/deadline.js';
import type { Instant } from '../kernel/decider.js';
import type { BallotTerms, Profile } from './profile.js';
import { rehearseCalendar, type StageSpan } from './rehearsed-calendar.js';

/** What can be done at once is done by the end of the next day. */
const atOnce: Term = { count: 1, unit: 'calendarDays' };

const shortest = (terms: BallotTerms): BallotTerms => ({ ...terms, window: { ...terms.window, default: terms.window.min } });

/** The same procedure by people who never wait: only windows that must be kept open take time, each as short as it may be. */
function hastened(profile: Profile): Profile {
  const { ballots, consultation, local, publication } = profile;
  return {
    ...profile,
    stages: profile.stages.map((rule) => ({ ...rule, limit: null })),
    ballots: Object.fromEntries(Object.entries(ballots).map(([name, terms]) => [name, shortest(terms)])),
    consultation: { ...consultation, window: consultation.floor, answer: atOnce },
    publication: { ...publication, within: atOnce },
    ...(local === undefined ? {} : { local: { ...local, notice: { ...local.notice, default: local.notice.min } } }),
  };
}

/** The earliest lawful calendar of a project that begins at `from`. */
export const soonestCalendar = (profile: Profile, from: Instant, calendar: Calendar): readonly StageSpan[] =>
  rehearseCalendar(hastened(profile), from, calendar);
