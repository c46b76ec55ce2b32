import type { Stream } from '../kernel/decider.js';
import type { May } from '../kernel/gate.js';
import { refuse } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import type { Matter } from '../messages/matter.js';
import type { CommitteeState } from './state.js';
import { notLostBefore } from './lost-before.js';
import { refused } from './refusals.js';

type Wanted = { readonly ballot?: Stream | undefined; readonly matter: Matter; readonly body: string; readonly text?: string };

/** Where the profile wants a formal ballot, one on this matter must have passed and not have been used. */
export function usedBallot(state: CommitteeState, { ballot, matter, body, text }: Wanted): May {
  const about = { rule: 'TC-FORMAL', source: state.profile.formal.source, cure: ['secretariat', 'chair'] } as const;
  if (ballot === undefined) return needsBallot(state, matter) ? refused('BALLOT_NEEDED', { ...about, found: null, needed: { matter } }) : ok(null);
  const decided = state.decided.find((one) => one.ballot === ballot);
  if (decided?.outcome !== 'PASS')
    return refused('BALLOT_NOT_PASSED', {
      ...about,
      found: { ballot, outcome: decided?.outcome ?? null },
      needed: 'a ballot that passed and was not used',
    });
  if (decided.matter !== matter || decided.body !== body)
    return refused('BALLOT_OF_OTHER_MATTER', { ...about, found: { matter: decided.matter, body: decided.body }, needed: { matter, body } });
  if (text !== undefined && decided.text !== text) return refuse('TEXT_MISMATCH', { ...about, found: text, needed: decided.text });
  // A vote at a meeting is put by the meeting, which does not know what was lost before.
  return notLostBefore(state.decided.slice(0, state.decided.indexOf(decided)), decided);
}

/** Elections decide on persons and are always by ballot. */
const needsBallot = ({ profile }: CommitteeState, matter: Matter): boolean => matter === 'election' || profile.formal.matters.includes(matter);
