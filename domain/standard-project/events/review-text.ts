import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said, type Words } from '../../kernel/words.js';
import type { BallotOrder } from '../../messages/messages.js';
import type { TextReading } from '../../text/text-change.js';
import { ballot, by, calledOff, move, reason, swap } from '../fields.js';
import { onFile, withText } from '../on-file.js';
import { callingOff, tell } from '../orders.js';
import { notice, publicFacts } from '../parties.js';
import { taken, withoutSwaps, withoutWish } from '../rounds.js';
import type { ProjectState } from '../state.js';

/* A text under vote is replaced by another: an erratum by the ballot itself, a technical change once two persons have voided the vote. */

const { event } = eventsOf<ProjectState>();

const about = (subject: Words, ...lines: readonly Words[]): NoticeWords => ({
  ...{ tag: said('技术审查', 'Technical review'), subject, lines },
  rule: rules.review,
});

export const erratumOrdered = event('erratumOrdered', {
  words: said('提出更正表决中的文本', 'correction of the text under vote ordered'),
  data: { by, ...swap, ballot, reason, reading: field(held<TextReading>().optional(), '两稿差异', 'what differs between the texts') },
  evolve: (state, { ballot: stream, to, version, by: who }) => ({
    ...state,
    review: { ...state.review, erratum: { ballot: stream, to, version, by: who } },
  }),
  effects: ({ ballot: stream, from, to, reason: why, by: who, reading }) => [
    tell<BallotOrder>(stream, {
      ...{ type: 'swapBallotText', from, to, nature: 'erratum', reason: why, by: who },
      ...(reading ? { reading } : {}),
    }),
  ],
});

export const erratumMade = event('erratumMade', {
  words: said('表决中的文本已更正', 'text under vote corrected'),
  data: { by, ...swap, ballot },
  evolve: (state, { to, version, by: who }) => ({
    ...withText(onFile(state, 'draftForReview', to), { sha256: to, version, by: who }),
    review: { ...withoutSwaps(state.review), text: to, put: state.review.put && { ...state.review.put, subject: to } },
  }),
  tells: [notice({ ...about(said('{named}：表决中的文本已更正', '{named}: the text under vote was corrected')), to: ['office', 'drafters'] })],
});

type Replacement = { readonly from: string; readonly to: string; readonly version: string };

/** One person wants the vote void; the ballot asks for the second, and says when it is void. */
export const voidingAsked = event('voidingAsked', {
  words: said('提出作废表决', 'voiding of the vote asked for'),
  data: { by, ballot, reason, replacement: field(held<Replacement | null>(), '替换文本', 'the text that is to take its place') },
  evolve: (state, { ballot: stream, reason: why, replacement, by: who }) =>
    replacement === null ? state : { ...state, review: { ...state.review, replacement: { ...replacement, ballot: stream, reason: why, by: who } } },
  effects: ({ ballot: stream, reason: why, by: who }) => [tell<BallotOrder>(stream, { type: 'voidBallot', reason: why, by: who })],
  tells: [
    notice({
      ...about(said('{named}：提出作废表决，待第二人确认', '{named}: voiding the vote was asked for and waits for a second person'), shared.reason),
      to: ['office'],
      facts: ['reason'],
    }),
  ],
});

/** What was not in the text that was commented on is put to comment first (GS 14). */
export const reviewTextReplaced = event('reviewTextReplaced', {
  words: said('送审稿更换，表决作废', 'text under review replaced'),
  data: { by, ...move, ...calledOff, ...swap, ballot, reason },
  sight: { everybody: ['path', 'clock', 'from', 'to', 'version', 'reason'] },
  evolve(state, change) {
    const back = withText(withoutWish(taken(state, change), change.ballot), { sha256: change.to, version: change.version, by: change.by });
    return { ...back, comment: { ...back.comment, repeat: true } };
  },
  effects: callingOff,
  tells: [
    notice({
      ...about(
        said('{named}：送审稿有技术性修改，表决作废', '{named}: the text under review was changed technically, its ballot is void'),
        shared.reason,
      ),
      to: ['office', ...publicFacts],
      facts: ['reason'],
    }),
  ],
});

export const reviewTextEvents = [erratumOrdered, erratumMade, voidingAsked, reviewTextReplaced] as const;
