import { z } from 'zod';
import type { Effect, Stream } from '../../kernel/decider.js';
import type { DraftingInput, DraftingOrder } from '../../messages/drafting.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, type NoticeWords } from '../../kernel/notice-words.js';
import { said, type Words } from '../../kernel/words.js';
import { by, draftHash, drafters, feedbackChannelIfAny, move, text, units, version } from '../fields.js';
import { local } from '../local-state.js';
import { onFile, withText } from '../on-file.js';
import { start, tell } from '../orders.js';
import { notice } from '../parties.js';
import type { ProjectState } from '../state.js';
import { draftingStream } from '../streams.js';

/* 起草: the group, its drafts, and what its lead signs for it. */

const { event } = eventsOf<ProjectState>();

const about = (subject: Words, ...lines: readonly Words[]): NoticeWords => ({
  ...{ tag: said('起草', 'Drafting'), subject, lines },
  rule: rules.procedure,
});

/** Where the profile drafts by consensus the group gets a workplace of its own. */
export const groupFormed = event('groupFormed', {
  words: said('组建起草组', 'drafting group formed'),
  data: {
    ...{ by, ...move, units, drafters },
    note: field(held<string | null>(), '说明', 'note'),
    drafting: field(held<{ readonly stream: Stream; readonly input: DraftingInput }>().optional(), '协商起草', 'the workplace of the group'),
  },
  evolve: (state, { units: listed, drafters: people, drafting }) => ({
    ...state,
    ...(drafting === undefined ? {} : { consensus: { drafting: drafting.stream, version: 0, text: null } }),
    group: {
      units: listed,
      drafters: people,
      answered: (state.group?.answered ?? []).filter((person) => people.some((one) => one.person === person)),
      versions: (state.group?.versions ?? 0) + 1,
    },
  }),
  effects: ({ drafting, note }, state) => (drafting === undefined ? [] : [start(drafting.stream, drafting.input), ...regrouped(note, state)]),
  tells: [
    notice({
      ...about(
        said('{named}：起草工作组成立', '{named}: the drafting group is formed'),
        said('您是起草工作组成员，请如实说明所知的必要专利。', 'You are a member; please say what you know of essential patents.'),
        said('说明：{note}', 'Note: {note}'),
      ),
      to: ['drafters'],
      facts: ['note'],
    }),
  ],
});

/** Two workplaces at once would agree on two texts: the one of the earlier composition is over. */
function regrouped(note: string | null, state: ProjectState): readonly Effect[] {
  const versions = state.group?.versions ?? 1;
  const reason = note ?? '起草组重新组成 / the group is composed anew';
  return versions < 2 ? [] : [tell<DraftingOrder>(draftingStream(state, versions - 1), { type: 'disband', reason })];
}

export const consensusReported = event('consensusReported', {
  words: said('起草组达成一致', 'consensus reported'),
  data: { drafting: field(held<Stream>(), '协商起草', 'the workplace of the group'), version: field(z.int(), '版本', 'version'), text },
  evolve: (state, { drafting, version: n, text: agreed }) => ({ ...state, consensus: { drafting, version: n, text: agreed } }),
  tells: [
    notice({
      ...about(said('{named}：工作组达成一致', '{named}: the drafting group has reached consensus')),
      rule: rules.profile,
      to: ['office', 'drafters'],
    }),
  ],
});

export const draftUploaded = event('draftUploaded', {
  words: said('上传草案', 'draft uploaded'),
  data: { by, ...move, sha256: draftHash, version },
  evolve: withText,
});

export const draftSignedOff = event('draftSignedOff', {
  words: said('征求意见稿定稿', 'draft for comment signed off'),
  data: { by, ...move, text, feedbackChannel: feedbackChannelIfAny },
  evolve(state, { text: signed, feedbackChannel }) {
    const filed = onFile(state, 'draftForComment', signed);
    return feedbackChannel === undefined ? filed : local(filed, { feedbackChannel });
  },
  tells: [notice({ ...about(said('{named}：工作组已定稿', '{named}: the working group signed off the draft')), to: ['office'] })],
});

export const draftingEvents = [groupFormed, consensusReported, draftUploaded, draftSignedOff] as const;
