import type { Source } from '../law/sources.js';
import type { Field, Gate } from './profile.js';
import type { DocumentKind, Title, Trigger } from './vocabulary.js';

/** A gate that is our good practice: it blocks, and the chair may waive it with a reason. */
function practice(id: string, title: Title, before: string, trigger: Trigger, evidence: readonly DocumentKind[], source: Source): Gate {
  return { id, title, before, trigger, evidence, blocking: true, waiverRole: 'chair', floor: null, source };
}

/** A gate whose floor is a law: it blocks and nobody may waive it. */
function lawful(id: string, title: Title, before: string, trigger: Trigger, evidence: readonly DocumentKind[], floor: Source): Gate {
  return { id, title, before, trigger, evidence, blocking: true, waiverRole: null, floor, source: floor };
}

const robotics: readonly Gate[] = [
  practice('R1', { zh: '安全基线', en: 'safety baseline' }, '40.20', 'physicalRobot', ['riskAssessment'], 'D-GATE-ROBOTICS'),
  practice('R2', { zh: '互操作测试', en: 'interoperability test' }, '40.60', 'interface', ['interoperabilityReport'], 'D-GATE-ROBOTICS'),
  practice('R3', { zh: '指标验证', en: 'verification of figures' }, '30.20', 'performance', ['verificationReport'], 'D-GATE-ROBOTICS'),
];

const screening: Title = { zh: '保密与出口管制审查', en: 'secrecy and export-control screening' };
const airworthiness: Title = { zh: '适航协调', en: 'airworthiness alignment' };
const secrecyLaw = 'SECRECY-LAWS';
const airworthinessSource = 'FORM-AIRWORTHINESS';

const aviation: readonly Gate[] = [
  lawful('A1.30', screening, '30.20', 'always', ['secrecyScreening'], secrecyLaw),
  lawful('A1.60', screening, '60.00', 'always', ['secrecyScreening'], secrecyLaw),
  practice('A2.20', airworthiness, '30.20', 'civilProduct', ['airworthinessMatrix'], airworthinessSource),
  practice('A2.40', airworthiness, '40.20', 'civilProduct', ['airworthinessMatrix'], airworthinessSource),
  practice('A3', { zh: '验证试验报告', en: 'verification test report' }, '40.20', 'material', ['verificationReport'], 'D-GATE-AVIATION'),
  practice('A4', { zh: '与 HB、MH、GJB 重复性查询', en: 'overlap with HB, MH and GJB' }, '40.20', 'always', ['overlapTable'], 'D-GATE-AVIATION'),
];

const hazards: Title = { zh: '危险性与强制性国标核查', en: 'hazard and mandatory-standard review' };
const hazardLaw = 'CHEMICALS-591';

const chemicals: readonly Gate[] = [
  lawful('C1.10', hazards, '10.99', 'chemicalProduct', ['hazardReview'], hazardLaw),
  lawful('C1.40', hazards, '40.20', 'chemicalProduct', ['hazardReview'], hazardLaw),
  practice('C2', { zh: '反应安全风险评估', en: 'reaction-safety risk assessment' }, '40.20', 'process', ['reactionSafetyReport'], 'D-GATE-CHEMICALS'),
  lawful('C3', { zh: '新化学物质登记核查', en: 'new-chemical-substance check' }, '30.20', 'newSubstance', ['newSubstanceStatus'], 'MEE-12'),
  practice('C4', { zh: '方法验证', en: 'method validation' }, '30.20', 'testMethod', ['methodValidation'], 'D-GATE-CHEMICALS'),
];

const metals: readonly Gate[] = [
  practice('M1', { zh: '实验室间比对', en: 'inter-laboratory round robin' }, '30.20', 'testMethod', ['roundRobin'], 'D-GATE-METALS'),
  practice('M2', { zh: '标准样品', en: 'reference material' }, '30.20', 'chemicalAnalysis', ['referenceMaterial'], 'D-GATE-METALS'),
  practice('M3', { zh: '与 GB/T、YB/T、YS/T 重复性查询', en: 'overlap with GB/T, YB/T and YS/T' }, '10.99', 'always', ['overlapTable'], 'GS-13'),
];

const it: readonly Gate[] = [
  lawful('I1', { zh: '安全、数据与隐私合法性', en: 'legality on security, data and privacy' }, '30.20', 'dataSystem', ['legalityCheck'], 'DATA-LAWS'),
  practice(
    'I2',
    { zh: '一致性测试与参考实现', en: 'conformance suite and reference implementation' },
    '40.60',
    'protocol',
    ['conformanceSuite', 'referenceImplementation'],
    'D-GATE-IT',
  ),
  practice('I3.10', { zh: '立项专利征集期', en: 'patent window at project approval' }, '30.20', 'always', ['patentRegister'], 'D-GATE-IT'),
  practice('I3.40', { zh: '送审专利征集期', en: 'patent window at review' }, '40.20', 'always', ['patentRegister'], 'D-GATE-IT'),
  {
    id: 'I4',
    title: { zh: '辽宁省信息技术标准化监督管理条例核查', en: 'Liaoning regional law on IT standards' },
    before: '40.20',
    trigger: 'liaoningBody',
    evidence: ['regionalLawNote'],
    // Shown and recorded only: whether the regulation is still in force is not known.
    blocking: false,
    waiverRole: null,
    floor: null,
    source: 'LN-IT',
  },
];

/** Gates that a pilot field adds to X1–X3. */
export const fieldGates: { readonly [field in Field]: readonly Gate[] } = { robotics, aviation, chemicals, metals, it };
