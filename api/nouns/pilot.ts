import { z } from 'zod';
import { pilotView } from '../../contract/views/pilot.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import { viewsOf } from '../../db/collections.js';
import type { View } from '../../db/projection.js';
import { idOf } from '../../domain/kernel/decider.js';
import { actSchemasOf, startSchemaOf } from '../../domain/kernel/wire.js';
import type { OrganisationState } from '../../domain/organisation/state.js';
import { society } from '../../domain/pilot/fields.js';
import type { Registered } from '../../domain/pilot/fields.js';
import { missingOf } from '../../domain/pilot/parties.js';
import { pilot } from '../../domain/pilot/pilot.js';
import { everyDepartment, figuresOf, matterNames, opinionsOn, pilotCodes, programmes, type PilotState } from '../../domain/pilot/state.js';
import type { Words } from '../../domain/kernel/words.js';
import { derivedId } from '../derived-id.js';
import { HttpProblem } from '../http/problem.js';
import { actRoutes, datesIn, type Noun } from '../nouns.js';
import { authorityNamed, bodyNamed } from '../policy/registered-authority.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { checkRehearsal, clockOf, rehearsalFields } from '../rehearsal-start.js';

const start = startSchemaOf(pilot).safeExtend(rehearsalFields).superRefine(checkRehearsal);
const applied = z.object({ society });

const stateOf = (view: View): PilotState => view.state as PilotState; // folded by the projection of pilots

/** What the register says of who applies; null for who is not in it. */
async function registeredAs({ db }: Ports, organisation: string): Promise<Registered | null> {
  const view = await viewsOf(db, 'organisations')
    .findOne({ _id: `organisation/${organisation}` })
    .lean<View>();
  if (view === null) return null;
  const { name, kind, standing, fields } = view.state as OrganisationState; // written by the projection of organisations
  return { name, kind, standing, fields };
}

/** A call for pilots, and the pilots that answered it. */
export const pilotNoun: Noun = {
  kind: 'pilot',
  path: 'pilots',
  tag: 'pilots',
  collection: 'pilots',
  decider: pilot,
  acts: actRoutes(actSchemasOf(pilot)),
  start: {
    body: start,
    birth: async (body, { commandId, now, ports }) => {
      const { rehearsalScale, rehearsalEpoch, rehearsalCatchesUp, market, civil, science, programme: id, ...asked } = start.parse(body);
      const programme = programmes[id];
      if (programme === undefined)
        throw new HttpProblem('NO_SUCH_PROFILE', { found: { programme: id }, needed: Object.keys(programmes), cure: ['self'] });
      const [one, two, three] = await Promise.all([
        authorityNamed(ports, market),
        authorityNamed(ports, civil),
        bodyNamed(ports, science, ['authority', 'other']),
      ]);
      const departments = {
        market: { organisation: market, name: one },
        civil: { organisation: civil, name: two },
        science: { organisation: science, name: three },
      };
      const clock = clockOf({ rehearsalScale, rehearsalEpoch, rehearsalCatchesUp }, now);
      return { id: derivedId('t', commandId), input: { ...asked, departments, programme }, ...(clock === null ? {} : { clock }) };
    },
  },
  prepare: async (ports, { act, body }) => (act === 'apply' ? { ...body, registered: await registeredAs(ports, applied.parse(body).society) } : body),
  views: { full: pilotView, public: pilotView },
  show: showPilot,
  deadlines: (value) => {
    const { clocks, report, frozen } = value as PilotState; // as above
    if (frozen !== null) return [];
    return datesIn(report === null || clocks.halfYearReport === undefined ? clocks : { ...clocks, halfYearReport: report.due });
  },
  links: (view) => {
    const { round, applications } = stateOf(view);
    const to = (stream: string): string => `/api/v1/pilots/${idOf(stream)}`;
    return {
      ...(round === null ? {} : { call: to(round) }),
      ...Object.fromEntries(applications.map(({ pilot: stream }, i) => [`pilot${i + 1}`, to(stream)])),
    };
  },
};

function showPilot(_ports: Ports, { view }: Seen): ShownFrom<typeof pilotView> {
  const state = stateOf(view);
  const { joint, order, clocks, round, standards, applications, programme, code, decisions } = state;
  const missing = missingOf(state);
  const figures = figuresOf(state);
  const { midTerm = null, selfAssessment = null, pilotEnd = null, rectification = null, conditions = null } = clocks;
  return {
    ...state,
    form: round === null ? 'call' : 'pilot',
    programme: programme.id,
    stage: pilotCodes[code],
    round: round === null ? null : `/api/v1/pilots/${idOf(round)}`,
    joint: joint === null ? null : { matter: joint.of, acted: everyDepartment.filter((one) => !missing.includes(one)), missing },
    decisions: decisions.map(({ matter, outcome, at }) => {
      const names: { readonly [opinion: string]: Words } = opinionsOn[matter];
      return { matter, matterWords: matterNames[matter], outcome, outcomeWords: names[outcome] ?? { zh: outcome, en: outcome }, at };
    }),
    applications: applications.map((one) => ({ ...one, pilot: `/api/v1/pilots/${idOf(one.pilot)}` })),
    notice: state.notice === null ? null : { ...state.notice, open: state.notice.open.map(({ objection }) => objection) },
    order:
      order === null
        ? null
        : { ...order, indicators: order.indicators.map((one) => ({ ...one, found: one.measure === 'other' ? null : figures[one.measure] })) },
    figures,
    standards: standards.map((one) => ({ ...one, project: `/api/v1/projects/${idOf(one.project)}` })),
    dates: { midTerm, selfAssessment, pilotEnd, rectification, conditions },
  };
}
