import type { Context, Stream } from '../decider.js';
import type { AgendaItem, MeetingInput, RosterRow } from '../messages.js';
import { needStream } from '../need-role.js';
import { refuse, type Json, type Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import { materialDate } from './material.js';
import type { MeetingEvent } from './meeting-event.js';

type Check = Result<null, Refusal>;

/** A roster by value, in rows: names and units of all of them must leave the state well under 256 KiB. */
const maxRoster = 300;
export const maxItems = 60;

/** Calls a meeting. Only its committee can, because it alone knows who is to be there. */
export function startMeeting(input: MeetingInput, context: Context): Result<readonly MeetingEvent[], Refusal> {
  const allowed = needStream(context.actor, input.committee);
  if (!allowed.ok) return allowed;
  const inOrder = [ahead(input, context), agendaInOrder(input.agenda), rosterInOrder(input.roster), numberingInOrder(input)].find(
    (check) => !check.ok,
  );
  if (inOrder && !inOrder.ok) return inOrder;
  const material = materialDate(context.calendar, input.opensAt, input.material);
  return ok([{ type: 'meetingCalled', stream: ownStream(context), input, short: context.now >= material.materialBy, ...material }]);
}

function ownStream({ stream }: Context): Stream {
  if (stream) return stream;
  throw new Error('a meeting reports to its committee: the shell must name its stream in the context');
}

const ahead = ({ opensAt }: MeetingInput, { now }: Context): Check => (opensAt > now ? ok(null) : wrong('MEETING_IN_PAST', opensAt, { after: now }));

/** Numbers are the items' names in votes, resolutions and minutes. */
export function agendaInOrder(agenda: readonly AgendaItem[]): Check {
  if (agenda.length < 1 || agenda.length > maxItems) return wrong('AGENDA_SIZE', agenda.length, { min: 1, max: maxItems });
  const repeated = agenda.find((item, index) => agenda.findIndex((one) => one.n === item.n) !== index);
  return repeated ? wrong('AGENDA_REPEATS', repeated.n, 'each number once') : ok(null);
}

/** One row a person: who is twice on the list would be counted twice. */
export function rosterInOrder(roster: readonly RosterRow[]): Check {
  if (roster.length < 1 || roster.length > maxRoster) return wrong('ROSTER_SIZE', roster.length, { min: 1, max: maxRoster });
  const repeated = roster.find((row, index) => roster.findIndex((one) => one.person === row.person) !== index);
  return repeated ? wrong('ROSTER_REPEATS', repeated.person, 'one person, one row') : ok(null);
}

const numberingInOrder = ({ numbering }: MeetingInput): Check =>
  numbering === undefined || numbering.pattern.includes('{serial}') ? ok(null) : wrong('NUMBERING_PATTERN', numbering.pattern, '{serial}');

const wrong = (code: string, found: Json, needed: Json): { readonly ok: false; readonly error: Refusal } =>
  refuse(code, { rule: 'D-MEETING', source: 'FORM-NOTICE', found, needed, cure: ['secretariat', 'chair'] });
