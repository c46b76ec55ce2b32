import type { Term } from '../../law/calendar/deadline.js';
import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { LocalTerms } from '../../profile/profile.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import { publicNoticeActs } from '../../steps/public-notice/acts.js';
import { makeClock, move } from '../clock.js';
import { fileFor } from '../documents.js';
import type { ProjectEvent } from '../events.js';
import { noticeStep } from '../events/local-notice.js';
import { noticeWindow } from '../fields.js';
import { isLocal, notLocal, notOnHold, standing, stands, type ProjectGate } from '../gates.js';
import { voteNotRunning, votePassed } from '../project-vote.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { office } from '../who.js';

/* 公示 of a local standard, after the experts and before the plan. */

const ground = { rule: 'DB-KIND', source: 'LN-DB-NOTICE' } as const;

type Terms = LocalTerms['notice'];

function withinRange(term: Term, { min, max, source }: Terms, context: Context): May {
  const ends = (one: Term): number => makeClock(context, context.now, one).at;
  const fewer = term.unit === min.unit && term.count < min.count;
  const more = term.unit === max.unit && term.count > max.count;
  if (!fewer && !more && ends(term) >= ends(min) && ends(term) <= ends(max)) return ok(null);
  return refused('NOTICE_OUT_OF_RANGE', { rule: 'DB-NOTICE', source, found: term, needed: { min, max }, cure: ['self'] });
}

const { acts, closing, settled } = publicNoticeActs({
  standing,
  events: noticeStep,
  authority: office,
  opening: {
    payload: { window: noticeWindow },
    gates: [
      ...[isLocal(ground), stands(() => ['10.00']), notOnHold, voteNotRunning, votePassed],
      fileFor({ leaving: ['approvalOfProject'], entering: '10.20' }),
    ],
  },
  next(state, { window }, context) {
    const terms = state.profile.local?.notice;
    if (terms === undefined) return notLocal(ground, state);
    const term = window ?? terms.default;
    const fits = withinRange(term, terms, context);
    return fits.ok ? ok({ of: 'project', term, moves: () => move(state, context, '10.20') }) : fits;
  },
  answering: [notOnHold],
  closes: (state, _of, context) => move(state, context, '10.60'),
  grounds: ({ profile }) => ({ rule: 'DB-NOTICE', source: profile.local?.notice.source ?? 'SET-PROFILE', cure: ['officer', 'secretariat'] }),
});

/** The plan is issued after every objection is answered and none was upheld. */
export const noticeSettled: ProjectGate = settled;

const closeNotice = actsOf<ProjectState, ProjectEvent, StageCode>(standing).clock('closeNotice', {
  words: said('公示期满', 'close the announcement'),
  decide: (state, _none, context) => (state.end === null ? closing(state, context) : happened()),
});

export const localNoticeActs = [...acts, closeNotice] as const;
