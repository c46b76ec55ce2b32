import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { without } from '../clocks.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { annualReportFiled } from '../events/year.js';
import { document, year } from '../fields.js';
import { inOperation, secretariat, standing } from '../gates.js';
import { refused } from '../refusals.js';

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

/** Late is better than never: a missed report is still taken, and says so. */
const fileAnnualReport = act('fileAnnualReport', {
  words: said('报送年度报告', 'file the annual report'),
  payload: { year, sha256: document },
  who: secretariat,
  gates: [inOperation],
  decide({ report, profile, clocks }, { year: on, sha256 }, { actor }) {
    if (report?.year !== on)
      return refused('REPORT_NOT_DUE', {
        ...{ rule: 'TC-REPORT', source: profile.report.source, found: on },
        needed: report?.year ?? null,
        cure: ['nobody'],
      });
    return happened(annualReportFiled({ year: on, sha256, late: report.missed, by: actor.id, path: [], clocks: without(clocks, 'report') }));
  },
});

export const yearActs = [fileAnnualReport] as const;
