import type { Stream } from '../kernel/decider.js';
import { someOf, type Gate, type May } from '../kernel/gate.js';
import { refuse } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import type { Matter } from '../messages/matter.js';
import { committeeBody } from './member.js';
import type { CommitteeState, DecidedBallot } from './state.js';
import { notLostBefore } from './lost-before.js';
import { refused } from './refusals.js';

type Wanted = { readonly ballot?: Stream | undefined; readonly matter: Matter; readonly body: string; readonly text?: string };

/** Where the profile wants a formal ballot, one on this matter must have passed and not have been used. */
export function usedBallot(state: CommitteeState, { ballot, matter, body, text }: Wanted): May {
  const about = aboutFormal(state);
  if (ballot === undefined) return needsBallot(state, matter) ? refused('BALLOT_NEEDED', { ...about, found: null, needed: { matter } }) : ok(null);
  const decided = state.decided.find((one) => one.ballot === ballot);
  if (decided?.outcome !== 'PASS') return notPassed(state, { ballot, outcome: decided?.outcome ?? null });
  if (decided.matter !== matter || decided.body !== body)
    return refused('BALLOT_OF_OTHER_MATTER', { ...about, found: { matter: decided.matter, body: decided.body }, needed: { matter, body } });
  if (text !== undefined && decided.text !== text) return refuse('TEXT_MISMATCH', { ...about, found: text, needed: decided.text });
  // A vote at a meeting is put by the meeting, which does not know what was lost before.
  return notLostBefore(state.decided.slice(0, state.decided.indexOf(decided)), decided);
}

const aboutFormal = ({ profile }: CommitteeState) => ({ rule: 'TC-FORMAL', source: profile.formal.source, cure: ['secretariat', 'chair'] }) as const;

const notPassed = (
  state: CommitteeState,
  found: Pick<DecidedBallot, 'ballot' | 'outcome'> | { readonly ballot: Stream; readonly outcome: null } | null,
) => refused('BALLOT_NOT_PASSED', { ...aboutFormal(state), found, needed: 'a ballot that passed and was not used' });

/** For an act that rests on a ballot on one of these matters: there is one that it may use. */
export const someBallot = (...matters: readonly Matter[]): Gate<CommitteeState> =>
  someOf<CommitteeState, DecidedBallot>(
    ({ decided }) => decided.filter(({ matter, body }) => matters.includes(matter) && body === committeeBody),
    ({ ballot, matter, body }, state) => usedBallot(state, { ballot, matter, body }),
    (state) => notPassed(state, null),
  );

/** Likewise where the profile wants one for each of these matters; else it does without. */
export const someBallotIfNeeded =
  (...matters: readonly Matter[]): Gate<CommitteeState> =>
  (state, context) =>
    matters.some((matter) => !needsBallot(state, matter)) ? ok(null) : someBallot(...matters)(state, context);

/** Elections decide on persons and are always by ballot. */
const needsBallot = ({ profile }: CommitteeState, matter: Matter): boolean => matter === 'election' || profile.formal.matters.includes(matter);
