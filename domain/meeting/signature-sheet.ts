import type { Instant } from '../kernel/decider.js';
import type { MeetingInput } from '../messages/messages.js';
import { figuresOf, markOfRow } from './attendance.js';
import type { AttendanceFigures, AttendanceMark, MeetingState } from './state.js';

/** A row of the 签名表: 序号, 姓名, 委员会职务, 职称, 单位; the signature is left to the pen. */
export type SheetRow = {
  readonly n: number;
  readonly name: string;
  readonly duty: string;
  readonly title: string;
  readonly organisation: string;
  readonly votes: boolean;
  readonly attendance: 'inPerson' | 'remote' | 'left' | 'leave' | 'absent' | 'unknown';
};

export type SignatureSheet = {
  readonly title: MeetingInput['title'];
  readonly opensAt: Instant;
  readonly place: string;
  /** Titles of the items, so that the sheet says what was reviewed. */
  readonly items: readonly MeetingInput['title'][];
  readonly figures: AttendanceFigures;
  readonly sentence: { readonly zh: string; readonly en: string };
  readonly rows: readonly SheetRow[];
};

const shown: { readonly [mark in AttendanceMark]: SheetRow['attendance'] } = {
  ...{ p: 'inPerson', r: 'remote', d: 'left', e: 'left' },
  ...{ l: 'leave', a: 'absent', c: 'unknown', '.': 'unknown' },
};

/** The sheet as the attendance list stands. */
export function signatureSheet(state: MeetingState): SignatureSheet {
  const figures = figuresOf(state);
  return {
    title: state.title,
    opensAt: state.openedAt ?? state.opensAt,
    place: state.place,
    items: state.agenda.map((item) => item.title),
    figures,
    sentence: attendanceSentence(figures),
    rows: state.roster.map((row, index) => ({
      n: index + 1,
      name: row.name,
      duty: row.duty,
      title: row.title,
      organisation: row.organisationName,
      votes: row.votes,
      attendance: shown[markOfRow(state, index)],
    })),
  };
}

/** 应到 and 实到 in one sentence, which the sheet of a review must carry. */
export const attendanceSentence = ({ due, attended, attendedRemotely, onLeave, guests }: AttendanceFigures): SignatureSheet['sentence'] => ({
  zh: `本委员会应到委员 ${due} 人，实到 ${attended} 人（其中远程 ${attendedRemotely} 人），请假 ${onLeave} 人；列席 ${guests} 人。`,
  en: `Members due: ${due}; present: ${attended} (${attendedRemotely} of them remotely); on leave: ${onLeave}; others present: ${guests}.`,
});
