import type { ActorId } from '../actor.js';
import type { Context } from '../decider.js';
import { needRole } from '../need-role.js';
import type { PersonId } from '../person-id.js';
import type { Json, Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { DraftingAct } from './drafting-command.js';
import type { DraftingEvent } from './drafting-event.js';
import type { DraftingState } from './drafting-state.js';
import { named, wrong } from './refuse-drafting.js';
import { isLive, seatOf, standsOf, stands } from './stand.js';
import { soundGroup } from './start-drafting.js';

type Decision = Result<readonly DraftingEvent[], Refusal>;

/** All clauses of the version stand; otherwise the refusal names what is missing. */
export function declareConsensus(state: DraftingState, { actor }: Context): Decision {
  const found = missing(state);
  if (found !== null) return wrong('CLAUSES_NOT_STANDING', { found, needed: 'every clause in consensus or by vote', cure: ['drafter', 'officer'] });
  const byVote = state.clauses.filter(({ kept }) => kept === 'byVote').map(({ id }) => id);
  const { version, text, clauses } = state;
  return ok([{ type: 'consensusDeclared', version, text: text ?? '', clauses: clauses.length, byVote, decision: state.decisions + 1, by: actor.id }]);
}

function missing(state: DraftingState): { readonly [what: string]: Json } | null {
  const short = standsOf(state).filter(({ stand }) => !stands(stand));
  const live = state.issues.filter(isLive);
  const of = (kind: string): Json =>
    live
      .filter((issue) => issue.kind === kind)
      .slice(0, named)
      .map(({ n, clauses, answered }) => ({ issue: n, clauses: clauses.slice(0, named), answered }));
  if (short.length + live.length + state.duplicates.length + state.open.length === 0) return null;
  return {
    missing: short.length,
    clauses: short.slice(0, named),
    concerns: of('concern'),
    objections: of('sustainedObjection'),
    duplicates: state.duplicates,
    openCalls: state.open.map(({ n }) => n),
  };
}

/**
 * Who joins takes a seat at the end, who leaves keeps theirs empty; a note says why. A member leaves by their own act; one who has something open
 * and is taken out takes two persons of the office.
 */
export function changeGroup(state: DraftingState, command: DraftingAct<'changeGroup'>, { actor }: Context): Decision {
  const { join = [], leave: going = [], editors = state.editors, note } = command;
  const own = command.join === undefined && command.editors === undefined && going.every((person) => person === actor.id);
  const allowed = own && going.length > 0 ? ok(null) : needRole(actor, state.organisation, 'officer', 'secretariat');
  if (!allowed.ok) return seatOf(state, actor.id) < 0 ? allowed : officesAlone(going);
  const asked = going.filter((person) => needsAnother(state, person, actor.id));
  const leave = going.filter((person) => !asked.includes(person));
  const present = state.group.filter(({ left }) => !left).map(({ person }) => person);
  const strangers = going.filter((person) => !present.includes(person));
  const again = join.filter(({ person }) => present.includes(person)).map(({ person }) => person);
  if (strangers.length + again.length > 0)
    return wrong('DRAFTING_GROUP_UNSOUND', { found: { notInGroup: strangers, inGroup: again }, needed: { each: 'once' }, cure: ['self'] }, 'D-GROUP');
  const seats = [...state.group.map(({ left, ...seat }) => ({ seat, left: left !== null })), ...join.map((seat) => ({ seat, left: false }))];
  const staying = seats.filter(({ seat, left }) => !left && !leave.includes(seat.person)).map(({ seat }) => seat);
  const sound = soundGroup(staying, editors);
  if (!sound.ok) return sound;
  const taken = soundGroup(
    seats.map(({ seat }, i) => ({ ...seat, person: String(i) })),
    editors,
  );
  if (!taken.ok) return taken;
  return ok([{ type: 'groupChanged', join, leave, asked, editors, note, decision: state.decisions + 1, by: actor.id }]);
}

const officesAlone = (found: readonly PersonId[]): Decision =>
  wrong('GROUP_IS_OFFICES', { found, needed: 'yourself in `leave`, and nothing else', cure: ['officer', 'secretariat'] }, 'D-GROUP');

function needsAnother({ issues, group }: DraftingState, person: PersonId, actor: ActorId): boolean {
  if (person === actor || !issues.some((issue) => issue.person === person && isLive(issue))) return false;
  const first = group.find((member) => member.person === person && member.left === null)?.leaveAskedBy ?? null;
  return first === null || first === actor;
}

/** Answers to alarms at once: some 60 bytes each. */
const maxAlarms = 400;

/** An alarm of the lineage is explained, or a fix promised; the API has looked that it rings. */
export function answerAlarm(state: DraftingState, command: DraftingAct<'answerAlarm'>, { actor }: Context): Decision {
  const { alarm, answer, reason, from, to } = command;
  const answers = state.alarms?.from === from && state.alarms.to === to ? state.alarms.answers : [];
  if (answers.length >= maxAlarms && !answers.some((one) => one.alarm === alarm))
    return wrong('ALARMS_FULL', { found: answers.length, needed: { max: maxAlarms }, cure: ['drafter'] }, 'D-SIZE');
  return ok([{ type: 'alarmAnswered', alarm, answer, reason, from, to, decision: state.decisions + 1, by: actor.id }]);
}
