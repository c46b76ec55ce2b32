import { shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { conductors, member, named, onePerson, proposer, rule } from '../audiences.js';
import { withDeclined } from '../declined.js';
import { withProposal } from '../proposals.js';
import type { Change } from '../change.js';
import type { BallotState } from '../state.js';
import { actOfChange, actProposed, by, change, event, n, personIfKnown, proposedBy, reason } from './binding.js';

/* What one person asks for and another answers. */

const reasonIn = (asked: Change): string => ('reason' in asked ? asked.reason : '');

/** The member whose seat it is about, unless it is the member who asks. */
function memberAsked(state: BallotState, asked: Change, who: string) {
  const found = 'seat' in asked ? member(state, asked.seat) : null;
  return onePerson(found === who ? null : found);
}

/** One person asks for what would change a cast vote or a declared result, and another confirms it; what it brings follows. */
export const changeProposed = event('changeProposed', {
  words: said('提议更改', 'change proposed'),
  data: { n, change, by },
  sight: { conductors: ['n', 'change', 'by'] },
  evolve: (state, { n: serial, change: asked, by: who }, at) => ({
    ...state,
    ...withProposal(state, { act: 'change', n: serial, change: asked, by: who, at }),
  }),
  tells: [
    {
      tag: said('更改待第二人确认', 'A change waits'),
      subject: said(
        '{question}：一项会改变已投票或已宣布结果的更改，须第二人确认',
        '{question}: what would change a cast vote or a declared result waits for a second person',
      ),
      lines: [proposer, shared.reason],
      rule,
      to: conductors,
      values: (state, { change: asked, by: who }) => ({ ...named(state), by: who, act: asked.type, reason: reasonIn(asked) }),
    },
    {
      as: 'recusal',
      tag: said('提议回避', 'Recusal proposed'),
      subject: said(
        '{question}：有人提议您的席位回避，须您本人或另一人确认',
        '{question}: somebody asks that your seat be recused; you or another person have to confirm it',
      ),
      lines: [said('确认之前，您的席位和您的票照常计入。', 'Until it is confirmed your seat and your vote count.'), shared.reason],
      rule,
      to: (state, { change: asked, by: who }) => (asked.type === 'recuse' ? memberAsked(state, asked, who) : []),
      values: (state, { change: asked }) => ({ ...named(state), reason: reasonIn(asked) }),
    },
    {
      as: 'mandate',
      tag: said('提议委托投票', 'Mandate proposed'),
      subject: said('{question}：有人提议由他人代您投票', '{question}: it is proposed that somebody else votes for you'),
      lines: [
        said(
          '第 {seat} 席拟由 {holder} 代为投票。经您本人或另一经办人确认后方生效；您可以随时撤回，您本人投票时以您的票为准。',
          'For seat no. {seat}, {holder} is to vote. It holds once you or a second official confirm it; you may withdraw it at any time, and your own vote comes first.',
        ),
      ],
      rule,
      to: (state, { change: asked, by: who }) => (asked.type === 'recordMandate' ? memberAsked(state, asked, who) : []),
      values: (state, { change: asked }) => ({
        ...named(state),
        ...(asked.type === 'recordMandate' ? { holder: asked.holder, seat: asked.seat } : {}),
      }),
    },
  ],
});

export const changeConfirmed = event('changeConfirmed', {
  words: said('确认更改', 'change confirmed'),
  data: { n, act: actOfChange, proposedBy, by },
  sight: { conductors: ['n', 'act', 'proposedBy', 'by'] },
  evolve: (state, { n: serial }) => ({ ...state, proposals: without(state, serial) }),
});

const without = ({ proposals }: BallotState, serial: number) => proposals?.filter((one) => one.n !== serial) ?? [];

const overFields = { proposal: n, act: actProposed, reason, proposedBy, by, person: personIfKnown } as const;
type Over = { readonly proposal: number; readonly by: string; readonly reason: string };
const answer = (state: BallotState, { by: who, reason: why }: Over) => ({ ...named(state), reason: why, by: who });

const notMade: NoticeWords = {
  tag: said('回避未成立', 'No recusal'),
  subject: said('{question}：对您的回避提议未成立', '{question}: the recusal proposed for you was not made'),
  lines: [said('您的票照常有效。', 'Your vote stands as before.')],
  rule,
};

export const proposalDeclined = event('proposalDeclined', {
  words: said('不同意提议', 'proposal declined'),
  data: overFields,
  sight: { conductors: ['proposal', 'act', 'reason', 'proposedBy', 'by'] },
  evolve: (state, over) => ({ ...state, ...withDeclined(state, over), proposals: without(state, over.proposal) }),
  tells: [
    {
      tag: said('提议未获确认', 'A proposal was declined'),
      subject: said('{question}：您的提议未获第二人确认', '{question}: the second person declined what you proposed'),
      lines: [said('答复人：{by}', 'Declined by: {by}'), shared.reason],
      rule,
      to: (_state, { proposedBy: who }) => onePerson(who),
      values: answer,
    },
    { ...notMade, as: 'notMade', to: (_state, { person }) => onePerson(person), values: named },
  ],
});

export const proposalWithdrawn = event('proposalWithdrawn', {
  words: said('撤回提议', 'proposal withdrawn'),
  data: overFields,
  sight: { conductors: ['proposal', 'act', 'reason', 'proposedBy', 'by'] },
  evolve: (state, { proposal }) => ({ ...state, proposals: without(state, proposal) }),
  tells: [
    {
      tag: said('提议已撤回', 'A proposal was withdrawn'),
      subject: said('{question}：待确认的提议已撤回', '{question}: what waited for a second person was withdrawn'),
      lines: [proposer, shared.reason],
      rule,
      to: conductors,
      values: answer,
    },
    { ...notMade, as: 'notMade', to: (_state, { person }) => onePerson(person), values: named },
  ],
});

export const proposalEvents = [changeProposed, changeConfirmed, proposalDeclined, proposalWithdrawn] as const;
