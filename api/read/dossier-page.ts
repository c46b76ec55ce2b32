import { titleOf } from '../../domain/law/sources.js';
import type { Counterfactual } from '../../domain/dossier/counterfactual.js';
import type { Head } from '../../domain/dossier/dossier.js';
import { closenessPart, countsTable, electoratePart, rulePart, traceTable } from './dossier-ballot-parts.js';
import { assessmentPart, compositionPart } from './dossier-committee-parts.js';
import { deadlinesPart, documentsPart, logPart, noticesPart, verificationPart, type Checked } from './dossier-record-parts.js';
import type { ReadDossier } from './dossiers.js';
import { numbered, paragraph, time } from './page-parts.js';
import { escaped, pageWithHead, printedPage, printedTable } from './printed-page.js';

const headOf = ({ subject, seal }: Head): string => `决定卷宗 Decision dossier · ${subject.stream} #${subject.seq} · SHA-256 ${seal.sha256}`;

/** A decision dossier as a page that prints on A4: Chinese first, English below it, no script. */
export function dossierPage({ head, shown }: Pick<ReadDossier, 'head' | 'shown'>, checked: Checked): string {
  const { subject } = head;
  const parts = numbered([
    { zh: '决定', en: 'Decision', body: decision(head) },
    { zh: '表决规则与比较', en: 'Rule and comparisons', body: rulePart(head) },
    { zh: '名册与回避', en: 'Electorate and recusals', body: electoratePart(head) },
    { zh: '敏感性', en: 'How close it was', body: closenessPart(head) },
    { zh: '考核评价', en: 'Assessment', body: assessmentPart(head) },
    { zh: '组成核查', en: 'Composition', body: compositionPart(head) },
    { zh: '期限证明', en: 'Deadline proof', body: deadlinesPart(head) },
    { zh: '通知', en: 'Notices', body: noticesPart(head) },
    { zh: '文件散列', en: 'Documents', body: documentsPart(head) },
    { zh: '日志', en: 'Log', body: logPart(head, shown) },
    { zh: '核验', en: 'Verification', body: verificationPart(head, checked) },
  ]);
  return printedPage(`决定卷宗 ${subject.stream} #${subject.seq}`, pageWithHead(headOf(head), `${pageTitle(head)}\n${parts}`));
}

function pageTitle({ subject, sight }: Head): string {
  const marks = [
    ...(subject.rehearsal ? ['演练，不具效力 REHEARSAL, without effect'] : []),
    ...(sight === 'counts' ? ['计票版：不显示各席投票 counts only, votes withheld'] : []),
    ...(sight === 'public' ? ['公开版：不含个人信息 public part, without persons'] : []),
  ];
  return `<h1>决定卷宗<br><span class="en">Decision dossier</span></h1>
<p><strong>${escaped(subject.about)}</strong><br>${escaped(subject.zh)} <span class="en">${escaped(subject.en)}</span></p>
${marks.map((mark) => `<p class="mark"><strong>${escaped(mark)}</strong></p>`).join('')}`;
}

const decision = ({ decided, outcome, subject, pinned, related }: Head): string =>
  printedTable(
    ['项目 Item', '内容 Content'],
    [
      ['结果 Outcome', `${outcome.zh} ${outcome.en}（${outcome.word}）`],
      ...(outcome.reason === null ? [] : [['理由 Reason', outcome.reason]]),
      ['时间（北京时间） Time', time(decided.at)],
      ['作出者 Made by', `${decided.by.zh} / ${decided.by.en}`],
      ['机构 Organisation', subject.organisation ?? '–'],
      ['程序模板散列 Profile', pinned.profile ?? '–'],
      ...(related.length === 0 ? [] : [['相关 Related', related.join('；')]]),
    ],
  );

/** What the papers would have come to under another rule, under a banner that nobody can overlook. */
export function counterfactualPage(head: Head, found: Counterfactual): string {
  const body = [
    pageTitle(head),
    `<p class="mark"><strong>${escaped(found.zh)}</strong><br><strong class="en">${escaped(found.en)}</strong></p>`,
    paragraph({ zh: `规则：${found.as}（${titleOf(found.source).zh}）`, en: `Rule: ${found.as} (${titleOf(found.source).en})` }),
    paragraph({
      zh: `按此规则：${found.result.zh}；实际决定：${head.outcome.zh}`,
      en: `By this rule: ${found.result.en}; decided: ${head.outcome.en}`,
    }),
    countsTable(found.result),
    traceTable(found.result),
  ];
  return printedPage(`假设计算 ${head.subject.stream} #${head.subject.seq}`, pageWithHead(headOf(head), body.join('\n')));
}
