import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { charAt, withChar } from '../../kernel/rows.js';
import { conductors, named, onePerson, rule } from '../audiences.js';
import { saysOf } from '../choice.js';
import type { Choice } from '../words.js';
import { votedOn } from '../consent.js';
import type { BallotState, Paper } from '../state.js';
import { by, commentIfAny, event, mark, n, personIfKnown, reason, reasonIfAny, scan, seat, sheetChoice, votedText, voter, words } from './binding.js';

/* Sheets on paper or by telephone: typed by one officer, confirmed by another, open to the voter's objection. */

const typed = mark('票面记号', 'the mark it leaves');

export const paperEntered = event('paperEntered', {
  words: said('录入纸质票', 'sheet entered'),
  data: {
    ...{ n, seat, choice: sheetChoice, mark: typed, text: votedText, scan, by, reason: reasonIfAny, comment: commentIfAny },
    ticks: field(held<readonly Choice[]>().optional(), '所勾选项', 'the ticks as they stand on the sheet; two of them spoil it'),
  },
  evolve: (state, sheet) => ({
    ...state,
    papers: [...withoutPaper(state, sheet.seat), entered(state, sheet)],
    scans: [...(state.scans ?? []), { seat: sheet.seat, scan: sheet.scan }],
  }),
});

type Entered = Pick<Paper, 'seat' | 'n' | 'mark' | 'scan' | 'by' | 'text'> & {
  readonly choice: Choice | 'spoilt';
  readonly reason?: string | undefined;
  readonly comment?: string | undefined;
};

/** A mark that no sheet on file has made is an electronic vote. */
function entered(state: BallotState, { choice, reason: why, comment, ...sheet }: Entered): Paper {
  const before = state.papers.find((paper) => paper.seat === sheet.seat);
  const overtaken = before === undefined ? charAt(state.marks, sheet.seat) !== '.' : before.overtaken === true;
  const { seat: at, n: serial, mark: char, scan: file, by: typist, text } = sheet;
  return {
    ...{ seat: at, n: serial, mark: char, said: saysOf(choice, why, comment), scan: file, by: typist, text, confirmedAt: null },
    ...(overtaken ? { overtaken } : {}),
  };
}

export const withoutPaper = (state: BallotState, at: number): readonly Paper[] =>
  state.papers.length === 0 ? state.papers : state.papers.filter((paper) => paper.seat !== at);

export const paperConfirmed = event('paperConfirmed', {
  words: said('复核纸质票', 'sheet confirmed'),
  data: {
    ...{ n, seat, mark: typed, scan, by, choice: sheetChoice, words, person: personIfKnown },
    enteredBy: field(voter, '录入人', 'who typed it'),
  },
  sight: { vote: true },
  evolve(state, { seat: at, mark: char }, now) {
    const papers = state.papers.map((paper) => (paper.seat === at ? { ...paper, confirmedAt: now } : paper));
    const next = { ...state, casts: state.casts + 1, papers };
    return isOvertaken(state, at) ? next : { ...votedOn(next, at, aboutOf(state, at)), marks: withChar(state.marks, at, char) };
  },
  tells: [
    {
      tag: said('纸质票', 'Paper vote'),
      subject: said('{question}：您的纸质票已录入', '{question}: your paper vote was entered'),
      lines: [
        said(
          '两名工作人员已录入并核对您的表决单（第 {seat} 席）。如与原意不符，请提出异议。您本人的电子票始终优先于纸质票。',
          'Two officers entered and confirmed your sheet (seat no. {seat}). If it is not what you meant, object. An electronic vote of yours always stands before a sheet.',
        ),
        said('扫描件指纹：{scan}', 'Fingerprint of the scan: {scan}'),
      ],
      rule,
      to: (_state, { person }) => onePerson(person),
      values: (state, { seat: at, scan: file }) => ({ ...named(state), seat: at, scan: file }),
    },
  ],
});

const isOvertaken = ({ papers }: BallotState, at: number): boolean => papers.some((paper) => paper.seat === at && paper.overtaken === true);

/** A sheet about the text before an erratum counts, and its voter is asked as everybody else who had voted. */
const aboutOf = ({ papers, text }: BallotState, at: number): string => papers.find((paper) => paper.seat === at)?.text ?? text;

export const paperObjected = event('paperObjected', {
  words: said('对纸质票提出异议', 'objection to a sheet'),
  data: { seat, mark: typed, reason, person: voter },
  sight: { vote: true },
  evolve: (state, { seat: at }) => ({
    ...(isOvertaken(state, at) ? state : { ...state, marks: withChar(state.marks, at, '.') }),
    papers: withoutPaper(state, at),
  }),
  tells: [
    {
      tag: said('纸质票异议', 'Objection to a paper vote'),
      subject: said('{question}：第 {seat} 席对纸质票提出异议', '{question}: seat no. {seat} objects to its paper vote'),
      lines: [shared.reason, said('该表决单不再计入。', 'The sheet is not counted any more.')],
      rule,
      to: conductors,
      values: (state, { seat: at, reason: why }) => ({ ...named(state), seat: at, reason: why }),
    },
  ],
});

export const paperEvents = [paperEntered, paperConfirmed, paperObjected] as const;
