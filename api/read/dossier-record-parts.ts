import type { DeadlineProof, Head, LoggedEvent } from '../../domain/dossier/dossier.js';
import type { Redecided } from '../../domain/dossier/redecide.js';
import { documentName, limitNames, moveNames, named, noticeName, noticeStates } from './dossier-words.js';
import { unitNames } from '../../contract/unit-names.js';
import { facts, joined, paragraph, time, wide, type Rows } from './page-parts.js';

/** 期限证明: each limit with its days, its calendar and everything that moved it. */
export const deadlinesPart = ({ deadlines }: Head): string => deadlines.map(limitTable).join('\n');

function limitTable(proof: DeadlineProof): string {
  const { counted, term } = proof;
  const days = counted.length > 1 ? `${counted[0] ?? ''} … ${counted.at(-1) ?? ''}（${counted.length}）` : (counted[0] ?? '');
  return facts(
    ['期限 Limit', named(limitNames, proof.name)],
    [
      ['开始 Opened', time(proof.from)],
      ['期限 Term', `${term.count} ${named(unitNames, term.unit)}`],
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
        joined(
          time(one.at),
          named(moveNames, one.why),
          one.reason,
          one.days === null ? null : `+${one.days} 日 days`,
          `→ ${time(one.closesAt)}`,
          one.signers.filter((signer) => signer !== '').join(' + '),
        ),
      ]),
    ],
  );
}

/** Which notice went to how many, and what became of it. */
export const noticesPart = ({ notices: sent }: Head): string =>
  wide(
    ['事件 Event', '通知 Notice', '收件人与送达 Recipients and delivery', '时间 Time'],
    sent.map((one) => [
      `#${one.seq}`,
      noticeName(one.template),
      [
        named(noticeStates, one.state),
        `收件人 to ${one.recipients}`,
        `送达 delivered ${one.delivered}`,
        `失败 failed ${one.failed}`,
        `无地址 no address ${one.noAddress}`,
        `待发 open ${one.open}`,
      ].join('，'),
      one.firstAt === null ? '–' : `${time(one.firstAt)} – ${time(one.lastAt)}`,
    ]),
  );

export const documentsPart = ({ documents: files }: Head): string =>
  facts(
    ['文件 Document', 'SHA-256'],
    files.map(({ what, sha256 }) => [documentName(what), sha256]),
  );

/** The log up to the decision: what happened, when and by whom, each with its leaf. Of a long one its beginning and its end. */
export function logPart({ log }: Head, shown: readonly LoggedEvent[]): string {
  const hidden = ({ withheld }: LoggedEvent): string | null => (withheld === undefined ? null : '未公开 withheld');
  const rows: Rows = shown.map((row) => [String(row.seq), time(row.at ?? null), joined(row.type ?? null, row.actor ?? null, hidden(row)), row.leaf]);
  const left = log.size - shown.length;
  return [
    left === 0
      ? ''
      : paragraph({
          zh: `另有 ${left} 个事件未印出，见 JSON 卷宗。`,
          en: `${left} further events are not printed; they stand in the JSON of this dossier.`,
        }),
    wide(['序 Seq', '时间 Time', '事件与行为人 Event and actor', '叶散列 Leaf SHA-256'], rows),
  ].join('');
}

export type Checked = { readonly withheld: number; readonly again: Redecided | null };

/** What stands behind the page: root, seal, calendar, profile, and what was decided again when it was made. */
export function verificationPart(head: Head, { withheld, again }: Checked): string {
  const { log, seal, software, calendar, profile, pinned } = head;
  const later: Rows =
    log.later === null
      ? []
      : [['成卷时的日志 Later log', `${log.later.size}:${log.later.root}（一致性证明 proof：${log.later.proof.length} 个散列 hashes）`]];
  return [
    facts(
      ['项目 Item', '值 Value'],
      [
        ['事件数与树根 Log', `${log.size}:${log.root}`],
        ...later,
        ['未公开事件 Withheld', `${withheld}（其叶散列在内 their leaves are in）`],
        ['程序模板 Profile', joined(profile === null ? null : `${profile.id} v${profile.version} ${profile.title.zh}`, pinned.profile)],
        ['日历 Calendar', joined(calendar.id, `年份 years ${calendar.years.join(', ')}`, pinned.calendar)],
        ['封签 Seal', seal.sha256],
        ['软件 Software', `${software.name} ${software.version}`],
      ],
    ),
    againPart(again),
    paragraph({
      zh: '以 JSON 卷宗运行 node recompute.mjs 可离线重新计算。可证明完整性与运算；不证明具名者是否本人操作。',
      en: 'Run node recompute.mjs on the JSON of this dossier to compute it again offline. That proves integrity and computation, not that the persons named acted themselves.',
    }),
  ].join('');
}

function againPart(again: Redecided | null): string {
  if (again === null)
    return paragraph({
      zh: '成页时未逐项重新判定（有未公开的事件，或日志过长）。',
      en: 'The acts were not decided again for this page: something is withheld, or the log is long.',
    });
  const { decided, skipped, differences } = again;
  const alike = differences.length === 0;
  return [
    paragraph({
      zh: `成页时按规则重新判定 ${decided} 项，${alike ? '结果一致' : `${differences.length} 处不一致`}。`,
      en: `Decided again for this page: ${decided} acts, ${alike ? 'all alike' : `${differences.length} differences`}.`,
    }),
    facts(
      ['未重新判定的事项 Not decided again', '原因 Reason'],
      skipped.map(({ type, zh, en }) => [type, `${zh} ${en}`]),
    ),
    facts(
      ['不一致之处 Difference', '规则所得 Computed'],
      differences.map(({ place, computed }) => [place, JSON.stringify(computed)]),
    ),
  ].join('');
}
