import { actsOf } from '../../kernel/act.js';
import { happened, type May } from '../../kernel/gate.js';
import type { PayloadOf } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { positionStated } from '../events/call.js';
import { remarkParked } from '../events/text.js';
import type { DraftingEvent } from '../events.js';
import { call, clause, clausesIfAny, position, proposedIfAny, reasonIfAny, remark } from '../fields.js';
import { inPhase, members, someCallThat } from '../gates.js';
import { withoutPosition } from '../issues.js';
import { callNamed } from '../open-calls.js';
import { named, ofSize, refused } from '../refusals.js';
import { seatOf } from '../stand.js';
import type { Call, DraftingPhase, DraftingState } from '../state.js';

const { act } = actsOf<DraftingState, DraftingEvent, DraftingPhase>({ at: inPhase });

/** Issues at once, some 200 bytes of state each. */
export const maxIssues = 300;

/** Without `clauses` it holds for the whole call. An objection says why, and how it should read instead. */
const stating = { call, position, clauses: clausesIfAny, reason: reasonIfAny, proposed: proposedIfAny } as const;
type Stating = PayloadOf<typeof stating>;

/** What a member says of clauses in an open call; a later word replaces an earlier one until it closes. */
const statePosition = act('statePosition', {
  words: said('表明立场', 'state a position'),
  payload: stating,
  who: members,
  at: ['working'],
  gates: [someCallThat((asked, _state, { now }) => inTime(asked, now))],
  decide(state, asked, { actor, now }) {
    const found = callNamed(state, asked.call);
    if (!found.ok) return found;
    const clauses = [...new Set(asked.clauses ?? found.value.clauses)];
    const check = [inTime(found.value, now), called(found.value, clauses), grounded(asked), roomFor(state, asked)].find((one) => !one.ok);
    if (check && !check.ok) return check;
    const left = withoutPosition(state.issues, { call: asked.call, person: actor.id, clauses });
    const gone = state.issues.filter(({ n }) => !left.some((issue) => issue.n === n));
    return happened(
      positionStated({
        ...{ call: asked.call, seat: seatOf(state, actor.id), position: asked.position, clauses },
        ...{ reason: asked.reason ?? null, proposed: asked.proposed ?? null },
        issue: asked.position === 'support' ? null : state.raised + 1,
        settled: gone.map(({ n }) => ({ issue: n, how: 'positionChanged' })),
        by: actor.id,
      }),
    );
  },
});

function inTime({ closesAt }: Call, now: number): May {
  return now < closesAt ? ok(null) : refused('CALL_CLOSED', { found: now, needed: { before: closesAt }, cure: ['nobody'] });
}

/** In a recirculation only what changed or is disputed is asked; what occurs to somebody about the rest is parked, visibly. */
function called({ n, clauses: asked }: Call, clauses: readonly string[]): May {
  const others = clauses.filter((one) => !asked.includes(one));
  if (others.length === 0 && clauses.length > 0) return ok(null);
  return refused('CLAUSE_NOT_CALLED', {
    found: others.slice(0, named),
    needed: { call: n, clauses: asked.slice(0, named), otherwise: 'parkRemark' },
  });
}

function grounded({ position: stated, reason, proposed }: Stating): May {
  const missing = (words: string | undefined): boolean => words === undefined || words.trim() === '';
  if (stated !== 'support' && missing(reason)) return refused('POSITION_REASON_MISSING', { found: null, needed: `a reason for a ${stated}` });
  if (stated !== 'sustainedObjection' || !missing(proposed)) return ok(null);
  return refused('PROPOSAL_MISSING', { found: null, needed: 'words that would remove the objection' });
}

function roomFor({ issues }: DraftingState, { position: stated }: Stating): May {
  if (stated === 'support' || issues.length < maxIssues) return ok(null);
  return refused('ISSUES_FULL', { ...ofSize, found: issues.length, needed: { lessThan: maxIssues }, cure: ['drafter'] });
}

/** A thought on a clause that is not asked about: kept for the next revision. */
const parkRemark = act('parkRemark', {
  words: said('留待下次修订的想法', 'park a remark for the next revision'),
  payload: { clause, remark },
  who: members,
  at: ['working', 'agreed'],
  decide: (state, { clause: place, remark: words }, { actor }) =>
    happened(remarkParked({ remark: state.parked + 1, clause: place, words, by: actor.id })),
});

export const positionActs = [statePosition, parkRemark] as const;
