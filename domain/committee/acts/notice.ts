import { actsOf } from '../../kernel/act.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok, unreachable } from '../../result.js';
import { termFrom } from '../clocks.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeProfile } from '../profile.js';
import type { CommitteeState, PublicNotice } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { noticeObjected, noticeOpened, objectionAnswered } from '../events/notice.js';
import { objection, objectionWords, reason, upheld } from '../fields.js';
import { anybody, authority, standing, wrongStage, type CommitteeGate } from '../gates.js';
import { refused } from '../refusals.js';

/* 公示: shown for so long, open to objections of anybody, each answered before the decision. */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

/** Beyond it the list of open objections would outgrow the state. */
const maxObjections = 500;
const about = { rule: 'TC-NOTICE', source: 'TC-NOTICE' } as const;

const opening = ['TC:00.99', 'TC:20.99', 'TC:90.99'] as const;
const ofCode: { readonly [code in CommitteeCode]?: PublicNotice['of'] } = { 'TC:00.99': 'setup', 'TC:20.99': 'plan', 'TC:90.99': 'ending' };
const shownAt: { readonly [of in PublicNotice['of']]: CommitteeCode } = { setup: 'TC:10.00', plan: 'TC:30.20', ending: 'TC:95.20' };
export const closedAt: { readonly [of in PublicNotice['of']]: CommitteeCode } = { setup: 'TC:10.60', plan: 'TC:30.60', ending: 'TC:95.60' };

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

const openNotice = act('openNotice', {
  words: said('发布公示', 'open a public notice'),
  payload: {},
  who: authority,
  at: opening,
  decide(state, _none, context) {
    const of = ofCode[state.code];
    if (of === undefined) return wrongStage(state, opening);
    const { at, provisional } = termFrom(context, termOf(state.profile, of));
    const move = { path: [shownAt[of]], clocks: { ...state.clocks, notice: at } };
    return happened(noticeOpened({ of, closesAt: at, provisional, by: context.actor.id, ...move }));
  },
});

const runs: CommitteeGate = ({ notice, code }, { now }) =>
  notice !== null && !notice.closed && now < notice.closesAt
    ? ok(null)
    : refused('NOTICE_NOT_OPEN', { ...about, found: { code, closesAt: notice?.closesAt ?? null }, needed: 'a running notice', cure: ['nobody'] });

const objectNotice = act('objectNotice', {
  words: said('对委员会公示提出异议', 'object to a public notice'),
  payload: { words: objectionWords },
  who: anybody,
  gates: [runs],
  decide({ notice }, { words }, { actor }) {
    const objections = notice?.objections ?? 0;
    if (objections >= maxObjections)
      return refused('TOO_MANY_OPEN', { source: 'D-SMALL', found: objections, needed: { max: maxObjections }, cure: ['nobody'] });
    return happened(noticeObjected({ objection: objections + 1, words, by: actor.id }));
  },
});

const someOpen: CommitteeGate = ({ notice }) =>
  notice !== null && notice.open.length > 0
    ? ok(null)
    : refused('OBJECTION_UNKNOWN', { ...about, found: notice?.open ?? [], needed: 'an open objection', cure: ['nobody'] });

const answerObjection = act('answerObjection', {
  words: said('答复公示异议', 'answer an objection'),
  payload: { objection, upheld, reason },
  who: authority,
  gates: [someOpen],
  decide({ notice }, { objection: n, upheld: stands, reason: why }, { actor }) {
    const open = notice?.open ?? [];
    if (!open.includes(n)) return refused('OBJECTION_UNKNOWN', { ...about, found: n, needed: open });
    return happened(objectionAnswered({ objection: n, upheld: stands, reason: why, by: actor.id }));
  },
});

/** No objection to the notice may be open, and none that was upheld may stand against the approval. */
export function settled({ notice }: CommitteeState): May {
  if (notice === null) return ok(null);
  const { open, upheld: stood } = notice;
  if (open.length > 0) return refused('OBJECTIONS_OPEN', { ...about, found: open, needed: 'answered', cure: ['monitor'] });
  if (stood.length > 0) return refused('OBJECTION_UPHELD', { ...about, found: stood, needed: 'return for changes, or refuse', cure: ['monitor'] });
  return ok(null);
}

export const noticeActs = [openNotice, objectNotice, answerObjection] as const;
