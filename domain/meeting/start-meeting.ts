import type { Context, Stream } from '../kernel/decider.js';
import { happened, type May, type Verdict } from '../kernel/gate.js';
import type { MeetingInput, RosterRow } from '../messages/messages.js';
import { needStream } from '../kernel/need-role.js';
import { ok } from '../kernel/result.js';
import { agendaInOrder } from './agenda.js';
import type { MeetingEvent } from './events.js';
import { meetingCalled } from './events/call.js';
import { materialDate } from './material.js';
import { refused } from './refusals.js';

/** A roster by value, in rows: names and units of all of them must leave the state well under 256 KiB. */
const maxRoster = 300;

/** Calls a meeting. Only its committee can, because it alone knows who is to be there. */
export function startMeeting(input: MeetingInput, context: Context): Verdict<MeetingEvent> {
  const allowed = needStream(context.actor, input.committee);
  if (!allowed.ok) return allowed;
  const checks = [ahead(input, context), agendaInOrder(input.agenda), rosterInOrder(input.roster), numberingInOrder(input)];
  const wrong = checks.find((check) => !check.ok);
  if (wrong && !wrong.ok) return wrong;
  const material = materialDate(context.calendar, input.opensAt, input.material);
  return happened(meetingCalled({ stream: ownStream(context), input, short: context.now >= material.materialBy, ...material }));
}

function ownStream({ stream }: Context): Stream {
  if (stream) return stream;
  throw new Error('a meeting reports to its committee: the shell must name its stream in the context');
}

const ahead = ({ opensAt }: MeetingInput, { now }: Context): May =>
  opensAt > now ? ok(null) : refused('MEETING_IN_PAST', { found: opensAt, needed: { after: now } });

/** One row a person: who is twice on the list would be counted twice. */
export function rosterInOrder(roster: readonly RosterRow[]): May {
  if (roster.length < 1 || roster.length > maxRoster) return refused('ROSTER_SIZE', { found: roster.length, needed: { min: 1, max: maxRoster } });
  const repeated = roster.find((row, index) => roster.findIndex((one) => one.person === row.person) !== index);
  return repeated ? refused('ROSTER_REPEATS', { found: repeated.person, needed: 'one person, one row' }) : ok(null);
}

const numberingInOrder = ({ numbering }: MeetingInput): May =>
  numbering === undefined || numbering.pattern.includes('{serial}')
    ? ok(null)
    : refused('NUMBERING_PATTERN', { found: numbering.pattern, needed: '{serial}' });
