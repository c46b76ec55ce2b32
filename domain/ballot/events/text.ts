import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { TextChange } from '../../text/text-change.js';
import type { TextReport } from '../../text/text-report.js';
import type { Effect } from '../../kernel/decider.js';
import { named, rollOnceOpened, rule } from '../audiences.js';
import { consentsFrom } from '../consent.js';
import { ofReview } from '../of-review.js';
import type { BallotState, Swap } from '../state.js';
import { by, event, reason, text } from './binding.js';

export const textSwapped = event('textSwapped', {
  words: said('更正表决文本', 'text swapped'),
  data: {
    ...{ from: text('原文本', 'SHA-256 of the text until now'), to: text('更正后文本', 'SHA-256 of the corrected text'), reason, by },
    change: field(
      held<TextChange>().optional(),
      '改动',
      'what differs by clause, null where that could not be read; absent in a draft, on which nobody votes',
    ),
  },
  sight: { everybody: ['from', 'to', 'reason'] },
  evolve: (state, { from, to }, at) => ({
    ...state,
    ...(state.phase === 'draft' ? {} : { consents: consentsFrom(state) }),
    text: to,
    swaps: [...(state.swaps ?? []), { from, to, at }],
  }),
  effects: swappedReport,
  tells: [
    {
      tag: said('文本更正', 'Text corrected'),
      subject: said('{question}：表决文本已更正', '{question}: the text was corrected'),
      lines: [
        said(
          '更正的是勘误，经两人同意，表决期不变。已投票的成员请确认所投的票是否维持，也可以改投：赞成票不经确认不视为对新文本的赞成，按未返回计；其他票维持。',
          'Two persons agreed on an erratum; the window does not move. If you have voted, say whether your vote stands, or vote again: a yes that is not confirmed is none to the new text and counts as not returned; any other vote stands.',
        ),
        shared.reason,
        said('更正后文本指纹：{text}', 'Fingerprint of the corrected text: {text}'),
      ],
      rule,
      to: rollOnceOpened,
      values: (state, { reason: why, to }) => ({ ...named(state), reason: why, text: to }),
    },
  ],
});

/** The project that ordered an erratum hears that it is made: only then is it the project's text. */
function swappedReport({ from, to }: Pick<Swap, 'from' | 'to'>, { project, purpose, stream }: BallotState): readonly Effect[] {
  const report: TextReport = { type: 'ballotTextSwapped', ballot: stream, from, to };
  return project !== null && ofReview({ purpose, project }) ? [{ kind: 'tell', stream: project, command: report }] : [];
}

export const textEvents = [textSwapped] as const;
