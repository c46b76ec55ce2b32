import { formatInstant } from '../../domain/calendar/instant.js';
import type { Counterfactual } from '../../domain/dossier/counterfactual.js';
import type { DeadlineProof, Dossier, Result, RuleInForce } from '../../domain/dossier/dossier.js';
import { escaped, pageWithHead, printedPage, printedTable } from './printed-page.js';

const paragraph = (zh: string, en: string): string => `<p>${escaped(zh)}<br><span class="en">${escaped(en)}</span></p>`;
const heading = (zh: string, en: string): string => `<h2>${escaped(zh)} <span class="en">${escaped(en)}</span></h2>`;
const section = (zh: string, en: string, body: string): string => (body === '' ? '' : `${heading(zh, en)}\n${body}\n`);
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => (rows.length === 0 ? '' : printedTable(head, rows));
const time = (at: number | null): string => (at === null ? '–' : formatInstant(at).slice(0, 19).replace('T', ' '));
const dense = (body: string): string => (body === '' ? '' : `<div class="dense">${body}</div>`);
const joined = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join('；');

const headOf = ({ subject, seal }: Dossier): string => `决定卷宗 Decision dossier · ${subject.stream} #${subject.seq} · SHA-256 ${seal.sha256}`;

/** A decision dossier as a page that prints on A4: Chinese first, English below it, no script. */
export function dossierPage(dossier: Dossier): string {
  const { subject } = dossier;
  const body = [
    pageTitle(dossier),
    section('一、决定', '1. Decision', decision(dossier)),
    section('二、表决规则与比较', '2. Rule and comparisons', rule(dossier)),
    section('三、名册与回避', '3. Electorate and recusals', electorate(dossier)),
    section('四、敏感性', '4. How close it was', sensitivity(dossier)),
    section('五、期限证明', '5. Deadline proof', dossier.deadlines.map(deadline).join('\n')),
    section('六、通知', '6. Notices', notices(dossier)),
    section('七、文件散列', '7. Documents', documents(dossier)),
    section('八、核验', '8. Verification', verification(dossier)),
  ].join('\n');
  return printedPage(`决定卷宗 ${subject.stream} #${subject.seq}`, pageWithHead(headOf(dossier), body));
}

function pageTitle({ subject, sight }: Dossier): string {
  const marks = [
    ...(subject.rehearsal ? ['演练，不具效力 REHEARSAL, without effect'] : []),
    ...(sight === 'counts' ? ['计票版：不显示各席投票 counts only, votes withheld'] : []),
    ...(sight === 'public' ? ['公开版：不含个人信息 public part, without persons'] : []),
  ];
  return `<h1>决定卷宗<br><span class="en">Decision dossier</span></h1>
<p><strong>${escaped(subject.about)}</strong><br>${escaped(subject.zh)} <span class="en">${escaped(subject.en)}</span></p>
${marks.map((mark) => `<p class="mark"><strong>${escaped(mark)}</strong></p>`).join('')}`;
}

function decision({ decided, outcome, subject, pinned, related }: Dossier): string {
  return printedTable(
    ['项目 Item', '内容 Content'],
    [
      ['结果 Outcome', `${outcome.zh} ${outcome.en}（${outcome.word}）`],
      ...(outcome.reason === null ? [] : [['理由 Reason', outcome.reason]]),
      ['时间（北京时间） Time', time(decided.at)],
      ['作出者 Made by', `${decided.by.zh} / ${decided.by.en}`],
      ['机构 Organisation', subject.organisation ?? '–'],
      ['程序模板散列 Profile', pinned.profile ?? '–'],
      ['日历散列 Calendar', pinned.calendar],
      ...(related.length === 0 ? [] : [['相关 Related', related.join('；')]]),
    ],
  );
}

const traceTable = ({ trace }: Result): string =>
  table(
    ['比较', 'Comparison'],
    trace.map((one) => [one.zh, one.en]),
  );

