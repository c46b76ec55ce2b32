import { z } from 'zod';
import { clockNames, ends } from '../../domain/committee/state.js';
import { duties, grades, sides } from '../../domain/committee/profile.js';
import { matters } from '../../domain/messages/matter.js';
import { outcome } from './ballot-result.js';
import { noticeView, publicNoticeView } from './shown-notice.js';
import { count, maybe, name, text, time, title, unit, words } from './shown.js';

const subgroup = z.object({ key: text, kind: z.enum(['SC', 'WG']), name: title, scope: text, host: unit.nullable() });
const shown = ['setup', 'plan', 'ending'] as const;
const pinned = { id: text, version: count, hash: text };

const everybody = {
  name: title,
  scope: text,
  applicant: unit,
  host: unit,
  authority: text,
  authorityName: name,
  rehearsal: z.boolean(),
  code: text,
  since: time,
  end: z.enum(ends).nullable(),
  number: maybe,
  establishedOn: maybe,
  term: z.object({ n: count, startsOn: text, endsOn: text }).nullable(),
  subgroups: z.array(subgroup),
};

/** Whom a committee consists of is published with its announcement: names, units and duties, nothing else about a person. */
export const publicCommitteeView = z
  .object({
    ...everybody,
    profile: z.object(pinned),
    notice: publicNoticeView(shown).nullable(),
    suspended: z.boolean(),
    members: z.array(z.object({ name: text, organisationName: text, duty: z.enum(duties) })),
  })
  .meta({ id: 'CommitteePublic', description: 'What everybody may know of a committee' });

const candidate = z.object({
  person: text,
  name: text,
  organisation: maybe,
  organisationName: text,
  side: z.enum(sides),
  grade: z.enum(grades),
  duty: z.enum(duties),
  title: text,
});
const member = candidate.extend({
  n: count,
  body: text,
  from: text,
  until: maybe,
  cause: maybe,
  suspended: z.boolean(),
});
const change = z.object({ words: text, document: text }).optional();
const matter = z.enum(matters);
const openBallot = z.object({ ballot: text, matter, body: text, text, round: count, project: maybe, change });
const decidedBallot = z.object({ ballot: text, matter, body: text, text, outcome, change, lost: z.literal(true).optional() });

export const committeeView = z
  .object({
    ...everybody,
    profile: z.object({ ...pinned, title: words }),
    clocks: z.partialRecord(z.enum(clockNames), time),
    notice: noticeView(shown).nullable(),
    roster: z.array(candidate),
    papers: z.record(text, text),
    members: z.array(member),
    reports: z
      .array(z.object({ n: count, report: z.looseObject({ type: text }), by: text, byName: name }))
      .optional()
      .meta({ description: 'What one person said of a member or a unit, until a second one or the member confirms it' }),
    absences: z.record(text, count).meta({ description: 'Meetings or ballots missed in a row, by person' }),
    vacancies: count,
    renewal: z.object({ phase: z.enum(['open', 'filed']), since: time, forced: z.boolean() }).nullable(),
    frozen: z.boolean(),
    suspended: z.object({ since: time, reason: text }).nullable(),
    suspensions: z.array(z.object({ from: time, until: time })),
    hostBarredUntil: maybe,
    rectification: z
      .object({
        cause: z.enum(['assessment', 'order', 'renewalOverdue']),
        reason: text,
        since: time,
        by: time,
        report: maybe,
        overdue: z.boolean(),
      })
      .nullable(),
    assessment: z.object({ held: count, due: z.boolean(), grade: maybe, score: z.number().nullable() }),
    ending: z.object({ kind: z.enum(['deregister', 'revoke']), reason: text }).nullable(),
    year: z.object({ year: count, plenaries: count, meetings: count, ballots: count, adjustments: count }).nullable(),
    report: z.object({ year: count, missed: z.boolean() }).nullable(),
    ballots: z.array(openBallot),
    decided: z.array(decidedBallot),
    meetings: z.array(z.object({ meeting: text, form: z.enum(['plenary', 'review', 'election', 'working']), opensAt: time, body: text })),
    documents: z.record(text, text),
    change: z.object({ what: z.enum(['host', 'name', 'scope']), reason: text }).nullable(),
    counts: z.object({ resolutions: count, ballots: count, meetings: count, projects: count, subgroups: count, warnings: count }),
  })
  .meta({ id: 'Committee', description: 'A technical committee, for its applicant, its host, its members and its authority' });

export type CommitteeView = z.output<typeof committeeView>;
