import { z } from 'zod';
import { valuesOf } from '../../domain/kernel/words.js';
import { departmentNames, endNames, matterNames, measureNames, pilotCodes } from '../../domain/pilot/state.js';
import { fields } from '../../domain/profile/profile.js';
import { count, maybe, text, time, unit, words } from './shown.js';

const department = z.enum(valuesOf(departmentNames));
const matter = z.enum(valuesOf(matterNames));
const date = time.nullable();

const everybody = {
  title: words,
  form: z.enum(['call', 'pilot']),
  organisation: text,
  organisationName: text,
  departments: z.object({ market: unit, civil: unit, science: unit }),
  programme: text,
  fields: z.array(z.enum(fields)),
  code: z.enum(valuesOf(pilotCodes)),
  stage: words,
  since: time,
  round: maybe.meta({ description: 'Address of the call it answered; of a call null' }),
  joint: z
    .object({ matter, acted: z.array(department), missing: z.array(department) })
    .nullable()
    .meta({ description: 'What the departments do together at present: who has acted, who is missing' }),
  decisions: z.array(z.object({ matter, matterWords: words, outcome: text, outcomeWords: words, at: time })),
  applications: z.array(z.object({ organisation: text, organisationName: text, field: z.enum(fields), pilot: text })),
  notice: z
    .object({
      opensAt: time,
      closesAt: time,
      provisional: z.boolean(),
      closed: z.boolean(),
      objections: count,
      open: z.array(count),
      upheld: z.array(count),
    })
    .nullable(),
  order: z
    .object({ text, indicators: z.array(z.object({ name: text, measure: z.enum(valuesOf(measureNames)), target: count, found: count.nullable() })) })
    .nullable()
    .meta({ description: 'The task order; found is what is counted so far, null where the departments judge' }),
  term: z.object({ startsAt: time, endsAt: time }).nullable(),
  report: z.object({ n: count, opensAt: time, due: time, closesAt: time }).nullable().meta({ description: 'The next half-year report' }),
  reports: z.object({ filed: count, late: count, missed: count }),
  figures: z.object({ published: count, reviewed: count }),
  standards: z.array(z.object({ project: text, number: text, at: time, reviews: count })),
  rectifications: count,
  dates: z.object({ midTerm: date, selfAssessment: date, pilotEnd: date, rectification: date, conditions: date }),
  frozen: z.object({ since: time, reason: text }).nullable().meta({ description: 'Its society may not act at present, and the pilot rests' }),
  end: z.enum(valuesOf(endNames)).nullable(),
  rehearsal: z.boolean(),
};

export const pilotView = z
  .object(everybody)
  .meta({ id: 'Pilot', description: 'A call for pilots of group standards by three departments, or the pilot of one society' });

export type PilotView = z.output<typeof pilotView>;
