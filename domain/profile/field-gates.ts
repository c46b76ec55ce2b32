import type { Field, Gate } from './profile.js';
import type { DocumentKind, Title, Trigger } from './vocabulary.js';

/** A gate that is our good practice: it blocks, and the chair may waive it with a reason. */
function practice(id: string, title: Title, before: string, trigger: Trigger, evidence: readonly DocumentKind[], source: string): Gate {
  return { id, title, before, trigger, evidence, blocking: true, waiverRole: 'chair', floor: null, source };
}

/** A gate whose floor is a law: it blocks and nobody may waive it. */
function lawful(id: string, title: Title, before: string, trigger: Trigger, evidence: readonly DocumentKind[], floor: string): Gate {
  return { id, title, before, trigger, evidence, blocking: true, waiverRole: null, floor, source: `${floor}; placement D` };
}

const robotics: readonly Gate[] = [
  practice(
    'R1',
    { zh: '安全基线', en: 'safety baseline' },
    '40.20',
    'physicalRobot',
    ['riskAssessment'],
    'D; GB 11291, ISO 10218, GB/T 15706 (status to be checked)',
  ),
  practice(
    'R2',
    { zh: '互操作测试', en: 'interoperability test' },
    '40.60',
    'interface',
    ['interoperabilityReport'],
    'D: two independent implementations, report of a CMA or CNAS laboratory',
  ),
  practice(
    'R3',
    { zh: '指标验证', en: 'verification of figures' },
    '30.20',
    'performance',
    ['verificationReport'],
    'D: repeat tests on at least three makes',
  ),
];

const screening: Title = { zh: '保密与出口管制审查', en: 'secrecy and export-control screening' };
const airworthiness: Title = { zh: '适航协调', en: 'airworthiness alignment' };
const secrecyLaw = 'State Secrets Law, Export Control Law';
const airworthinessSource = 'D: CCAR-21, CCAR-25, CTSO; a group standard is not an airworthiness approval';

const aviation: readonly Gate[] = [
  lawful('A1.30', screening, '30.20', 'always', ['secrecyScreening'], secrecyLaw),
  lawful('A1.60', screening, '60.00', 'always', ['secrecyScreening'], secrecyLaw),
  practice('A2.20', airworthiness, '30.20', 'civilProduct', ['airworthinessMatrix'], airworthinessSource),
  practice('A2.40', airworthiness, '40.20', 'civilProduct', ['airworthinessMatrix'], airworthinessSource),
  practice(
    'A3',
    { zh: '验证试验报告', en: 'verification test report' },
    '40.20',
    'material',
    ['verificationReport'],
    'D: batch statistics, configuration baseline, witness',
  ),
  practice(
    'A4',
    { zh: '与 HB、MH、GJB 重复性查询', en: 'overlap with HB, MH and GJB' },
    '40.20',
    'always',
    ['overlapTable'],
    'D: never copy text of a GJB',
  ),
];

const hazards: Title = { zh: '危险性与强制性国标核查', en: 'hazard and mandatory-standard review' };
const hazardLaw = 'State Council decree 591, mandatory standards (GB 30000 series, GB 12268)';

const chemicals: readonly Gate[] = [
  lawful('C1.10', hazards, '10.99', 'chemicalProduct', ['hazardReview'], hazardLaw),
  lawful('C1.40', hazards, '40.20', 'chemicalProduct', ['hazardReview'], hazardLaw),
  practice(
    'C2',
    { zh: '反应安全风险评估', en: 'reaction-safety risk assessment' },
    '40.20',
    'process',
    ['reactionSafetyReport'],
    'D; GB/T 42300—2022',
  ),
  lawful(
    'C3',
    { zh: '新化学物质登记核查', en: 'new-chemical-substance check' },
    '30.20',
    'newSubstance',
    ['newSubstanceStatus'],
    'MEE order 12 of 2020',
  ),
  practice('C4', { zh: '方法验证', en: 'method validation' }, '30.20', 'testMethod', ['methodValidation'], 'D: at least three laboratories, r and R'),
];

const metals: readonly Gate[] = [
  practice(
    'M1',
    { zh: '实验室间比对', en: 'inter-laboratory round robin' },
    '30.20',
    'testMethod',
    ['roundRobin'],
    'D: ISO 5725, GB/T 6379; eight laboratories, five with a reason',
  ),
  practice(
    'M2',
    { zh: '标准样品', en: 'reference material' },
    '30.20',
    'chemicalAnalysis',
    ['referenceMaterial'],
    'D: certified sample (GSB) or the reason for none',
  ),
  practice(
    'M3',
    { zh: '与 GB/T、YB/T、YS/T 重复性查询', en: 'overlap with GB/T, YB/T and YS/T' },
    '10.99',
    'always',
    ['overlapTable'],
    'GS 13 (aim); D',
  ),
];

const it: readonly Gate[] = [
  lawful(
    'I1',
    { zh: '安全、数据与隐私合法性', en: 'legality on security, data and privacy' },
    '30.20',
    'dataSystem',
    ['legalityCheck'],
    'Cybersecurity Law, Data Security Law, Personal Information Protection Law',
  ),
  practice(
    'I2',
    { zh: '一致性测试与参考实现', en: 'conformance suite and reference implementation' },
    '40.60',
    'protocol',
    ['conformanceSuite', 'referenceImplementation'],
    'D: at least two implementations',
  ),
  practice(
    'I3.10',
    { zh: '立项专利征集期', en: 'patent window at project approval' },
    '30.20',
    'always',
    ['patentRegister'],
    'D: 30 days from 10.99',
  ),
  practice('I3.40', { zh: '送审专利征集期', en: 'patent window at review' }, '40.20', 'always', ['patentRegister'], 'D: 30 days from 40.00'),
  {
    id: 'I4',
    title: { zh: '辽宁省信息技术标准化监督管理条例核查', en: 'Liaoning regional law on IT standards' },
    before: '40.20',
    trigger: 'liaoningBody',
    evidence: ['regionalLawNote'],
    // Shown and recorded only: whether the regulation is still in force is not known (domain.md §10).
    blocking: false,
    waiverRole: null,
    floor: null,
    source: '辽宁省信息技术标准化监督管理条例 (current force to be checked); D',
  },
];

/** Gates of domain.md §10 that a pilot field adds to X1–X3. */
export const fieldGates: { readonly [field in Field]: readonly Gate[] } = { robotics, aviation, chemicals, metals, it };
