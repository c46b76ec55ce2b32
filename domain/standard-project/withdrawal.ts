import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, type Acts, type May, type Verdict } from './act.js';
import { callOff } from './call-off.js';
import { endAt, move } from './clock.js';
import type { Command } from './commands.js';
import { complete } from './documents.js';
import { reviewClock } from './review-clock.js';
import type { ProjectState } from './state.js';
import { chair, monitor, office, oneOf } from './who.js';

const orderSource = 'SL-39';

/** Codes at which an authority may still order 废止: in force, and no withdrawal running. */
const orderable = ['60.60', '90.20', '90.92', '90.93', '95.92'] as const;

const canOrderWithdrawal = (state: ProjectState, context: Context): May => open(state, context, { who: monitor, at: orderable, evenOnHold: true });

/** The authority acts even while the society is suspended; so does the office in carrying out the order. */
const canPublishWithdrawal = (state: ProjectState, context: Context): May =>
  open(state, context, { who: oneOf(office, monitor), at: ['95.20'], evenOnHold: state.withdrawalOrdered });

/** 废止公告: the standard leaves force, its number and record stay (GS-14; never reused, G10). */
function decidePublishWithdrawal(state: ProjectState, { reason }: Command<'publishWithdrawal'>, context: Context): Verdict {
  const present = complete(state, { leaving: ['withdrawal'], entering: '60.60' });
  if (!present.ok) return present;
  const { number, documents } = state;
  return happened({
    type: 'standardWithdrawn',
    by: context.actor.id,
    number: number ?? '',
    reason,
    announcement: documents.withdrawalAnnouncement?.sha256 ?? '',
    ...endAt('95.60', '95.99'),
  });
}

const canKeepStandard = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: chair, at: ['95.20'] }),
    () =>
      state.withdrawalOrdered
        ? refuse('WITHDRAWAL_ORDERED', {
            rule: 'SL-39',
            source: orderSource,
            found: 'ordered by the authority',
            needed: 'a withdrawal the society decided itself',
            cure: ['monitor'],
          })
        : ok(null),
  );

export const withdrawalActs: Acts<'orderWithdrawal' | 'publishWithdrawal' | 'keepStandard'> = {
  orderWithdrawal: {
    can: canOrderWithdrawal,
    decide: (state, { reason, basis }, context) =>
      happened({
        type: 'withdrawalOpened',
        by: context.actor.id,
        reason,
        basis,
        ordered: true,
        usesBallot: null,
        ...callOff(state),
        ...move(state, context, '95.20'),
      }),
  },
  publishWithdrawal: { can: canPublishWithdrawal, decide: decidePublishWithdrawal },
  keepStandard: {
    can: canKeepStandard,
    decide: (state, { reason }, context) =>
      happened({
        type: 'standardKept',
        by: context.actor.id,
        reason,
        reviewFrom: reviewClock(state, context, context.now),
        ...move(state, context, '95.60', '95.92'),
      }),
  },
};
