import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import { atAuthority, atHost, inside } from '../audiences.js';
import type { CommitteeState, YearCount } from '../state.js';
import { by, document, move, year } from '../fields.js';
import { workNotice } from '../notices.js';
import { moving } from '../standing.js';

/* Each year closes with its counts, and is reported on. */

const { event } = eventsOf<CommitteeState>();

const ofYear = ({ year: on }: { readonly year: number }) => ({ year: on });
type Closed = { readonly closed: YearCount; readonly plenaryMissed: boolean };

export const yearClosed = event('yearClosed', {
  words: said('年度结算', 'year closed'),
  data: {
    closed: field(held<YearCount>(), '本年度计数', 'counts of the year'),
    next: field(held<YearCount>(), '下一年度计数', 'counts of the next'),
    plenaryMissed: field(z.boolean(), '未召开年会', 'fewer plenaries were held than must be'),
    ...move,
  },
  evolve: moving((state, { closed, next }) => ({ ...state, year: next, report: { year: closed.year, missed: false } })),
  tells: [
    workNotice({
      // A year in which nothing was missed is nobody's news.
      to: (state, { plenaryMissed }: Closed) => (plenaryMissed ? [atAuthority(state), atHost(state)] : []),
      subject: said('{year} 年未召开年会', 'no plenary was held in {year}'),
      values: ({ closed }: Closed) => ofYear(closed),
    }),
  ],
});

export const annualReportFiled = event('annualReportFiled', {
  words: said('报送年度报告', 'annual report filed'),
  data: { year, sha256: document, late: field(z.boolean(), '逾期报送', 'after its time'), by, ...move },
  evolve: moving((state) => ({ ...state, report: null })),
  tells: [workNotice({ to: (state) => [atAuthority(state)], subject: said('已报送 {year} 年度报告', 'report on {year} filed'), values: ofYear })],
});

export const annualReportMissed = event('annualReportMissed', {
  words: said('年度报告逾期', 'annual report overdue'),
  data: { year, ...move },
  evolve: moving((state, { year: on }) => ({ ...state, report: { year: on, missed: true } })),
  tells: [
    workNotice({
      to: (state) => [atAuthority(state), ...inside(state)],
      subject: said('{year} 年度报告逾期', 'the report on {year} is overdue'),
      values: ofYear,
    }),
  ],
});

export const yearEvents = [yearClosed, annualReportFiled, annualReportMissed] as const;
