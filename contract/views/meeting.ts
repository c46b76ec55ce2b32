import { z } from 'zod';
import { matters } from '../../domain/messages/matter.js';
import { outcome } from './ballot-result.js';
import { ballotTermsShown } from './ballot-terms.js';
import { count, maybe, name, signed, term, text, time, title } from './shown.js';

export const attendances = ['unknown', 'inPerson', 'remote', 'remoteUnchecked', 'leave', 'absent', 'left', 'leftRemote'] as const;
export type Attendance = (typeof attendances)[number];

const onRoster = z.object({
  person: text,
  name: text,
  organisation: text,
  organisationName: text,
  units: z.array(text).optional(),
  class: text.optional(),
  weight: z.number().optional(),
  duty: text,
  title: text,
  votes: z.boolean(),
  suspended: text.optional(),
  attendance: z.enum(attendances),
});
const item = z.object({
  n: count,
  title,
  documents: z.array(text),
  project: maybe,
  decides: z.boolean(),
  matter: z.enum(matters).optional(),
  materialAt: time,
  accepted: z.boolean(),
});
const figures = z.object({ yes: count, no: count, abstain: count });
const vote = z.object({
  n: count,
  item: count,
  ballot: text,
  terms: text,
  text,
  phase: z.enum(['open', 'closing', 'decided', 'voided']),
  outcome: outcome.nullable(),
  tally: figures.nullable(),
  decidedAt: time.nullable(),
});
const resolution = z.object({
  number: text,
  item: count,
  vote: count.nullable(),
  outcome: outcome.nullable(),
  figures: figures.nullable().optional(),
});

export const meetingView = z
  .object({
    phase: z.enum(['called', 'open', 'adjourned', 'held', 'minuted', 'filed', 'cancelled']),
    committee: text,
    committeeName: title.nullable(),
    organisation: text,
    organisationName: name,
    title,
    form: z.enum(['plenary', 'review', 'election', 'working']),
    opensAt: time,
    place: text,
    remote: z.boolean(),
    link: maybe,
    agenda: z.array(item),
    roster: z.array(onRoster),
    material: term,
    materialBy: time,
    materialNoted: z.boolean(),
    terms: z.record(text, ballotTermsShown),
    quorum: z.object({ p: count, q: count, source: text }).nullable(),
    numbering: z.object({ pattern: text, committee: text, firstSerial: count, width: count }),
    minutesWithin: term,
    profile: text,
    rehearsal: z.boolean(),
    votes: z.array(vote),
    resolutions: z.array(resolution),
    opinions: count,
    calledAt: time,
    openedAt: time.nullable(),
    endedAt: time.nullable(),
    minutesBy: time.nullable(),
    minutesOverdue: z.boolean(),
    confirmed: z.object({ ...signed, at: time, hash: text, facts: count }).nullable(),
    filesAt: time.nullable(),
    figures: z.object({
      due: count,
      present: count,
      inPerson: count,
      remote: count,
      attended: count,
      attendedRemotely: count,
      onLeave: count,
      absent: count,
      guests: count,
    }),
  })
  .meta({ id: 'Meeting', description: 'A meeting of a committee' });

export type MeetingView = z.output<typeof meetingView>;
