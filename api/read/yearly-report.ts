import type { Connection } from 'mongoose';
import { plainCells, type YearlyReport } from '../../contract/yearly-report.js';
import { readStream, type EventRow } from '../../db/archive.js';
import { templateFor } from '../../db/report-template.js';
import type { CommitteeEvent } from '../../domain/committee/events.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import { figuresOfYear, fillCells } from '../../domain/committee/yearly-report.js';
import { eventOf } from '../../domain/kernel/log/record.js';
import { chinaTime } from '../http/china-time.js';
import { csvTable } from './csv.js';
import { escaped, printedPage, printedTable } from './printed-page.js';

type Evidence = YearlyReport['closedBy'];

/** A ballot or a meeting has a page of its own; every other event is found by its number and its leaf in the archive of the committee. */
function hrefOf(row: EventRow): string | null {
  const event = eventOf(row) as CommitteeEvent; // the stream of a committee
  const stream =
    event.type === 'ballotCalled'
      ? event.open.ballot
      : event.type === 'ballotEnded'
        ? event.ballot
        : event.type === 'meetingNoted'
          ? event.meeting
          : null;
  return stream === null ? null : `/api/v1/${stream.replace('/', 's/')}`;
}

const evidenceOf = (row: EventRow): Evidence => ({
  ...{ seq: row.seq, at: chinaTime(row.at), type: row.type, leaf: row.leaf, href: hrefOf(row) },
});

/** The report of a year that was closed, from the archive alone; null while it runs. */
export async function readYearlyReport(db: Connection, state: CommitteeState, year: number): Promise<YearlyReport | null> {
  const rows: EventRow[] = [];
  for await (const row of readStream(db, state.stream)) rows.push(row);
  const counted = rows.map((row) => ({ seq: row.seq, event: eventOf(row) as CommitteeEvent })); // the stream of a committee
  const closed = figuresOfYear(counted, year);
  if (closed === null) return null;
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const shown = (seqs: readonly number[]): Evidence[] => seqs.flatMap((seq) => bySeq.get(seq) ?? []).map(evidenceOf);
  const form = await templateFor(db, state.authority, year);
  const { cells, unmapped } = fillCells(form?.cells ?? plainCells, closed.figures);
  const [closedBy] = shown([closed.closedBy]);
  if (closedBy === undefined) throw new Error(`${state.stream} has no event ${closed.closedBy}`);
  const { stream, number, name, rehearsal } = state;
  return {
    committee: { stream, number, zh: name.zh, en: name.en },
    ...{ year, rehearsal, closedBy },
    template: form === null ? null : { sha256: form.sha256, by: form.by, at: chinaTime(form.at) },
    cells: cells.map(({ events, ...cell }) => ({ ...cell, evidence: shown(events) })),
    unmapped: [...unmapped],
  };
}

const seqsOf = (evidence: readonly Evidence[]): string => evidence.map((one) => `#${one.seq}`).join(' ');
const valueOf = (value: number | null): string => (value === null ? '' : String(value));

/** As text in every cell: a spreadsheet computes with none of it. */
export const yearlyReportCsv = ({ cells }: YearlyReport): string =>
  csvTable([
    ['id', 'zh', 'en', 'figure', 'value', 'evidence'],
    ...cells.map(({ id, zh, en, figure, value, evidence }) => [id, zh, en, figure ?? '', valueOf(value), seqsOf(evidence)]),
  ]);

/** On A4: the form, what it leaves open, and the events behind each figure. */
export function yearlyReportPage({ committee, year, rehearsal, closedBy, template, cells, unmapped }: YearlyReport): string {
  const title = `${committee.zh} ${year} 年度报告`;
  const open = cells.filter((cell) => unmapped.includes(cell.id)).map((cell) => `${cell.id} ${cell.zh}`);
  const rows = cells.map(({ id, zh, en, value, evidence }) => [id, zh, en, valueOf(value), seqsOf(evidence)]);
  return printedPage(
    title,
    [
      ...(rehearsal ? ['<p class="mark">演练 · rehearsal</p>'] : []),
      `<h1>${escaped(title)}</h1>`,
      `<p class="en">${escaped(`${committee.en}: report on ${year}`)}</p>`,
      `<p>${escaped(`编号：${committee.number ?? '—'}`)}</p>`,
      printedTable(['栏目', '名称', 'Name', '数值', '依据（事件序号）'], rows),
      `<p>${escaped(open.length === 0 ? '各栏均由记录填写。' : `待填栏目：${open.join('；')}`)}</p>`,
      `<footer>${escaped(`年度由事件 #${closedBy.seq} 结算（${closedBy.leaf}）；表式 ${template?.sha256 ?? '本系统'}`)}</footer>`,
    ].join('\n'),
  );
}
