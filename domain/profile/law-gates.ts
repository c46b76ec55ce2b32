import type { Gate } from './profile.js';

/** What the law asks of every group standard whatever its field: the check-up misses none of these. */
export const lawGates: readonly Gate[] = [
  {
    id: 'X1',
    title: { zh: '与强制性标准比对', en: 'comparison with mandatory standards' },
    before: '40.20',
    trigger: 'always',
    evidence: ['mandatoryStandardComparison'],
    blocking: true,
    waiverRole: null,
    floor: 'GS-12',
    source: 'GS-12',
  },
  ...['10.99', '30.20', '40.20'].map((before) => patentCall(before)),
  {
    id: 'X3',
    title: { zh: '公平竞争自查', en: 'fair-competition self-check' },
    before: '50.20',
    trigger: 'always',
    evidence: ['fairCompetitionCheck'],
    blocking: true,
    waiverRole: null,
    floor: 'GS-10',
    source: 'D-SELF-CHECK-FORM',
  },
];

/** One gate per call, because a register that was complete at 立项 may not be at 送审. */
function patentCall(before: string): Gate {
  return {
    id: `X2.${before.slice(0, 2)}`,
    title: { zh: '专利信息征集', en: 'call for patents' },
    before,
    trigger: 'always',
    evidence: ['patentRegister'],
    blocking: true,
    waiverRole: null,
    floor: 'GS-16',
    source: 'D-PATENT-TIMES',
  };
}
