import { z } from 'zod';
import { titleOf } from '../../domain/law/sources.js';
import { supervisionView } from '../../contract/views/supervision.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import { viewsOf } from '../../db/collections.js';
import type { View } from '../../db/projection.js';
import type { SupervisionView } from '../../db/supervision.js';
import { indicatorOf, indicators } from '../../domain/indicator/indicators.js';
import { idOf } from '../../domain/kernel/decider.js';
import { field } from '../../domain/kernel/field.js';
import { actSchemasOf, startSchemaOf } from '../../domain/kernel/wire.js';
import type { Words } from '../../domain/kernel/words.js';
import { suspendable } from '../../domain/messages/suspension.js';
import { findings } from '../../domain/supervision/fields.js';
import { refused } from '../../domain/supervision/refusals.js';
import { supervision } from '../../domain/supervision/supervision.js';
import { entryNames, findingNames } from '../../domain/supervision/words.js';
import { derivedId } from '../derived-id.js';
import { Refused } from '../http/problem.js';
import { actRoutes, datesIn, type Noun } from '../nouns.js';
import { authorityNamed, bodyNamed } from '../policy/registered-authority.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { checkRehearsal, clockOf, rehearsalFields } from '../rehearsal-start.js';

const figure = z.enum(indicators.map(({ id }) => id)).meta({ names: Object.fromEntries(indicators.map(({ id, words }) => [id, words])) });
const start = startSchemaOf(supervision)
  .safeExtend({ ...rehearsalFields, indicator: field(figure.optional(), '所涉指标', 'figure it is about') })
  .superRefine(checkRehearsal);
const ordered = z.object({ findings });

const stateOf = (view: View): SupervisionView => view.state as SupervisionView; // folded by the projection of matters of supervision

/** A matter is about the society's own records: another's project is neither asked about nor stopped by it. */
async function checkProjects({ db }: Ports, organisation: string, streams: readonly (string | undefined)[]): Promise<void> {
  for (const project of streams) {
    if (project === undefined) continue;
    const view = await viewsOf(db, 'projects').findOne({ _id: project }, { organisation: 1 }).lean<View>();
    if (view?.['organisation'] === organisation) continue;
    const found = { project, organisation: view === null ? null : String(view['organisation']) };
    throw new Refused(refused('RECORD_NOT_THEIRS', { found, needed: { organisation }, cure: ['self'] }).error);
  }
}

/** Bodies whose standards are supervised: societies, and authorities that make local standards. */
const supervised = ['society', 'authority', 'institution', 'other'] as const;

/** A question of a department to a society, and what it is to put right. */
export const supervisionNoun: Noun = {
  kind: 'supervision',
  path: 'supervisions',
  tag: 'supervisions',
  collection: 'supervisions',
  decider: supervision,
  acts: actRoutes(actSchemasOf(supervision)),
  start: {
    body: start,
    birth: async (body, { commandId, now, ports }) => {
      const { rehearsalScale, rehearsalEpoch, rehearsalCatchesUp, ...asked } = start.parse(body);
      await checkProjects(ports, asked.organisation, [asked.project, ...asked.findings.map(({ project }) => project)]);
      const [departmentName, organisationName] = await Promise.all([
        authorityNamed(ports, asked.department),
        bodyNamed(ports, asked.organisation, supervised),
      ]);
      const clock = clockOf({ rehearsalScale, rehearsalEpoch, rehearsalCatchesUp }, now);
      return { id: derivedId('s', commandId), input: { ...asked, departmentName, organisationName }, ...(clock === null ? {} : { clock }) };
    },
  },
  prepare: async (ports, { act, body, view }) => {
    if (act === 'orderRectification')
      await checkProjects(
        ports,
        stateOf(view).organisation,
        ordered.parse(body).findings.map(({ project }) => project),
      );
    return body;
  },
  views: { full: supervisionView, public: supervisionView },
  show: showSupervision,
  deadlines: (value) => {
    const { awaited } = value as SupervisionView; // as above
    return datesIn({ supervisionAnswer: awaited.answer?.due, supervisionEvidence: awaited.evidence?.due });
  },
  links: (view): { readonly [name: string]: string } => {
    const { project } = stateOf(view);
    return project === null ? {} : { project: projectLink(project) };
  },
};

const figureShown = (id: string): { readonly id: string } & Words => ({ id, ...(indicatorOf(id)?.words ?? { zh: id, en: id }) });
const projectLink = (stream: string): string => `/api/v1/projects/${idOf(stream)}`;

function showSupervision(_ports: Ports, { view }: Seen): ShownFrom<typeof supervisionView> {
  const state = stateOf(view);
  const { department, departmentName, project, indicator, written, thread } = state;
  return {
    ...state,
    department: { organisation: department, name: departmentName },
    about: { project: project === null ? null : projectLink(project), indicator: indicator === null ? null : figureShown(indicator) },
    findings: state.findings.flatMap(({ n, standing, suspended }) => {
      const one = written.find((said) => said.n === n);
      if (one === undefined) return [];
      return [
        {
          ...{ ...one, standing, suspended, standingWords: findingNames[standing], source: titleOf(one.source) },
          acts: one.acts.map((act) => ({ act, words: suspendable[act] })),
          project: one.project === null ? null : projectLink(one.project),
        },
      ];
    }),
    thread: thread.map((one) => ({ ...one, words: entryNames[one.kind] })),
  };
}
