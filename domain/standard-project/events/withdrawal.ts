import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { announcement, by, calledOff, move, standardNumber, reason, reviewFrom, usesBallot } from '../fields.js';
import { callingOff, farewells, outcomeForAll, using } from '../orders.js';
import { notice, publicFacts } from '../parties.js';
import { goesOn } from '../review-clock.js';
import { ended, withoutRounds } from '../rounds.js';
import type { ProjectState } from '../state.js';

/* 废止: by conclusion of a review or by order of the authority. */

const { event } = eventsOf<ProjectState>();

const telling = { tag: said('废止', 'Withdrawal'), lines: [shared.reason], rule: rules.procedure } as const;

export const withdrawalOpened = event('withdrawalOpened', {
  words: said('启动废止', 'withdrawal opened'),
  data: {
    ...{ by, ...move, ...calledOff, reason, usesBallot },
    basis: field(held<string | null>(), '法律依据', 'legal basis'),
    ordered: field(z.boolean(), '责令', 'ordered by the authority'),
  },
  sight: { everybody: ['path', 'clock', 'reason'] },
  evolve(state, { ordered, ...off }) {
    const after = withoutRounds(state, off);
    return { ...after, clocks: { ...after.clocks, review: null }, withdrawalOrdered: ordered };
  },
  effects: (data, state) => [...callingOff(data, state), ...using(data.usesBallot), ...outcomeForAll('withdraw', state)],
  tells: [
    notice({
      ...telling,
      subject: said('{named}：进入废止程序', '{named}: withdrawal has begun'),
      to: ['office', ...publicFacts],
      facts: ['reason'],
    }),
  ],
  decision: { kind: 'withdrawal', words: said('启动废止', 'withdrawal opened') },
});

export const standardWithdrawn = event('standardWithdrawn', {
  words: said('公告废止', 'standard withdrawn'),
  data: { by, ...move, number: standardNumber, reason, announcement },
  sight: { everybody: ['path', 'clock', 'number', 'reason', 'announcement'] },
  evolve: ended('withdrawn'),
  effects: ({ reason: why }, state) => farewells(state, why),
  tells: [
    notice({
      ...telling,
      rule: rules.disclosure,
      subject: said('{named}：废止公告', '{named}: withdrawn'),
      to: ['office', ...publicFacts],
      facts: ['number', 'reason'],
    }),
  ],
  decision: { kind: 'withdrawal', words: said('废止', 'withdrawn') },
});

export const standardKept = event('standardKept', {
  words: said('不予废止', 'standard kept'),
  data: { by, ...move, reason, reviewFrom },
  sight: { everybody: ['path', 'clock', 'reason'] },
  evolve: (state, { reviewFrom: next }) => goesOn(state, next),
  effects: (_data, state) => outcomeForAll('confirm', state),
  tells: [
    notice({
      ...telling,
      subject: said('{named}：不予废止，继续有效', '{named}: kept in force'),
      to: publicFacts,
      facts: ['reason'],
    }),
  ],
  decision: { kind: 'withdrawal', words: said('保留', 'kept') },
});

export const withdrawalEvents = [withdrawalOpened, standardWithdrawn, standardKept] as const;
