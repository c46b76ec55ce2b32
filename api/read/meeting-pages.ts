import { formatInstant } from '../../domain/law/calendar/instant.js';
import type { Instant } from '../../domain/kernel/decider.js';
import type { MinutedItem, Minutes } from '../../domain/meeting/minutes.js';
import type { SheetRow, SignatureSheet } from '../../domain/meeting/signature-sheet.js';
import { dutyNames } from '../../domain/committee/words.js';
import { escaped, printedPage, printedTable } from './printed-page.js';

const minute = (at: Instant | null): string => (at === null ? '—' : formatInstant(at).slice(0, 16).replace('T', ' '));
const line = (label: string, text: string): string => `<p>${escaped(label)}：${escaped(text)}</p>`;

const attendanceWords: { readonly [kind in SheetRow['attendance']]: string } = {
  inPerson: '到会',
  remote: '远程',
  left: '到会（已离会）',
  leave: '请假',
  absent: '缺席',
  unknown: '',
};

/** What the field calls a duty; an invited person may have one of their own. */
const dutyOf = (duty: string): string => Object.entries(dutyNames).find(([name]) => name === duty)?.[1].zh ?? duty;

/** 签名表: title, sentence with 应到 and 实到, and a row to sign for each person. */
export function sheetPage(sheet: SignatureSheet, facts: number): string {
  const rows = sheet.rows.map((row) => [String(row.n), row.name, dutyOf(row.duty), row.title, row.organisation, attendanceWords[row.attendance], '']);
  return printedPage(
    `${sheet.title.zh} 签名表`,
    [
      `<h1>${escaped(sheet.title.zh)}签名表</h1>`,
      ...sheet.items.map((item) => `<p>${escaped(item.zh)}</p>`),
      line('时间', `${minute(sheet.opensAt)}（北京时间）`),
      line('地点', sheet.place),
      `<p>${escaped(sheet.sentence.zh)}</p>`,
      `<p class="en">${escaped(sheet.sentence.en)}</p>`,
      `<div class="wide">${printedTable(['序号', '姓名', '委员会职务', '职称', '单位', '参会方式', '签名'], rows, 6)}</div>`,
      `<footer>截至会议第 ${facts} 条记录</footer>`,
    ].join('\n'),
  );
}

const formal: { readonly [what: string]: string } = {
  opened: '会议开始',
  adjourned: '休会',
  resumed: '复会',
  ended: '会议结束',
  calledLate: '会议通知时材料期限已过',
  materialLate: '材料迟于期限',
  lateMaterialAccepted: '主任委员同意审议迟到材料',
  materialMissing: '材料期限届满时没有材料',
  postponed: '会议改期',
};

export type MinutesSeal = { readonly hash: string; readonly facts: number; readonly confirmed: { readonly by: string; readonly at: Instant } | null };

/** 会议纪要 on paper, with the hash of what was confirmed in the footer. */
export function minutesPage(minutes: Minutes, { hash, facts, confirmed }: MinutesSeal): string {
  // A meeting that is called one is not called so twice.
  const heading = `${minutes.title.zh}${minutes.title.zh.endsWith('会议') ? '' : '会议'}纪要`;
  return printedPage(
    heading,
    [
      `<h1>${escaped(heading)}</h1>`,
      ...minutes.sessions.map((one) => line(formal[one.what] ?? one.what, `${minute(one.at)}（北京时间）`)),
      line('地点', minutes.place),
      ...(minutes.attendance === null ? [] : [`<p>${escaped(minutes.attendance.sentence.zh)}</p>`]),
      '<h2>议程与审议</h2>',
      ...minutes.items.map(itemPart),
      '<h2>决议</h2>',
      minutes.resolutions.length === 0
        ? '<p>无</p>'
        : `<div class="wide">${printedTable(
            ['编号', '议题', '决议', 'Resolution', '依据'],
            minutes.resolutions.map((one) => [
              one.number,
              String(one.item),
              one.text.zh,
              one.text.en,
              one.vote === null ? '审议' : `表决 ${one.vote}`,
            ]),
          )}</div>`,
      ...(minutes.departures.length === 0 ? [] : ['<h2>程序记录</h2>', ...minutes.departures.map(departurePart)]),
      ...(minutes.conclusion === null ? [] : ['<h2>会议结论</h2>', `<p>${escaped(minutes.conclusion)}</p>`]),
      line('确认', confirmed === null ? '待主任委员确认' : `${confirmed.by}，${minute(confirmed.at)}`),
      `<footer>截至会议第 ${facts} 条记录；SHA-256 ${escaped(hash)}</footer>`,
    ].join('\n'),
  );
}

function itemPart({ n, title, opinions, votes }: MinutedItem): string {
  return [
    `<h3>${n}　${escaped(title.zh)} <span class="en">${escaped(title.en)}</span></h3>`,
    ...opinions.map((one) => line(one.name, one.text)),
    ...votes.map((vote) =>
      line(
        `表决 ${vote.vote}（${vote.question}）`,
        `实到 ${vote.present} 人；${vote.words?.zh ?? (vote.calledOff === null ? '未结束' : `作废：${vote.calledOff}`)}`,
      ),
    ),
  ].join('\n');
}

const departurePart = ({ at, what, items, reason }: Minutes['departures'][number]): string =>
  line(
    minute(at),
    [formal[what] ?? what, ...(items.length === 0 ? [] : [`议题 ${items.join('、')}`]), ...(reason === null ? [] : [`理由：${reason}`])].join('；'),
  );
