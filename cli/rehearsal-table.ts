import { titleOf } from '../domain/law/sources.js';
import { profileFindings } from '../contract/profile-findings.js';
import type { Term, TimeUnit } from '../domain/law/calendar/deadline.js';
import { formatInstant, localDate } from '../domain/law/calendar/instant.js';
import type { Instant } from '../domain/kernel/decider.js';
import type { Finding } from '../domain/profile/finding.js';
import type { Loop, Rehearsal, RehearsedStage } from '../domain/profile/rehearse.js';
import type { RehearsedBallot } from '../domain/profile/rehearsed-ballots.js';
import type { StepName } from '../domain/profile/rehearsed-calendar.js';
import { documentKinds, isDocumentKind } from '../domain/profile/vocabulary.js';

const steps: { readonly [step in StepName]: string } = {
  commentWindow: '征求意见期 comment window',
  answers: '意见处理 answers to comments',
  patentWindow: '专利征集期 patent window',
  ballot: '投票 ballot',
  publication: '发布 publication',
  declaration: '自我声明 self-declaration',
  interval: '复审周期 review interval',
  decision: '复审结论 review decision',
  notice: '立项公示 announcement',
  openText: '文本公开 open text',
  filingAlarm: '备案预警 filing alarm',
  filing: '备案 filing',
};
const units: { readonly [unit in TimeUnit]: string } = { calendarDays: '日d', workingDays: '工作日wd', months: '月mo', years: '年y' };
const loops: { readonly [loop in Loop['loop']]: string } = {
  repeatComment: '再次征求意见 repeated comment round',
  repeatReview: '重新审查 repeated review',
  returnedApproval: '批准退回 returned at approval',
};

/** The rehearsal for a terminal, Chinese and English side by side. */
export function rehearsalLines(rehearsal: Rehearsal): readonly string[] {
  const { profile, calendar, from, traits, stages, ballots, publishedBy, reviewDue } = rehearsal;
  return [
    `【模拟 SIMULATION】规则的演练，不是对人的预测。 Rules are rehearsed, people are not.`,
    `规程 profile   ${profile.id} v${profile.version}  ${profile.title.zh} / ${profile.title.en}`,
    `               ${profile.hash}`,
    `日历 calendar  ${calendar.id}`,
    `起始 from      ${formatInstant(from)}   特征 traits: ${traits.join(', ') || '—'}`,
    '',
    ...aligned([['阶段 stage', '代码 code', '开始 from', '最迟 24:00 by', '天 days', '时限 limit', ''], ...stages.flatMap(stageRows)]),
    ...(publishedBy === null || reviewDue === null
      ? []
      : ['', `最迟发布 published by ${lastDay(publishedBy)}；复审到期 review due ${lastDay(reviewDue)}`]),
    '* 暂定：放假安排尚未公布。 provisional: days off of that year are not announced yet.',
    '',
    '文件与关口 documents and gates',
    ...stages.flatMap(paperLines),
    '',
    '表决门槛 thresholds (yes needed when all others say no)',
    ...ballots.flatMap(ballotLines),
    '',
    '回路 loops',
    ...rehearsal.loops.map(loopLine),
    '',
    `死胡同 dead ends: ${rehearsal.deadEnds.length}`,
    ...findingLines(rehearsal.findings),
  ];
}

/** One line a finding, or a sentence that there is none. */
export const findingLines = (findings: readonly Finding[]): readonly string[] => [
  `体检 check-up: ${findings.length}`,
  ...findings.map(
    ({ severity, code, path, source, found, needed }) =>
      `  [${severity}] ${code} ${path}\n    ${profileFindings[code].zh} ${profileFindings[code].en}\n    ${JSON.stringify(found)} → ${JSON.stringify(needed)} (${titleOf(source).zh} ${titleOf(source).en})`,
  ),
];

function stageRows({
  stage,
  title,
  code,
  starts,
  latestEnd,
  days,
  limit,
  provisional,
  steps: inside,
}: RehearsedStage): readonly (readonly string[])[] {
  // A standard is withdrawn only when its review says so; the row shows when that would be.
  const name = `${title.zh} ${title.en}${stage === 'withdrawal' ? '（如废止 if so decided）' : ''}`;
  const own = [name, code, localDate(starts), lastDay(latestEnd), String(days), limit ? termText(limit) : '—', provisional ? '*' : ''];
  const rows = inside.map((s) => [
    `  ${steps[s.step]}`,
    '',
    localDate(s.starts),
    lastDay(s.ends),
    String(s.days),
    termText(s.term),
    s.provisional ? '*' : '',
  ]);
  return [own, ...rows];
}

function paperLines({ title, documents, gates }: RehearsedStage): readonly string[] {
  const papers = documents.map(({ kind, required }) => `${kindText(kind)}${required ? '' : '（可选 optional）'}`);
  const guards = gates.map(({ id, title: name, before, evidence, waiverRole, blocking }) => {
    const force = !blocking ? '不阻断 shown only' : waiverRole ? `可豁免 waivable by ${waiverRole}` : '不可豁免 firm';
    return `    ${id} → ${before}  ${name.zh} ${name.en}: ${evidence.map(kindText).join('、')}（${force}）`;
  });
  return papers.length + guards.length === 0 ? [] : [`  ${title.zh} ${title.en}: ${papers.join('；') || '—'}`, ...guards];
}

function ballotLines({ ballot, rule, mode, samples, minSeats }: RehearsedBallot): readonly string[] {
  const head = ['席位 seats', '需赞成 yes', '每多一人回避 with 1, 2, 3 … recused', '自几人回避起不可能 out of reach from'];
  const rows = samples.map(({ seats, neededYes, withRecusals, outOfReachFrom }) => [
    String(seats),
    neededYes === null ? '不可能 none' : String(neededYes),
    withRecusals
      .slice(1, 7)
      .map((one) => String(one.neededYes))
      .join(' ') || '—',
    outOfReachFrom === null ? '—' : String(outOfReachFrom),
  ]);
  return [
    `  ${ballot} ${rule} ${mode === 'meeting' ? '会议 meeting' : '函审 letter'}, ≥ ${minSeats} 席 seats`,
    ...aligned([head, ...rows]).map((line) => `    ${line}`),
  ];
}

const loopLine = ({ loop, atMost, adds }: Loop): string =>
  `  ${loops[loop]}: ${atMost === null ? '不限 any number of times' : `≤ ${atMost}`}${adds.length > 0 ? `, + ${adds.map(termText).join(' + ')}` : ''}`;

const termText = ({ count, unit }: Term): string => `${count}${units[unit]}`;
const kindText = (kind: string): string => (isDocumentKind(kind) ? documentKinds[kind].zh : kind);
/** The last day that belongs to a span whose end is exclusive. */
const lastDay = (end: Instant): string => localDate(end - 1);

/** Columns under one another; a Chinese character takes two cells of a terminal. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...rows.map((row) => cells(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((text, at) => text + ' '.repeat((widths[at] ?? 0) - cells(text)))
      .join('  ')
      .trimEnd(),
  );
}

const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const cells = (text: string): number => [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : 1), 0);
