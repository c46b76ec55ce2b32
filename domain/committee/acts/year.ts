import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { ok } from '../../kernel/result.js';
import { said } from '../../kernel/words.js';
import { without } from '../clocks.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { annualReportFiled } from '../events/year.js';
import { document, year } from '../fields.js';
import { inOperation, secretariat, standing, type CommitteeGate } from '../gates.js';
import { refused } from '../refusals.js';

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

const notDue = ({ report, profile }: CommitteeState, found: number | null) =>
  refused('REPORT_NOT_DUE', { rule: 'TC-REPORT', source: profile.report.source, found, needed: report?.year ?? null, cure: ['nobody'] });

const someDue: CommitteeGate = (state) => (state.report === null ? notDue(state, null) : ok(null));

/** Late is better than never: a missed report is still taken, and says so. */
const fileAnnualReport = act('fileAnnualReport', {
  words: said('报送年度报告', 'file the annual report'),
  payload: { year, sha256: document },
  who: secretariat,
  gates: [inOperation, someDue],
  decide(state, { year: on, sha256 }, { actor }) {
    const { report, clocks } = state;
    if (report?.year !== on) return notDue(state, on);
    return happened(annualReportFiled({ year: on, sha256, late: report.missed, by: actor.id, path: [], clocks: without(clocks, 'report') }));
  },
});

export const yearActs = [fileAnnualReport] as const;
