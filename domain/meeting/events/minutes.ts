import { z } from 'zod';
import type { Outcome } from '../../ballot-rule/ballot-rule.js';
import type { Stream } from '../../kernel/decider.js';
import { field, held } from '../../kernel/field.js';
import { said, type Words } from '../../kernel/words.js';
import type { VoteFigures } from '../state.js';
import { by, event, instant, item, reason, text, vote } from './binding.js';
import { conductors, everybody, named, rule } from './audiences.js';

/** What a resolution says; outcome and counts are null by consideration. */
const resolution = {
  number: text('决议编号', 'number'),
  outcome: field(held<Outcome | null>(), '表决结果', 'outcome'),
  figures: field(held<VoteFigures | null>(), '票数', 'counts it was recorded with'),
  text: field(held<Words>(), '决议正文', 'words'),
};
const hash = text('纪要指纹', 'SHA-256 of the minutes');

export const resolutionRecorded = event('resolutionRecorded', {
  words: said('记录决议', 'resolution recorded'),
  data: {
    ...{ ...resolution, item, by },
    vote: field(held<number | null>(), '表决序号', 'number of the vote it rests on'),
    ballot: field(held<Stream | null>(), '表决', 'ballot'),
  },
  evolve: (state, { number, item: on, vote: n, outcome, figures }) => ({
    ...state,
    resolutions: [...state.resolutions, { number, item: on, vote: n, outcome, figures }],
    nextSerial: state.nextSerial + 1,
  }),
});

export const resolutionAmended = event('resolutionAmended', {
  words: said('修改决议', 'resolution amended'),
  data: { ...resolution, reason, by },
  evolve: (state, { number, outcome, figures }) => ({
    ...state,
    resolutions: state.resolutions.map((one) => (one.number === number ? { ...one, outcome, figures } : one)),
  }),
});

export const minutesBecameOverdue = event('minutesBecameOverdue', {
  words: said('纪要逾期', 'minutes overdue'),
  data: { minutesBy: instant('纪要期限', 'date for the minutes') },
  evolve: (state) => ({ ...state, minutesOverdue: true }),
  tells: [
    {
      ...{ tag: said('纪要逾期', 'Minutes overdue'), subject: said('《{title}》：会议纪要逾期未确认', '“{title}”: the minutes are overdue') },
      ...{ lines: [said('期限为 {minutesBy}，现已逾期。', 'They were due by {minutesBy}.')], rule },
      to: conductors,
      values: (state, { minutesBy }) => ({ ...named(state), minutesBy }),
    },
  ],
});

export const minutesConfirmed = event('minutesConfirmed', {
  words: said('确认纪要', 'minutes confirmed'),
  data: {
    hash,
    facts: field(z.int(), '所据事件数', 'how many events they were made from'),
    filesAt: instant('归档日', 'from when nothing can change any more'),
    late: field(z.boolean(), '逾期', 'after their date'),
    by,
  },
  evolve: (state, { by: who, hash: read, facts, filesAt }, at) => ({
    ...{ ...state, phase: 'minuted', filesAt },
    confirmed: { by: who, at, hash: read, facts },
  }),
  tells: [
    {
      ...{ tag: said('会议纪要', 'Minutes'), subject: said('《{title}》：会议纪要已确认', '“{title}”: the minutes are confirmed') },
      ...{ lines: [said('决议：{resolutions}', 'Resolutions: {resolutions}')], rule },
      to: everybody,
      values: (state) => ({ ...named(state), resolutions: state.resolutions.map((one) => one.number) }),
    },
  ],
});

/** A result changed after the minutes were confirmed: they are to be confirmed again. */
export const minutesReopened = event('minutesReopened', {
  words: said('纪要需重新确认', 'minutes open again'),
  data: { vote, hash },
  evolve: (state) => ({ ...state, phase: 'held', confirmed: null, filesAt: null }),
  tells: [
    {
      tag: said('纪要需重新确认', 'Minutes to be confirmed again'),
      subject: said(
        '《{title}》：第 {vote} 项表决结果有变化，纪要需重新确认',
        '“{title}”: vote {vote} has changed, the minutes are to be confirmed again',
      ),
      lines: [said('此前的确认不再有效。', 'The earlier confirmation no longer holds.')],
      rule,
      to: conductors,
      values: (state, { vote: n }) => ({ ...named(state), vote: n }),
    },
  ],
});

export const meetingFiled = event('meetingFiled', {
  words: said('会议归档', 'meeting filed'),
  data: {},
  evolve: (state) => ({ ...state, phase: 'filed' }),
});

export const minutesEvents = [resolutionRecorded, resolutionAmended, minutesBecameOverdue, minutesConfirmed, minutesReopened, meetingFiled] as const;
