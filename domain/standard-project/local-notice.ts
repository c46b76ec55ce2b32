import type { Term } from '../calendar/deadline.js';
import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, provided, type Acts, type May, type Verdict } from './act.js';
import { makeClock, move } from './clock.js';
import type { Command } from './commands.js';
import { complete } from './documents.js';
import { noticeSource } from './notice-clear.js';
import { voteNotRunning, votePassed } from './project-approval.js';
import type { ProjectState } from './state.js';
import { anyone, clock, office } from './who.js';

/** Objections open at once; more wait until one is answered, so that a flood cannot stop the office. */
const maxOpen = 100;

const isLocal = (state: ProjectState): May =>
  state.local === undefined
    ? refuse('NOT_A_LOCAL_STANDARD', {
        rule: 'DB-KIND',
        source: 'LN-DB-NOTICE',
        found: state.profile.kind,
        needed: 'local-standard',
        cure: ['nobody'],
      })
    : ok(null);

const canAnnounceProject = (state: ProjectState, context: Context): May =>
  all(
    () => isLocal(state),
    () => open(state, context, { who: office, at: ['10.00'] }),
    () => voteNotRunning(state),
    () => votePassed(state),
  );

/** 公示 of the project, after the experts and before the plan. */
function decideAnnounceProject(state: ProjectState, { window }: Command<'announceProject'>, context: Context): Verdict {
  const terms = state.profile.local?.notice;
  if (terms === undefined) return ok([]);
  const term = window ?? terms.default;
  const closesAt = makeClock(context, context.now, term).at;
  const checks = all(
    () => withinRange(state, term, context),
    () => complete(state, { leaving: ['approvalOfProject'], entering: '10.20' }),
  );
  return provided(checks, {
    type: 'projectAnnounced',
    by: context.actor.id,
    from: context.now,
    closesAt,
    term,
    usesBallot: state.projectVote.ballot,
    ...move(state, context, '10.20'),
  });
}

function withinRange(state: ProjectState, term: Term, context: Context): May {
  const terms = state.profile.local?.notice;
  if (terms === undefined) return ok(null);
  const ends = (one: Term): number => makeClock(context, context.now, one).at;
  const fewer = term.unit === terms.min.unit && term.count < terms.min.count;
  const more = term.unit === terms.max.unit && term.count > terms.max.count;
  if (!fewer && !more && ends(term) >= ends(terms.min) && ends(term) <= ends(terms.max)) return ok(null);
  return refuse('NOTICE_OUT_OF_RANGE', {
    rule: 'DB-NOTICE',
    source: terms.source,
    found: term,
    needed: { min: terms.min, max: terms.max },
    cure: ['self'],
  });
}

const canObject = (state: ProjectState, context: Context): May =>
  all(
    () => isLocal(state),
    () => open(state, context, { who: anyone, at: ['10.20'], evenOnHold: true }),
    () =>
      (state.local?.notice.open.length ?? 0) < maxOpen
        ? ok(null)
        : refuse('OBJECTIONS_FULL', {
            rule: 'D-SIZE',
            source: 'D-SMALL',
            found: state.local?.notice.open.length ?? 0,
            needed: { lessThan: maxOpen },
            cure: ['officer', 'secretariat'],
          }),
  );

const canAnswer = (state: ProjectState, context: Context): May =>
  all(
    () => isLocal(state),
    () => open(state, context, { who: office, at: ['10.20', '10.60'] }),
  );

function decideAnswer(state: ProjectState, { objection: n, upheld, reason }: Command<'answerObjection'>, { actor }: Context): Verdict {
  const objection = state.local?.notice.open.find((one) => one.n === n);
  if (objection) return happened({ type: 'objectionAnswered', by: actor.id, n, objector: objection.by, upheld, reason });
  return refuse('NO_SUCH_OBJECTION', {
    rule: 'DB-NOTICE',
    source: noticeSource(state),
    found: n,
    needed: state.local?.notice.open.map((one) => one.n) ?? [],
    cure: ['self'],
  });
}

export const noticeActs: Acts<'announceProject' | 'objectToProject' | 'answerObjection' | 'closeNotice'> = {
  announceProject: { can: canAnnounceProject, decide: decideAnnounceProject },
  objectToProject: {
    can: canObject,
    decide: (state, { objection, evidence }, { actor }) =>
      happened({ type: 'objectionRaised', by: actor.id, n: (state.local?.notice.raised ?? 0) + 1, objection, evidence: evidence ?? null }),
  },
  answerObjection: { can: canAnswer, decide: decideAnswer },
  closeNotice: {
    can: clock,
    decide(state, _command, context) {
      const notice = state.local?.notice;
      const over = notice?.status === 'open' && notice.closesAt !== null && context.now >= notice.closesAt;
      if (state.end !== null || !over || state.code !== '10.20') return ok([]);
      return happened({ type: 'noticeClosed', objections: notice.raised, ...move(state, context, '10.60') });
    },
  },
};
