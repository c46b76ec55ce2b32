import { ok } from '../../kernel/result.js';
import { publicNoticeActs } from '../../steps/public-notice/acts.js';
import { without } from '../clocks.js';
import { noticeStep } from '../events/notice.js';
import { authority, standing } from '../gates.js';
import type { CommitteeProfile } from '../profile.js';
import type { CommitteeCode } from '../stages.js';
import type { Displayed } from '../state.js';

/* 公示: of the set-up, of the plan, of the ending. */

type Display = { readonly after: CommitteeCode; readonly shown: CommitteeCode; readonly closed: CommitteeCode };
const displays: { readonly [of in Displayed]: Display } = {
  setup: { after: 'TC:00.99', shown: 'TC:10.00', closed: 'TC:10.60' },
  plan: { after: 'TC:20.99', shown: 'TC:30.20', closed: 'TC:30.60' },
  ending: { after: 'TC:90.99', shown: 'TC:95.20', closed: 'TC:95.60' },
};

const terms = ({ founding, ending }: CommitteeProfile) => ({ setup: founding.setupNotice, plan: founding.planNotice, ending: ending.notice });

function displayedAt(code: CommitteeCode): Displayed {
  if (code === displays.ending.after) return 'ending';
  return code === displays.plan.after ? 'plan' : 'setup';
}

export const {
  acts: noticeActs,
  closing,
  settled,
} = publicNoticeActs({
  standing,
  events: noticeStep,
  authority,
  opening: { at: ['TC:00.99', 'TC:20.99', 'TC:90.99'], payload: {} },
  next({ code, profile, clocks }) {
    const of = displayedAt(code);
    return ok({ of, term: terms(profile)[of], moves: (closesAt) => ({ path: [displays[of].shown], clocks: { ...clocks, notice: closesAt } }) });
  },
  closes: ({ clocks }, of) => ({ path: [displays[of].closed], clocks: without(clocks, 'notice') }),
  grounds: () => ({ rule: 'TC-NOTICE', source: 'TC-NOTICE', cure: ['monitor'] }),
});
