import { endpoint } from '../../contract/endpoint.js';
import { idParams } from '../../contract/http.js';
import { countShown, type CountShown } from '../../contract/views/ballot-count.js';
import type { View } from '../../db/projection.js';
import { explainResult, explainShown } from '../../domain/ballot-rule/explain.js';
import { reachability } from '../../domain/ballot-rule/reachability.js';
import type { BallotResult, BallotState } from '../../domain/ballot/state.js';
import { shownResult } from '../../domain/ballot/class-figures.js';
import { ruleOf } from '../../domain/ballot/open-negatives.js';
import { resultOf } from '../../domain/ballot/result-of.js';
import { returnsOf } from '../../domain/ballot/returns.js';
import { deadline } from '../../domain/law/calendar/deadline.js';
import { markAt } from '../../domain/ballot/marks.js';
import { type Caller, bindTo, type Bound, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { Refused } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { seesSeats } from '../policy/ballot-sight.js';
import { hidesCount } from '../policy/vote-window.js';
import type { Ports } from '../ports.js';
import { lookUp } from '../read/record.js';
import { timeOf } from '../read/time-of.js';

const timeText = (at: number | null): string | null => (at === null ? null : chinaTime(at));

const countEndpoint = endpoint({
  name: 'readCount',
  method: 'get',
  path: '/api/v1/ballots/:id/count',
  tag: 'ballots',
  summary: 'The count against the rule with the sentence for each comparison: live where the terms say so, otherwise after the close',
  who: 'account',
  params: idParams,
  answer: countShown,
  status: 200,
});

/** The weights of those who have not voted, which decide whether the rule can still be met. */
const waitingWeights = (state: BallotState): readonly number[] =>
  (state.seats ?? []).flatMap(({ weight }, seat) => (weight !== undefined && markAt(state.marks, seat) === '.' ? [weight] : []));

function explained(kind: 'closed' | 'live', state: BallotState, result: BallotResult): CountShown {
  const rule = ruleOf(state);
  const { reachable, needs } = reachability(rule, result.counts, kind === 'live' ? waitingWeights(state) : []);
  return {
    kind,
    ...returnsOf(state.terms, result),
    outcome: result.outcome,
    counts: { ...result.counts },
    trace: result.trace.map((row) => ({ ...row })),
    sentences: [...explainResult(result)],
    closesAt: timeText(state.closesAt),
    reach: kind === 'live' ? { reachable, needs: needs.map((need) => ({ ...need })) } : null,
  };
}

/** The bare numbers, without what the papers say. */
const bare = (kind: 'preview' | 'returned', state: BallotState): CountShown => ({
  kind,
  ...returnsOf(state.terms, resultOf(state)),
  outcome: null,
  counts: null,
  trace: [],
  sentences: [],
  closesAt: timeText(state.closesAt),
  reach: null,
});

/** The rehearsal of a draft: who is entitled, what is needed, when it would close. Nobody has voted, so nothing can leak. */
function preview(state: BallotState, ports: Ports, now: number): CountShown {
  const counts = resultOf(state).counts;
  const { reachable, needs } = reachability(ruleOf(state), counts, waitingWeights(state));
  const { closesAt } = deadline(ports.calendar, now, state.window);
  return { ...bare('preview', state), closesAt: chinaTime(closesAt), reach: { reachable, needs: needs.map((need) => ({ ...need })) } };
}

/** Where a class is too small for its figures, the comparisons say only whether they are met. */
function seenBy(seats: boolean, shown: CountShown, result: BallotResult): CountShown {
  const open = shownResult(result);
  if (seats || open.trace === result.trace) return shown;
  const sentences = open.trace.map(explainShown).map(({ zh, en }) => ({ zh, en }));
  return { ...shown, counts: { ...open.counts }, trace: open.trace.map((row) => ({ ...row })), sentences, reach: null };
}

async function countOf(ports: Ports, view: View, caller: Caller): Promise<CountShown> {
  const shown = view.state as BallotState; // written by the projection of ballots
  if (shown.phase === 'draft') return preview(await ports.marks.stateOf(shown.stream), ports, timeOf(view, ports.clock()));
  const seats = seesSeats(shown, caller);
  if (shown.result !== null) return seenBy(seats, explained('closed', shown, shown.result), shown.result);
  // The view holds no marks (docs/decisions/0003), so that no reader of it can leak a tally (T26). Only where the frozen terms show the count are they
  // folded from the archive, in this process, and what leaves it are sums.
  const state = await ports.marks.stateOf(shown.stream);
  // Live terms show the votes as they come; with a class too small its figures would name them before the close.
  const live = resultOf(state);
  return state.terms.visibility === 'live' ? seenBy(false, explained('live', state, live), live) : bare('returned', state);
}

/** `GET /ballots/:id/count`. */
export function countRoutes(ports: Ports, noun: Noun): readonly Bound[] {
  return [
    bindTo(countEndpoint, lookUp(ports, noun), async ({ caller }, seen): Promise<Reply> => {
      const refusal = hidesCount(seen, caller);
      if (refusal !== null) throw new Refused(refusal);
      return { body: await countOf(ports, seen.view, caller) };
    }),
  ];
}
