import type { ActorId } from '../kernel/actor.js';
import { namedIn, nobody } from '../ballot/electorate.js';
import { judgesDraft } from '../messages/matter.js';
import type { BallotInput, Roll, Seat } from '../messages/messages.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { seatRows } from './attendance.js';
import type { Question } from './fields.js';
import { refusedVote } from './refusals.js';
import type { Item, MeetingState } from './state.js';

type Asked = { readonly item: Item; readonly question: Question; readonly by: ActorId };

/** The ballot among the voting members that a question asks for. */
export function orderedBallot(state: MeetingState, { item, question: asked, by }: Asked): Result<BallotInput, Refusal> {
  const named = namedIn(asked);
  const terms = Object.hasOwn(state.terms, asked.terms) ? state.terms[asked.terms] : undefined;
  if (!terms) return refusedVote('TERMS_UNKNOWN', { found: asked.terms, needed: Object.keys(state.terms) });
  if (terms.mode !== 'meeting')
    return refusedVote('TERMS_NOT_FOR_MEETING', { found: { terms: asked.terms, mode: terms.mode }, needed: { mode: 'meeting' } });
  return ok({
    purpose: 'standalone',
    project: item.project,
    committee: state.committee,
    meeting: state.stream,
    organisation: state.organisation,
    round: state.votes.length + 1,
    question: asked.question,
    text: asked.text,
    terms,
    window: asked.window ?? terms.window.default,
    roll: rollOf(state),
    ...(judgesDraft(item.matter) ? (asked.recorded ?? nobody) : nobody),
    ...(named === undefined ? {} : { named: { ...named, by } }),
    profile: state.profile,
    rehearsal: state.rehearsal,
    opens: 'atStart',
    reminders: [],
  });
}

function rollOf(state: MeetingState): Roll {
  const rows = seatRows(state);
  const withheld = rows.flatMap(({ suspended }, seat) => (suspended === undefined ? [] : [{ seat, reason: 'suspended', evidence: suspended }]));
  return { kind: 'seats', seats: rows.map(seatOf), ...(withheld.length === 0 ? {} : { withheld }) };
}

const seatOf = ({ person, name, organisation, organisationName, class: kind, weight }: Seat): Seat => ({
  person,
  name,
  organisation,
  organisationName,
  ...(kind === undefined ? {} : { class: kind }),
  ...(weight === undefined ? {} : { weight }),
});
