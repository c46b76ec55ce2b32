import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import { callOff } from '../call-off.js';
import { endAt, move } from '../clock.js';
import { fileFor } from '../documents.js';
import type { ProjectEvent } from '../events.js';
import { standardKept, standardWithdrawn, withdrawalOpened } from '../events/withdrawal.js';
import { basis, reason } from '../fields.js';
import { notOnHold, runsOrIsOrderedOut, standing, type ProjectGate } from '../gates.js';
import { refused } from '../refusals.js';
import { reviewClock } from '../review-clock.js';
import type { ProjectState } from '../state.js';
import { chair, monitor, office, oneOf } from '../who.js';

/* 废止. The authority acts even while the society is suspended; so does the office in carrying out its order. */

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/** In force, and no withdrawal running. */
const orderable = ['60.60', '90.20', '90.92', '90.93', '95.92'] as const;

const orderWithdrawal = act('orderWithdrawal', {
  words: said('责令废止', 'order the withdrawal'),
  payload: { reason, basis },
  who: monitor,
  at: orderable,
  decide: (state, { reason: why, basis: law }, context) =>
    happened(
      withdrawalOpened({
        ...{ by: context.actor.id, reason: why, basis: law, ordered: true, usesBallot: null },
        ...callOff(state),
        ...move(state, context, '95.20'),
      }),
    ),
});

/** 废止公告: the standard leaves force, its number and record stay (GS-14; never reused, G10). */
const publishWithdrawal = act('publishWithdrawal', {
  words: said('发布废止公告', 'publish the withdrawal'),
  payload: { reason },
  who: oneOf(office, monitor),
  at: ['95.20'],
  gates: [runsOrIsOrderedOut, fileFor({ leaving: ['withdrawal'], entering: '60.60' })],
  secondFactor: true,
  decide(state, { reason: why }, { actor }) {
    const announcement = state.documents.withdrawalAnnouncement?.sha256 ?? '';
    return happened(standardWithdrawn({ by: actor.id, number: state.number ?? '', reason: why, announcement, ...endAt('95.60', '95.99') }));
  },
});

const decidedBySociety: ProjectGate = ({ withdrawalOrdered }) =>
  withdrawalOrdered
    ? refused('WITHDRAWAL_ORDERED', {
        rule: 'SL-39',
        source: 'SL-39',
        found: 'ordered by the authority',
        needed: 'a withdrawal the society decided itself',
        cure: ['monitor'],
      })
    : ok(null);

const keepStandard = act('keepStandard', {
  words: said('保留标准', 'keep the standard'),
  payload: { reason },
  who: chair,
  at: ['95.20'],
  gates: [notOnHold, decidedBySociety],
  decide: (state, { reason: why }, context) =>
    happened(
      standardKept({
        ...{ by: context.actor.id, reason: why, reviewFrom: reviewClock(state, context, context.now) },
        ...move(state, context, '95.60', '95.92'),
      }),
    ),
});

export const withdrawalActs = [orderWithdrawal, publishWithdrawal, keepStandard] as const;
