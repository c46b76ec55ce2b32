import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { choice, field, type PayloadOf } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import { withAppended } from '../../kernel/rows.js';
import { withPrint } from '../author-print.js';
import { marked } from '../comment-marks.js';
import { by, commentFields, number, organisation, seenFields } from '../fields.js';
import type { ConsultationState } from '../state.js';
import { wayNames } from '../words.js';

const { event } = eventsOf<ConsultationState>();

/** A comment as the archive keeps it: `comment` is its 序号, `print` stands for its author in the state. */
const received = {
  ...commentFields,
  ...seenFields,
  via: field(choice(wayNames), '提交方式', 'how it came'),
  comment: number,
  print: field(z.string(), '提出者印记', 'print of the author'),
  by,
} as const;
export type Received = PayloadOf<typeof received>;

export const commentReceived = event('commentReceived', {
  words: said('收到意见', 'comment received'),
  data: received,
  sight: { everybody: ['comment', 'clause', 'kind'] },
  evolve: (state, comment) => withComment(state, comment, 'o'),
});

export const commentKeptLate = event('commentKeptLate', {
  words: said('留存迟到意见', 'late comment kept'),
  data: { ...received, lateByMs: field(z.int(), '迟到毫秒数', 'milliseconds late') },
  sight: { everybody: ['comment', 'clause', 'kind'] },
  evolve: (state, comment) => withComment(state, comment, 'O'),
  late: true,
});

export const commentWithdrawn = event('commentWithdrawn', {
  words: said('撤回意见', 'comment withdrawn'),
  data: { comment: number, answered: field(z.boolean(), '仍须答复', 'stands for duplicates and is answered all the same'), by },
  sight: { everybody: ['comment'] },
  evolve: (state, { comment, answered }) => (answered ? state : { ...state, marks: marked(state, [comment], 'w') }),
});

export const replyRecorded = event('replyRecorded', {
  words: said('登记复函', 'reply recorded'),
  data: { organisation, by },
  evolve: (state, { organisation: unit }) => ({ ...state, replies: replied(state, unit, 'n') }),
});

export const commentEvents = [commentReceived, commentKeptLate, commentWithdrawn, replyRecorded] as const;

function withComment(state: ConsultationState, { organisation: unit, verified, via, print }: Received, mark: 'o' | 'O'): ConsultationState {
  return {
    ...state,
    comments: state.comments + 1,
    marks: withAppended(state.marks, mark),
    objections: withAppended(state.objections, '.'),
    authors: withPrint(state.authors, print),
    // What somebody merely says of himself is no reply of the organisation; the office that typed a letter in has seen it.
    replies: unit === undefined || (verified !== true && via === 'web') ? state.replies : replied(state, unit, 'c'),
  };
}

/** Comments outweigh a reply without any. */
function replied({ addressees, replies }: ConsultationState, unit: string, mark: 'c' | 'n'): string {
  const at = addressees.indexOf(unit);
  if (at < 0 || replies.charAt(at) === 'c') return replies;
  return replies.slice(0, at) + mark + replies.slice(at + 1);
}
