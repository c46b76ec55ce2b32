/** How far a text is known here. `text seen`: read in full; `second-hand`: known from other texts that quote it, the official wording was not compared. */
export const certainties = ['text seen', 'second-hand', 'practice', 'our decision'] as const;
export type Certainty = (typeof certainties)[number];

/** A law, a standard, a body's procedure or a form: what the first part of a source's id stands for. */
export type Instrument = {
  readonly zh: string;
  readonly en: string;
  readonly certainty: Certainty;
  readonly date: string | null;
  readonly about: string;
};

const known =
  (certainty: Certainty) =>
  (title: Pick<Instrument, 'zh' | 'en'>, date: string | null, about: string): Instrument => ({ ...title, certainty, date, about });
const textSeen = known('text seen');
const secondHand = known('second-hand');
const practice = known('practice');
const ownDecision = known('our decision');

/** The abbreviations with which ids of sources begin. */
export const instruments = {
  SL: secondHand({ zh: '《标准化法》', en: 'Standardization Law' }, '2018-01-01', 'The law of 2017, in force since that day.'),
  GS: secondHand(
    { zh: '《团体标准管理规定》', en: 'Group Standard Provisions' },
    '2019-01-09',
    '国标委联〔2019〕1号, of the Standardization Administration (SAC) and the Ministry of Civil Affairs.',
  ),
  MNS: secondHand(
    { zh: '《强制性国家标准管理办法》', en: 'Mandatory National Standard Measures' },
    null,
    'SAMR order 25 of 2020. How its review panel works is known from practice; the wording was not compared.',
  ),
  'NS-1990': secondHand(
    { zh: '1990 年的国家标准、行业标准管理办法', en: 'national and industry standard measures of 1990' },
    '1990-08-24',
    'Superseded; still the common practice where newer rules are silent.',
  ),
  DBM: secondHand(
    { zh: '《地方标准管理办法》', en: 'Local Standard Measures' },
    '2020-03-01',
    'Order 26 of the State Administration for Market Regulation (SAMR). Numbers of articles were not verified.',
  ),
  TCM: secondHand(
    { zh: '《全国专业标准化技术委员会管理办法》', en: 'National Technical Committee Measures' },
    '2018-01-01',
    'Order 191 of 2017-10-30 of the quality administration of that time (AQSIQ, since 2018 part of SAMR), amended by SAMR order 31 of 2020-10-23. Only the early articles are corroborated by number.',
  ),
  'MIIT-TC': secondHand(
    { zh: '《工业和信息化部专业标准化技术委员会管理办法》', en: 'technical committee measures of the ministry of industry' },
    null,
    'The analogue for committees of that ministry; corroborates the national measures.',
  ),
  'LN-TC': secondHand(
    { zh: '《辽宁省专业标准化技术委员会管理办法》（旧）', en: 'older Liaoning technical committee measures' },
    null,
    'Chapter 4 is known; its date is not.',
  ),
  'LN-DB': practice({ zh: '辽宁省地方标准制修订实践', en: 'Liaoning practice of local standards' }, null, 'Notices of 2017, 2020 and 2023.'),
  'LN-PLAN': textSeen(
    { zh: '《辽宁省贯彻实施〈深化标准化工作改革方案〉行动计划（2015—2016年）》', en: 'Liaoning action plan on standardization reform 2015–2016' },
    '2015-12-30',
    'Notice of the Government Office of Liaoning, fourteen items, no procedure in articles.',
  ),
  'LN-IT': secondHand(
    { zh: '《辽宁省信息技术标准化监督管理条例》', en: 'Liaoning regulation on standardization of information technology' },
    null,
    'Named in the action plan; whether it is still in force is to be checked.',
  ),
  CC: secondHand({ zh: '《民法典》', en: 'Civil Code' }, '2021-01-01', 'How periods are counted and what 以上 and 以下 mean.'),
  TBT: secondHand(
    { zh: '《WTO/TBT 协定》良好行为规范（附件 3）', en: 'TBT Code of Good Practice (Annex 3)' },
    '1995-01-01',
    'Of the agreement of the World Trade Organization on Technical Barriers to Trade; binds a body that has accepted it.',
  ),
  ACTS: secondHand({ zh: '专门法律法规', en: 'special laws and regulations' }, null, 'Laws of other fields that a gate rests on.'),
  GBT: secondHand({ zh: '国家标准', en: 'national standard' }, null, 'GB (mandatory) and GB/T (recommended) documents, by number.'),
  GUIDE: secondHand(
    { zh: 'ISO/IEC 指南 2:2004（GB/T 20000.1）', en: 'ISO/IEC Guide 2:2004 (GB/T 20000.1)' },
    '2004',
    'Vocabulary of standardization.',
  ),
  RFC: textSeen({ zh: 'IETF 技术规范', en: 'IETF specification' }, null, 'Formats of data.'),
  ISO: secondHand({ zh: 'ISO/IEC 导则 第1部分', en: 'ISO/IEC Directives, Part 1' }, null, 'Approval criteria by stage.'),
  CEN: secondHand({ zh: 'CEN/CENELEC 内部规则 第2部分', en: 'CEN/CENELEC Internal Regulations, Part 2' }, null, 'Weighted votes of national bodies.'),
  ETSI: secondHand({ zh: 'ETSI 导则', en: 'ETSI Directives' }, null, 'Weighted votes of members.'),
  ASTM: secondHand(
    { zh: 'ASTM 技术委员会规程', en: 'Regulations Governing ASTM Technical Committees' },
    null,
    'Return, affirmative shares, handling of negatives.',
  ),
  ANSI: secondHand({ zh: 'ANSI 基本要求', en: 'ANSI Essential Requirements' }, null, 'Numerical vote, balance, recirculation.'),
  IEEE: secondHand(
    { zh: 'IEEE SA 标准委员会操作手册', en: 'IEEE SA Standards Board Operations Manual' },
    null,
    'Return, abstentions, approval: 75/30/75.',
  ),
  ITU: secondHand({ zh: 'ITU-T 批准程序', en: 'ITU-T approval procedures' }, null, 'Rec. ITU-T A.8 and WTSA Resolution 1.'),
  W3C: secondHand({ zh: 'W3C 程序文件', en: 'W3C Process' }, null, 'Council and appeals of the Advisory Committee.'),
  OASIS: secondHand({ zh: 'OASIS 技术委员会程序', en: 'OASIS TC Process' }, null, 'Full and special majority votes.'),
  IETF: secondHand({ zh: 'IESG 表决程序', en: 'IESG ballot procedures' }, null, 'As the public datatracker carries them out.'),
  CABF: secondHand({ zh: 'CA/Browser Forum 章程', en: 'CA/Browser Forum bylaws' }, null, 'The pattern of a vote in separate classes.'),
  FORM: practice({ zh: '业内通用表单', en: 'form of the trade' }, null, 'What the printed forms of committees and associations ask for.'),
  TC: practice(
    { zh: '技术委员会惯例', en: 'practice of technical committees' },
    null,
    'What secretariats do where the measures are silent or their wording was not seen.',
  ),
  SET: practice(
    { zh: '适用的规程', en: 'the rules in force for this matter' },
    null,
    'The profile a lifecycle has pinned, or the terms of its ballot: who set them says what they rest on.',
  ),
  D: ownDecision(
    { zh: '本系统约定', en: "this system's own rule" },
    '2026-11-28',
    'No law says so; each has its reason, and most can be changed in a profile.',
  ),
} as const satisfies { readonly [abbreviation: string]: Instrument };
export type InstrumentId = keyof typeof instruments;
