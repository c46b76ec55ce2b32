import type { Term } from '../../law/calendar/deadline.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { changedComplaint } from '../complaints.js';
import { clockName, due } from '../fields.js';
import { notice } from '../parties.js';
import type { ProjectState } from '../state.js';

const { event } = eventsOf<ProjectState>();

export const becameOverdue = event('becameOverdue', {
  words: said('逾期', 'became overdue'),
  data: { clock: clockName, due, term: field(held<Term>(), '规定期限', 'term') },
  sight: { everybody: ['clock', 'due', 'term'] },
  evolve(state, { clock: name }) {
    const counted = { ...state, overdues: state.overdues + 1 };
    if (name === 'stage' || name === 'declaration' || name === 'correction' || name === 'filing') {
      const one = state.clocks[name] ?? null;
      return one === null ? counted : { ...counted, clocks: { ...state.clocks, [name]: { ...one, overdue: true } } };
    }
    const complaint = state.complaints.open.find(({ n }) => name === `complaint:${n}`);
    return complaint === undefined ? counted : changedComplaint(counted, complaint.n, { clock: { ...complaint.clock, overdue: true } });
  },
  tells: [
    notice({
      tag: said('逾期', 'Overdue'),
      subject: said('{named}：已逾期', '{named}: overdue'),
      lines: [said('期限：{due}', 'Was due: {due}')],
      rule: rules.profile,
      to: ['office', 'drafters', 'monitor'],
      facts: ['due'],
    }),
  ],
});

export const overdueEvents = [becameOverdue] as const;
