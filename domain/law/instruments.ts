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

const known = (zh: string, en: string, date: string | null, about: string, certainty: Certainty = 'second-hand'): Instrument => ({
  zh,
  en,
  certainty,
  date,
  about,
});

/** The abbreviations with which ids of sources begin. */
export const instruments = {
  SL: known('《标准化法》', 'Standardization Law', '2018-01-01', 'The law of 2017, in force since that day.'),
  GS: known(
    '《团体标准管理规定》',
    'Group Standard Provisions',
    '2019-01-09',
    '国标委联〔2019〕1号, of the Standardization Administration (SAC) and the Ministry of Civil Affairs.',
  ),
  MNS: known(
    '《强制性国家标准管理办法》',
    'Mandatory National Standard Measures',
    null,
    'SAMR order 25 of 2020. How its review panel works is known from practice; the wording was not compared.',
  ),
  'NS-1990': known(
    '1990 年的国家标准、行业标准管理办法',
    'national and industry standard measures of 1990',
    '1990-08-24',
    'Superseded; still the common practice where newer rules are silent.',
  ),
  DBM: known(
    '《地方标准管理办法》',
    'Local Standard Measures',
    '2020-03-01',
    'Order 26 of the State Administration for Market Regulation (SAMR). Numbers of articles were not verified.',
  ),
  TCM: known(
    '《全国专业标准化技术委员会管理办法》',
    'National Technical Committee Measures',
    '2018-01-01',
    'Order 191 of 2017-10-30 of the quality administration of that time (AQSIQ, since 2018 part of SAMR), amended by SAMR order 31 of 2020-10-23. Only the early articles are corroborated by number.',
  ),
  'MIIT-TC': known(
    '《工业和信息化部专业标准化技术委员会管理办法》',
    'technical committee measures of the ministry of industry',
    null,
    'The analogue for committees of that ministry; corroborates the national measures.',
  ),
  'LN-TC': known(
    '《辽宁省专业标准化技术委员会管理办法》（旧）',
    'older Liaoning technical committee measures',
    null,
    'Chapter 4 is known; its date is not.',
  ),
  'LN-DB': known('辽宁省地方标准制修订实践', 'Liaoning practice of local standards', null, 'Notices of 2017, 2020 and 2023.', 'practice'),
  'LN-PLAN': known(
    '《辽宁省贯彻实施〈深化标准化工作改革方案〉行动计划（2015—2016年）》',
    'Liaoning action plan on standardization reform 2015–2016',
    '2015-12-30',
    'Notice of the Government Office of Liaoning, fourteen items, no procedure in articles.',
    'text seen',
  ),
  'LN-IT': known(
    '《辽宁省信息技术标准化监督管理条例》',
    'Liaoning regulation on standardization of information technology',
    null,
    'Named in the action plan; whether it is still in force is to be checked.',
  ),
  CC: known('《民法典》', 'Civil Code', '2021-01-01', 'How periods are counted and what 以上 and 以下 mean.'),
  TBT: known(
    '《WTO/TBT 协定》良好行为规范（附件 3）',
    'TBT Code of Good Practice (Annex 3)',
    '1995-01-01',
    'Of the agreement of the World Trade Organization on Technical Barriers to Trade; binds a body that has accepted it.',
  ),
  ACTS: known('专门法律法规', 'special laws and regulations', null, 'Laws of other fields that a gate rests on.'),
  GBT: known('国家标准', 'national standard', null, 'GB (mandatory) and GB/T (recommended) documents, by number.'),
  GUIDE: known('ISO/IEC 指南 2:2004（GB/T 20000.1）', 'ISO/IEC Guide 2:2004 (GB/T 20000.1)', '2004', 'Vocabulary of standardization.'),
  RFC: known('IETF 技术规范', 'IETF specification', null, 'Formats of data.', 'text seen'),
  ISO: known('ISO/IEC 导则 第1部分', 'ISO/IEC Directives, Part 1', null, 'Approval criteria by stage.'),
  CEN: known('CEN/CENELEC 内部规则 第2部分', 'CEN/CENELEC Internal Regulations, Part 2', null, 'Weighted votes of national bodies.'),
  ETSI: known('ETSI 导则', 'ETSI Directives', null, 'Weighted votes of members.'),
  ASTM: known('ASTM 技术委员会规程', 'Regulations Governing ASTM Technical Committees', null, 'Return, affirmative shares, handling of negatives.'),
  ANSI: known('ANSI 基本要求', 'ANSI Essential Requirements', null, 'Numerical vote, balance, recirculation.'),
  IEEE: known('IEEE SA 标准委员会操作手册', 'IEEE SA Standards Board Operations Manual', null, 'Return, abstentions, approval: 75/30/75.'),
  ITU: known('ITU-T 批准程序', 'ITU-T approval procedures', null, 'Rec. ITU-T A.8 and WTSA Resolution 1.'),
  W3C: known('W3C 程序文件', 'W3C Process', null, 'Council and appeals of the Advisory Committee.'),
  OASIS: known('OASIS 技术委员会程序', 'OASIS TC Process', null, 'Full and special majority votes.'),
  IETF: known('IESG 表决程序', 'IESG ballot procedures', null, 'As the public datatracker carries them out.'),
  CABF: known('CA/Browser Forum 章程', 'CA/Browser Forum bylaws', null, 'The pattern of a vote in separate classes.'),
  FORM: known('业内通用表单', 'form of the trade', null, 'What the printed forms of committees and associations ask for.', 'practice'),
  TC: known(
    '技术委员会惯例',
    'practice of technical committees',
    null,
    'What secretariats do where the measures are silent or their wording was not seen.',
    'practice',
  ),
  SET: known(
    '适用的规程',
    'the rules in force for this matter',
    null,
    'The profile a lifecycle has pinned, or the terms of its ballot: who set them says what they rest on.',
    'practice',
  ),
  D: known(
    '本系统约定',
    "this system's own rule",
    '2026-11-28',
    'No law says so; each has its reason, and most can be changed in a profile.',
    'our decision',
  ),
} as const satisfies { readonly [abbreviation: string]: Instrument };
export type InstrumentId = keyof typeof instruments;
