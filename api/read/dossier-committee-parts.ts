import { errorRegistry } from '../../contract/errors.js';
import { sides } from '../../domain/committee/profile.js';
import type { Composed, Head } from '../../domain/dossier/dossier.js';
import { dutyNames } from '../../domain/committee/words.js';
import { both, named, weightNames } from './dossier-words.js';
import { gradeNames, sideNames } from '../../contract/value-words.js';
import { facts, joined, paragraph, plain, sourceWords, table, time, wide, type Rows } from './page-parts.js';

/** 考核评价: the score, every comparison, the bands of the pinned profile, and until when to rectify. */
export function assessmentPart({ assessment: found }: Head): string {
  if (found === null) return '';
  const { score, title, grade, bands, failing, failed, rectifyBy, source, trace } = found;
  return [
    paragraph(found),
    facts(
      ['考核 Assessment', '内容 Content'],
      [
        ['得分 Score', String(score)],
        ['等级 Grade', `${both(title)}（${grade}）${failed ? '：不合格 failing' : ''}`],
        ...(rectifyBy === null ? [] : [['整改期限 Rectify by', time(rectifyBy)]]),
        ['依据 Source', sourceWords(source)],
      ],
    ),
    table(
      ['比较', 'Comparison'],
      trace.map((one) => [one.zh, one.en]),
    ),
    facts(
      ['等级 Grade', '最低分 From', '后果 Consequence'],
      bands.map((band) => [`${both(band.title)}（${band.grade}）`, String(band.min), failing.includes(band.grade) ? '责令整改 rectification' : '–']),
    ),
  ].join('');
}

/** 组成: how the body is made up, what speaks against it, and who sits in it. */
export function compositionPart({ composition: found }: Head): string {
  if (found === null) return '';
  const { on, host, size, bySide, against, findings, people } = found;
  const balance: Rows = sides.map((side) => [both(sideNames[side]), String(bySide[side] ?? 0)]);
  return [
    paragraph(found),
    facts(
      ['组成 Composition', '内容 Content'],
      [
        ['截至 As of', on],
        ['秘书处承担单位 Host', host],
        ['有表决权委员 Voting members', String(size)],
        ['不符合之处 Findings against it', String(against)],
        ...ruleRows(found),
      ],
    ),
    facts(['利益方 Side', '委员 Members'], balance),
    findings.length === 0 ? paragraph({ zh: '逐项核查，无任何发现。', en: 'Checked point by point: nothing was found.' }) : '',
    wide(
      ['发现 Finding', '性质 Weight', '所查 Found', '要求 Needed', '依据 Source'],
      findings.map(({ code, weight, found: seen, needed, rule, source }) => [
        sentenceOf(code),
        named(weightNames, weight),
        plain(seen),
        plain(needed),
        joined(rule, sourceWords(source)),
      ]),
    ),
    people === null ? paragraph({ zh: '委员名单不公开。', en: 'The members are not shown here.' }) : '',
    wide(
      ['序 No.', '姓名 Name', '单位 Unit', '利益方 Side', '职务 Duty', '职称 Title'],
      (people ?? []).map((one, n) => [
        String(n + 1),
        one.name,
        joined(one.organisationName, one.organisation),
        both(sideNames[one.side]),
        both(dutyNames[one.duty]),
        joined(one.title, both(gradeNames[one.grade])),
      ]),
    ),
  ].join('');
}

const sentenceOf = (code: string): string => {
  const entry = errorRegistry[code];
  return entry === undefined ? code : joined(both(entry), code);
};

/** The rule of the body as the pinned profile says it. */
function ruleRows({ rule }: Composed): Rows {
  const { min, max, odd, perUnit, maxVice, maxDeputies, balance, source } = rule;
  return [
    ['人数 Size', `${min} – ${max ?? '∞'}${odd === 'required' ? '，单数 odd' : ''}`],
    ['同一单位 Of one unit', perUnit === null ? '不限 no limit' : `≤ ${perUnit}`],
    ['副主任委员、副秘书长 Vice-chairs, deputies', `≤ ${maxVice}，≤ ${maxDeputies}`],
    ...(balance === null ? [] : [['任一利益方 Any one side', `≤ ${balance.share}`]]),
    ['依据 Source', sourceWords(source)],
  ];
}