const countsTable = ({ counts }: Result): string =>
  printedTable(
    [
      '名册 Roll',
      '有表决权 Entitled',
      '回避 Excluded',
      '参加/回函 Returned',
      '赞成 Yes',
      '反对（附理由） No, reasons',
      '反对（无理由） No, bare',
      '弃权 Abstain',
      '废票 Spoilt',
    ],
    [
      [
        counts.members,
        counts.eligible,
        counts.excluded,
        counts.present,
        counts.yes,
        counts.noWithReasons,
        counts.noWithoutReasons,
        counts.abstain,
        counts.spoilt,
      ].map(String),
    ],
  );

function rule({ rule: frozen, result, before }: Dossier): string {
  if (result === null) return '';
  const name = frozen === null ? '' : ruleTable(frozen);
  const was = before === null ? '' : `${paragraph(`更正前的结果：${before.zh}`, `Result before the revision: ${before.en}`)}${traceTable(before)}`;
  return `${name}${countsTable(result)}${traceTable(result)}${was}`;
}

const treatments = ['silence', 'abstention', 'spoilt', 'recusal', 'exclusion', 'late', 'revote', 'tie', 'visibility', 'mode'] as const;

function ruleTable({ id, params, source, terms }: RuleInForce): string {
  const settings = Object.entries(params).map(([name, value]) => `${name}=${String(value)}`);
  return dense(
    printedTable(
      ['规则 Rule', id],
      [
        ['依据 Source', joined(terms.source, source)],
        ...(settings.length === 0 ? [] : [['参数 Parameters', settings.join('，')]]),
        ['处理 Treatments', treatments.map((name) => `${name}=${terms[name]}`).join('，')],
      ],
    ),
  );
}

const reasons: { readonly [reason: string]: string } = { drafter: '起草人 drafter', drafterUnit: '起草单位 drafting unit' };

function electorate({ electorate: roll }: Dossier): string {
  if (roll === null) return '';
  const sum = paragraph(
    `名册 ${roll.size} 席，回避 ${roll.excluded} 席，有表决权 ${roll.eligible} 席。`,
    `${roll.size} seats, ${roll.excluded} excluded, ${roll.eligible} entitled.`,
  );
  const document = roll.document === null ? '' : paragraph(`名册存档文件 ${roll.document}`, 'The roll is an archived document.');
  const named = roll.seats?.some((seat) => seat.mark !== undefined) === true;
  const rows = (roll.seats ?? []).map((seat) => [
    String(seat.seat),
    joined(seat.name ?? null, seat.organisationName ?? seat.organisation),
    ...(named ? [seat.mark ?? ''] : []),
    seat.excluded === null
      ? ''
      : joined(
          reasons[seat.excluded.reason] ?? seat.excluded.reason,
          seat.excluded.evidence,
          seat.excluded.late ? '开启后发现 found after opening' : null,
        ),
  ]);
  const key = named
    ? paragraph(
        '票记：y 赞成，Y 赞成有意见，n 反对，N 反对附理由，c 有条件反对，a 弃权，x 废票，. 未回，- 回避。',
        'Marks: y yes, Y yes with comments, n no, N no with reasons, c conditional no, a abstention, x spoilt, . silent, - excluded.',
      )
    : '';
  return `${sum}${document}${dense(table(['席 Seat', '委员与单位 Member and unit', ...(named ? ['票 Mark'] : []), '回避 Recusal'], rows))}${key}`;
}

function sensitivity({ sensitivity: close }: Dossier): string {
  if (close === null) return '';
  const turning = (close.withoutSeat ?? []).filter((one) => !one.same);
  const rows = [...(close.lateExclusionsCounted === null ? [] : [close.lateExclusionsCounted]), ...close.onePaperLess, ...turning];
  const seats = close.withoutSeat !== null && turning.length === 0 ? paragraph('除去任何一席，结果不变。', 'Without any one seat: same result.') : '';
  const shown = table(
    ['若', 'If'],
    rows.map((one) => [one.zh, one.en]),
  );
  return `${dense(shown)}${seats}`;
}

const limits: { readonly [name: string]: string } = {
  ballot: '表决 ballot',
  consultation: '征求意见 consultation',
  stage: '阶段期限 limit of the stage',
  declaration: '自我声明 declaration',
  review: '复审 systematic review',
  correction: '修改 correction',
};
const units: { readonly [unit: string]: string } = {
  calendarDays: '日 calendar days',
  workingDays: '工作日 working days',
  months: '个月 months',
  years: '年 years',
};

