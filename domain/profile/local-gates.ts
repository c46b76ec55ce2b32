import type { Source } from '../law/sources.js';
import type { Gate } from './profile.js';

const law = (gate: Omit<Gate, 'blocking' | 'waiverRole' | 'source'> & { readonly floor: Source }): Gate => ({
  ...gate,
  blocking: true,
  waiverRole: null,
  source: gate.floor,
});

/** What law and practice ask of a local standard before it goes on. */
export const localGates: readonly Gate[] = [
  law({
    id: 'DB.M',
    title: { zh: '强制性地方标准须有特别法依据', en: 'a mandatory local standard needs a special law' },
    before: '10.00',
    trigger: 'mandatory',
    evidence: ['specialLawBasis'],
    floor: 'SL-10',
  }),
  {
    id: 'DB.E',
    title: { zh: '需求研判和查重', en: 'demand analysis and duplicate search' },
    before: '10.00',
    trigger: 'always',
    evidence: ['demandAnalysis', 'duplicateSearch'],
    blocking: true,
    waiverRole: 'chair',
    floor: null,
    source: 'LN-DB-2020',
  },
  law({
    id: 'X1',
    title: { zh: '不低于强制性标准', en: 'not below mandatory standards' },
    before: '40.20',
    trigger: 'always',
    evidence: ['mandatoryStandardComparison'],
    floor: 'SL-21',
  }),
  {
    id: 'X2',
    title: { zh: '专利信息', en: 'patents' },
    before: '40.20',
    trigger: 'always',
    evidence: ['patentRegister'],
    blocking: true,
    waiverRole: 'chair',
    floor: null,
    source: 'GBT-20003.1',
  },
  law({
    id: 'X3',
    title: { zh: '不妨碍商品、服务自由流通', en: 'no restriction of the free flow of goods and services' },
    before: '50.20',
    trigger: 'always',
    evidence: ['fairCompetitionCheck'],
    floor: 'SL-22',
  }),
];
