import type { Term } from '../../law/calendar/deadline.js';
import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { all, happened, provided, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import { makeClock, move } from '../clock.js';
import { complete } from '../documents.js';
import type { ProjectEvent } from '../events.js';
import { noticeClosed, objectionAnswered, objectionRaised, projectAnnounced } from '../events/local-notice.js';
import { evidenceIfAny, noticeWindow, objection, objectionNumber, reason, upheld } from '../fields.js';
import { isLocal, notOnHold, standing, stands, type ProjectGate } from '../gates.js';
import { noticeSource } from '../notice-clear.js';
import { voteNotRunning, votePassed } from '../project-vote.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { anyone, office } from '../who.js';

/* 公示 of a local standard, after the experts and before the plan. */

const { act, clock } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/** Objections open at once; more wait until one is answered, so that a flood cannot stop the office. */
const maxOpen = 100;

const ofLocal = isLocal({ rule: 'DB-KIND', source: 'LN-DB-NOTICE' });

const announceProject = act('announceProject', {
  words: said('立项公示', 'announce the project for objections'),
  payload: { window: noticeWindow },
  who: office,
  gates: [ofLocal, stands(() => ['10.00']), notOnHold, voteNotRunning, votePassed],
  decide(state, { window }, context) {
    const terms = state.profile.local?.notice;
    if (terms === undefined) return happened();
    const term = window ?? terms.default;
    const checks = all(
      () => withinRange(state, term, context),
      () => complete(state, { leaving: ['approvalOfProject'], entering: '10.20' }),
    );
    return provided(
      checks,
      projectAnnounced({
        by: context.actor.id,
        from: context.now,
        closesAt: makeClock(context, context.now, term).at,
        term,
        usesBallot: state.projectVote.ballot,
        ...move(state, context, '10.20'),
      }),
    );
  },
});

function withinRange(state: ProjectState, term: Term, context: Context): May {
  const terms = state.profile.local?.notice;
  if (terms === undefined) return ok(null);
  const ends = (one: Term): number => makeClock(context, context.now, one).at;
  const fewer = term.unit === terms.min.unit && term.count < terms.min.count;
  const more = term.unit === terms.max.unit && term.count > terms.max.count;
  if (!fewer && !more && ends(term) >= ends(terms.min) && ends(term) <= ends(terms.max)) return ok(null);
  return refused('NOTICE_OUT_OF_RANGE', {
    rule: 'DB-NOTICE',
    source: terms.source,
    found: term,
    needed: { min: terms.min, max: terms.max },
    cure: ['self'],
  });
}

const roomForMore: ProjectGate = ({ local }) => {
  const open = local?.notice.open.length ?? 0;
  return open < maxOpen
    ? ok(null)
    : refused('OBJECTIONS_FULL', { rule: 'D-SIZE', source: 'D-SMALL', found: open, needed: { lessThan: maxOpen }, cure: ['officer', 'secretariat'] });
};

/** Also while the project rests: it protects somebody's rights. */
const objectToProject = act('objectToProject', {
  words: said('对公示提出异议', 'object to the announced project'),
  payload: { objection, evidence: evidenceIfAny },
  who: anyone,
  gates: [ofLocal, stands(() => ['10.20']), roomForMore],
  decide: (state, { objection: text, evidence }, { actor }) =>
    happened(objectionRaised({ by: actor.id, n: (state.local?.notice.raised ?? 0) + 1, objection: text, evidence: evidence ?? null })),
});

const answerObjection = act('answerObjection', {
  words: said('答复异议', 'answer an objection'),
  payload: { objection: objectionNumber, upheld, reason },
  who: office,
  gates: [ofLocal, stands(() => ['10.20', '10.60']), notOnHold],
  decide(state, { objection: n, upheld: holds, reason: why }, { actor }) {
    const open = state.local?.notice.open ?? [];
    const found = open.find((one) => one.n === n);
    if (found) return happened(objectionAnswered({ by: actor.id, n, objector: found.by, upheld: holds, reason: why }));
    return refused('NO_SUCH_OBJECTION', {
      rule: 'DB-NOTICE',
      source: noticeSource(state),
      found: n,
      needed: open.map((one) => one.n),
      cure: ['self'],
    });
  },
});

const closeNotice = clock('closeNotice', {
  words: said('公示期满', 'close the announcement'),
  decide(state, _none, context) {
    const notice = state.local?.notice;
    const over = notice?.status === 'open' && notice.closesAt !== null && context.now >= notice.closesAt;
    if (state.end !== null || !over || state.code !== '10.20') return happened();
    return happened(noticeClosed({ objections: notice.raised, ...move(state, context, '10.60') }));
  },
});

export const localNoticeActs = [announceProject, objectToProject, answerObjection, closeNotice] as const;