function deadline(proof: DeadlineProof): string {
  const { counted, term } = proof;
  const days = counted.length > 1 ? `${counted[0] ?? ''} … ${counted.at(-1) ?? ''}（${counted.length}）` : (counted[0] ?? '');
  const rows = [
    ['开始 Opened', time(proof.from)],
    ['期限 Term', `${term.count} ${units[term.unit] ?? term.unit}`],
    ['计入之日 Days counted', `${days}；首日不计 the first day is not counted`],
    ['首次算定截止 First close', time(proof.first.at)],
    ['实际截止 Close', `${time(proof.closesAt)}${proof.provisional ? '（暂定 provisional）' : ''}`],
    ...(proof.countsUntil === null ? [] : [['计票至 Counts until', time(proof.countsUntil)]]),
    ['日历 Calendar', proof.calendar],
    ...proof.outages.map((one) => [
      `停机 Outage #${one.seq}`,
      joined(`${time(one.from)} – ${time(one.to)}`, `${one.minutes} 分钟 min`, one.given ? '已补时 given back' : '未补时 not given back', one.why),
    ]),
    ...proof.moved.map((one) => [
      `变更 Moved #${one.seq}`,
      joined(one.why, one.reason, one.days === null ? null : `+${one.days}`, `→ ${time(one.closesAt)}`, one.signers.join(' + ')),
    ]),
  ];
  return dense(printedTable(['期限 Limit', limits[proof.name] ?? proof.name], rows));
}

const notices = ({ notices: sent }: Dossier): string =>
  dense(
    table(
      ['事件 Event', '通知 Notice', '收件人 To', '送达 Delivered', '失败 Failed', '无地址 No address', '待发 Open', '最近 Last'],
      sent.map((one) => [
        `#${one.seq}`,
        one.template,
        ...[one.recipients, one.delivered, one.failed, one.noAddress, one.open].map(String),
        time(one.lastAt),
      ]),
    ),
  );

const documents = ({ documents: files }: Dossier): string =>
  dense(
    table(
      ['文件 Document', 'SHA-256'],
      files.map(({ what, sha256 }) => [what, sha256]),
    ),
  );

function verification({ log, seal, software }: Dossier): string {
  const withheld = log.events.filter((row) => row.withheld !== undefined).length;
  const rows = [
    ['事件数与树根 Log', `${log.size}:${log.root}`],
    ...(log.later === null ? [] : [['成卷时的日志 Later log', `${log.later.size}:${log.later.root}`]]),
    ['未公开事件 Withheld', `${withheld}（其叶散列在内 their leaves are in）`],
    ['封签 Seal', seal.sha256],
    ['软件 Software', `${software.name} ${software.version}`],
  ];
  return `${dense(printedTable(['项目 Item', '值 Value'], rows))}${paragraph('以 JSON 卷宗运行 node recompute.mjs 可离线重新计算。可证明完整性与运算；不证明具名者是否本人操作。', 'Run node recompute.mjs on the JSON of this dossier to compute it again offline. That proves integrity and computation, not that the persons named acted themselves.')}`;
}

/** What the papers would have come to under another rule, under a banner that nobody can overlook. */
export function counterfactualPage(dossier: Dossier, found: Counterfactual): string {
  const body = [
    pageTitle(dossier),
    `<p class="mark"><strong>${escaped(found.zh)}</strong><br><strong class="en">${escaped(found.en)}</strong></p>`,
    paragraph(`规则：${found.as}（${found.source}）`, `Rule: ${found.as}`),
    paragraph(`按此规则：${found.result.zh}；实际决定：${dossier.outcome.zh}`, `By this rule: ${found.result.en}; decided: ${dossier.outcome.en}`),
    countsTable(found.result),
    traceTable(found.result),
  ];
  return printedPage(`假设计算 ${dossier.subject.stream} #${dossier.subject.seq}`, pageWithHead(headOf(dossier), body.join('\n')));
}
