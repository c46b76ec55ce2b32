import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import type { PersonId } from '../../kernel/person-id.js';
import { atHost, inside } from '../audiences.js';
import type { CommitteeState } from '../state.js';
import { person } from '../member-fields.js';
import { membersNotice } from '../notices.js';

/* Meetings and ballots missed in a row. */

const { event } = eventsOf<CommitteeState>();

const absences = field(z.int(), '连续缺席次数', 'missed in a row');
type Missed = { readonly person: PersonId; readonly absences: number };
const missed = ({ person: member, absences: count }: Missed) => ({ person: member, absences: count });

export const absenceWarned = event('absenceWarned', {
  words: said('缺席警告', 'warned of absence'),
  data: { person, absences },
  evolve: (state) => ({ ...state, counts: { ...state.counts, warnings: state.counts.warnings + 1 } }),
  tells: [
    membersNotice({
      to: (state, { person: member }: Missed) => [atHost(state), { person: member }],
      subject: said('{person} 连续 {absences} 次未参加会议或表决', '{person} missed {absences} meetings or ballots in a row'),
      lines: [said('继续缺席将提出调整建议。', 'Another absence leads to a proposal to replace the member.')],
      values: missed,
    }),
  ],
});

export const replacementProposed = event('replacementProposed', {
  words: said('建议调整缺席委员', 'replacement of an absent member proposed'),
  data: { person, absences },
  evolve: (state) => state,
  tells: [
    membersNotice({
      to: inside,
      subject: said('{person} 连续 {absences} 次缺席，建议调整', '{person} missed {absences} in a row: replacement proposed'),
      values: missed,
    }),
  ],
});

export const absenceEvents = [absenceWarned, replacementProposed] as const;
