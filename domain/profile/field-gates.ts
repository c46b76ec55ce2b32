import type { Source } from '../law/sources.js';
import type { Field, Gate } from './profile.js';
import type { Title } from './vocabulary.js';

type Asked = Pick<Gate, 'id' | 'title' | 'before' | 'trigger' | 'evidence'>;

/** A gate that is our good practice: it blocks, and the chair may waive it with a reason. */
const practice = (source: Source, asked: Asked): Gate => ({ ...asked, blocking: true, waiverRole: 'chair', floor: null, source });

/** A gate whose floor is a law: it blocks and nobody may waive it. */
const lawful = (floor: Source, asked: Asked): Gate => ({ ...asked, blocking: true, waiverRole: null, floor, source: floor });

const robotics: readonly Gate[] = [
  practice('D-GATE-ROBOTICS', {
    id: 'R1',
    title: { zh: '安全基线', en: 'safety baseline' },
    before: '40.20',
    trigger: 'physicalRobot',
    evidence: ['riskAssessment'],
  }),
  practice('D-GATE-ROBOTICS', {
    id: 'R2',
    title: { zh: '互操作测试', en: 'interoperability test' },
    before: '40.60',
    trigger: 'interface',
    evidence: ['interoperabilityReport'],
  }),
  practice('D-GATE-ROBOTICS', {
    id: 'R3',
    title: { zh: '指标验证', en: 'verification of figures' },
    before: '30.20',
    trigger: 'performance',
    evidence: ['verificationReport'],
  }),
];

const screening: Title = { zh: '保密与出口管制审查', en: 'secrecy and export-control screening' };
const airworthiness: Title = { zh: '适航协调', en: 'airworthiness alignment' };
const secrecyLaw = 'SECRECY-LAWS';
const airworthinessSource = 'FORM-AIRWORTHINESS';

const aviation: readonly Gate[] = [
  lawful(secrecyLaw, { id: 'A1.30', title: screening, before: '30.20', trigger: 'always', evidence: ['secrecyScreening'] }),
  lawful(secrecyLaw, { id: 'A1.60', title: screening, before: '60.00', trigger: 'always', evidence: ['secrecyScreening'] }),
  practice(airworthinessSource, { id: 'A2.20', title: airworthiness, before: '30.20', trigger: 'civilProduct', evidence: ['airworthinessMatrix'] }),
  practice(airworthinessSource, { id: 'A2.40', title: airworthiness, before: '40.20', trigger: 'civilProduct', evidence: ['airworthinessMatrix'] }),
  practice('D-GATE-AVIATION', {
    id: 'A3',
    title: { zh: '验证试验报告', en: 'verification test report' },
    before: '40.20',
    trigger: 'material',
    evidence: ['verificationReport'],
  }),
  practice('D-GATE-AVIATION', {
    id: 'A4',
    title: { zh: '与 HB、MH、GJB 重复性查询', en: 'overlap with HB, MH and GJB' },
    before: '40.20',
    trigger: 'always',
    evidence: ['overlapTable'],
  }),
];

const hazards: Title = { zh: '危险性与强制性国标核查', en: 'hazard and mandatory-standard review' };
const hazardLaw = 'CHEMICALS-591';

const chemicals: readonly Gate[] = [
  lawful(hazardLaw, { id: 'C1.10', title: hazards, before: '10.99', trigger: 'chemicalProduct', evidence: ['hazardReview'] }),
  lawful(hazardLaw, { id: 'C1.40', title: hazards, before: '40.20', trigger: 'chemicalProduct', evidence: ['hazardReview'] }),
  practice('D-GATE-CHEMICALS', {
    id: 'C2',
    title: { zh: '反应安全风险评估', en: 'reaction-safety risk assessment' },
    before: '40.20',
    trigger: 'process',
    evidence: ['reactionSafetyReport'],
  }),
  lawful('MEE-12', {
    id: 'C3',
    title: { zh: '新化学物质登记核查', en: 'new-chemical-substance check' },
    before: '30.20',
    trigger: 'newSubstance',
    evidence: ['newSubstanceStatus'],
  }),
  practice('D-GATE-CHEMICALS', {
    id: 'C4',
    title: { zh: '方法验证', en: 'method validation' },
    before: '30.20',
    trigger: 'testMethod',
    evidence: ['methodValidation'],
  }),
];

const metals: readonly Gate[] = [
  practice('D-GATE-METALS', {
    id: 'M1',
    title: { zh: '实验室间比对', en: 'inter-laboratory round robin' },
    before: '30.20',
    trigger: 'testMethod',
    evidence: ['roundRobin'],
  }),
  practice('D-GATE-METALS', {
    id: 'M2',
    title: { zh: '标准样品', en: 'reference material' },
    before: '30.20',
    trigger: 'chemicalAnalysis',
    evidence: ['referenceMaterial'],
  }),
  practice('GS-13', {
    id: 'M3',
    title: { zh: '与 GB/T、YB/T、YS/T 重复性查询', en: 'overlap with GB/T, YB/T and YS/T' },
    before: '10.99',
    trigger: 'always',
    evidence: ['overlapTable'],
  }),
];

const it: readonly Gate[] = [
  lawful('DATA-LAWS', {
    id: 'I1',
    title: { zh: '安全、数据与隐私合法性', en: 'legality on security, data and privacy' },
    before: '30.20',
    trigger: 'dataSystem',
    evidence: ['legalityCheck'],
  }),
  practice('D-GATE-IT', {
    id: 'I2',
    title: { zh: '一致性测试与参考实现', en: 'conformance suite and reference implementation' },
    before: '40.60',
    trigger: 'protocol',
    evidence: ['conformanceSuite', 'referenceImplementation'],
  }),
  practice('D-GATE-IT', {
    id: 'I3.10',
    title: { zh: '立项专利征集期', en: 'patent window at project approval' },
    before: '30.20',
    trigger: 'always',
    evidence: ['patentRegister'],
  }),
  practice('D-GATE-IT', {
    id: 'I3.40',
    title: { zh: '送审专利征集期', en: 'patent window at review' },
    before: '40.20',
    trigger: 'always',
    evidence: ['patentRegister'],
  }),
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
