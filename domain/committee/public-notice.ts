import { unreachable } from '../result.js';
import { against, anybody, authority, happened, open, opens, termFrom, wrongStage, type Acts } from './committee-act.js';
import type { CommitteeCode } from './committee-codes.js';
import type { CommitteeProfile } from './committee-profile.js';
import type { CommitteeState, PublicNotice } from './committee-state.js';

/** Beyond it the list of open objections would outgrow the state. */
const maxObjections = 500;

const termOf = ({ founding, ending }: CommitteeProfile, of: PublicNotice['of']) => {
  switch (of) {
    case 'setup':
      return founding.setupNotice;
    case 'plan':
      return founding.planNotice;
    case 'ending':
      return ending.notice;
    default:
      return unreachable(of);
  }
};
const ofCode: { readonly [code in CommitteeCode]?: PublicNotice['of'] } = { 'TC:00.99': 'setup', 'TC:20.99': 'plan', 'TC:90.99': 'ending' };
const shownAt: { readonly [of in PublicNotice['of']]: CommitteeCode } = { setup: 'TC:10.00', plan: 'TC:30.20', ending: 'TC:95.20' };
export const closedAt: { readonly [of in PublicNotice['of']]: CommitteeCode } = { setup: 'TC:10.60', plan: 'TC:30.60', ending: 'TC:95.60' };

const noticed = (state: CommitteeState): boolean => state.notice !== null && !state.notice.closed;

/** 公示: shown for so long, open to objections of anybody, each answered before the decision. */
export const noticeActs: Acts<'openNotice' | 'objectNotice' | 'answerObjection'> = {
  openNotice: {
    can: opens({ who: authority, at: ['TC:00.99', 'TC:20.99', 'TC:90.99'] }),
    decide(state, _, context) {
      const of = ofCode[state.code];
      if (of === undefined) return wrongStage(state, ['TC:00.99', 'TC:20.99', 'TC:90.99']);
      const { at, provisional } = termFrom(context, termOf(state.profile, of));
      return happened({
        type: 'noticeOpened',
        of,
        closesAt: at,
        provisional,
        by: context.actor.id,
        path: [shownAt[of]],
        clocks: { ...state.clocks, notice: at },
      });
    },
  },
  objectNotice: {
    can(state, context) {
      const may = open(state, context, { who: anybody });
      if (!may.ok) return may;
      const closesAt = state.notice?.closesAt ?? null;
      if (noticed(state) && closesAt !== null && context.now < closesAt) return may;
      return against('NOTICE_NOT_OPEN', {
        rule: 'TC-NOTICE',
        source: 'TC-NOTICE',
        found: { code: state.code, closesAt },
        needed: 'a running notice',
        cure: ['nobody'],
      });
    },
    decide(state, { words }, { actor }) {
      const objections = state.notice?.objections ?? 0;
      if (objections >= maxObjections)
        return against('TOO_MANY_OPEN', {
          source: 'D-SMALL',
          found: objections,
          needed: { max: maxObjections },
          cure: ['nobody'],
        });
      return happened({ type: 'noticeObjected', objection: objections + 1, words, by: actor.id });
    },
  },
  answerObjection: {
    can: (state, context) => {
      const may = open(state, context, { who: authority });
      if (!may.ok || (state.notice?.open.length ?? 0) > 0) return may;
      return against('OBJECTION_UNKNOWN', {
        rule: 'TC-NOTICE',
        source: 'TC-NOTICE',
        found: state.notice?.open ?? [],
        needed: 'an open objection',
        cure: ['nobody'],
      });
    },
    decide(state, { objection, upheld, reason }, { actor }) {
      const open = state.notice?.open ?? [];
      if (!open.includes(objection)) return against('OBJECTION_UNKNOWN', { rule: 'TC-NOTICE', source: 'TC-NOTICE', found: objection, needed: open });
      return happened({ type: 'objectionAnswered', objection, upheld, reason, by: actor.id });
    },
  },
};
