import { idOf } from '../../domain/kernel/decider.js';
import { z } from 'zod';
import { draftingStart } from '../../contract/drafting.js';
import { draftingView } from '../../contract/views/drafting.js';
import type { View } from '../../db/projection.js';
import { drafting } from '../../domain/drafting/drafting.js';
import { alarmFields, uploadFields } from '../../domain/drafting/fields.js';
import { draftingRefusals } from '../../domain/drafting/refusals.js';
import type { DraftingState } from '../../domain/drafting/state.js';
import { alarmsOf } from '../../domain/drafting/lineage.js';
import { houseTerms, ownConsensus, termsHash } from '../../domain/drafting/house-terms.js';
import type { DraftingInput } from '../../domain/messages/drafting.js';
import { refusing } from '../../domain/kernel/refusals.js';
import { actSchemasOf } from '../../domain/kernel/wire.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { derivedId } from '../derived-id.js';
import type { Caller } from '../http/call.js';
import { Refused } from '../http/problem.js';
import { showDrafting } from '../shown/drafting.js';
import { actRoutes, type Noun } from '../nouns.js';
import { readableDocument, uploadShown } from '../policy/document-sight.js';
import type { Ports } from '../ports.js';
import { readClauses } from '../read/clause-text.js';
import { committeeEnded } from '../read/committee-ended.js';
import { traceRound } from '../read/lineage.js';
import { readView } from '../read/views.js';

const stateOf = (view: View): DraftingState => view.state as DraftingState; // written by the projection of drafting groups

const refused = refusing(draftingRefusals, { rule: 'D-TEXT', source: 'D-CLAUSES', cure: ['self'] });
const wrong = (...why: Parameters<typeof refused>): Refused => new Refused(refused(...why).error);

const upload = z.strictObject(uploadFields);
const alarm = z.strictObject(alarmFields);

/** The clauses of a version come from the stored text, which its uploader must be able to read. */
async function withClauses(ports: Ports, caller: Caller, body: z.output<typeof upload>): Promise<object> {
  const row = await readableDocument(ports.db, body.sha256, caller);
  if (row === null) throw wrong('TEXT_UNREADABLE', { found: body.sha256, needed: 'a stored document (POST /api/v1/documents)' });
  const tree = await readClauses(ports.db, body.sha256);
  if (tree === null)
    throw wrong('TEXT_UNREADABLE', { found: uploadShown(row, caller).type, needed: 'text/plain (Markdown or numbered headings), 4 MiB at most' });
  const ids = (kind: string): readonly string[] => [...new Set(tree.problems.filter((one) => one.kind === kind).map(({ id }) => id))];
  return {
    ...body,
    clauses: tree.clauses.map(({ id, hash }) => ({ id, hash })),
    duplicates: ids('duplicate'),
    gaps: [...ids('gap'), ...ids('orphan')],
  };
}

/** An alarm that rings now, with the two texts it is about. */
async function withTexts(ports: Ports, view: View, { round, ...body }: z.output<typeof alarm>): Promise<object> {
  const { project, organisation } = stateOf(view);
  const found = project === null ? null : await readView(ports.db, 'projects', project);
  if (found === null || found['organisation'] !== organisation)
    throw wrong('NO_PROJECT', { found: project, needed: 'a project of the same organisation' });
  const { comment } = found.state as ProjectState; // written by the projection of projects
  const traced = await traceRound(ports.db, found, { round: round ?? Math.max(1, comment.round), inside: true });
  if (traced?.lineage == null)
    throw wrong('LINEAGE_UNREADABLE', {
      found: { round: round ?? comment.round },
      needed: 'the text commented on and the next one',
      cure: ['drafter'],
    });
  const alarms = alarmsOf(traced.lineage);
  if (!alarms.includes(body.alarm)) throw wrong('ALARM_NOT_RAISED', { found: body.alarm, needed: alarms.slice(0, 50) });
  return { ...body, from: traced.from, to: traced.to };
}

const streamTo = <K extends string>(kind: K, id: string | null): `${K}/${string}` | null => (id === null ? null : `${kind}/${id}`);

/** A drafting group and its text. Positions are named inside the group, and nobody outside sees it. */
export const draftingNoun: Noun = {
  kind: 'drafting',
  path: 'draftings',
  tag: 'draftings',
  collection: 'draftings',
  decider: drafting,
  acts: actRoutes(actSchemasOf(drafting)),
  start: {
    body: draftingStart,
    birth: (body, { commandId }) => {
      const { project, committee, terms: given, ...start } = draftingStart.parse(body);
      // Terms that come with a group are its own and cite no law.
      const terms = given === undefined ? houseTerms : ownConsensus(given);
      const input: DraftingInput = {
        ...start,
        terms,
        project: streamTo('standard-project', project),
        committee: streamTo('committee', committee),
        profile: termsHash(terms),
      };
      return { id: derivedId('d', commandId), input };
    },
  },
  prepare: async (ports, { view, caller, act, body }) => {
    if (act === 'uploadVersion') return withClauses(ports, caller, upload.parse(body));
    if (act === 'voteOnObjection' && (await committeeEnded(ports.db, stateOf(view).committee))) return { ...body, committeeEnded: true };
    return act === 'answerAlarm' ? withTexts(ports, view, alarm.parse(body)) : body;
  },
  views: { full: draftingView, public: draftingView },
  show: showDrafting,
  deadlines: (value) => {
    const { open } = value as DraftingState; // as above
    return open.map(({ n, closesAt, provisional }) => ({ name: `callCloses.${n}`, at: closesAt, provisional }));
  },
  links: (view, id) => {
    const { project, text } = stateOf(view);
    const rows = Object.fromEntries(['versions', 'issues', 'decisions'].map((name) => [name, `/api/v1/draftings/${id}/${name}`]));
    return {
      ...rows,
      diff: `/api/v1/draftings/${id}/diff`,
      ...(text === null ? {} : { text: `/api/v1/documents/${text}` }),
      ...(project === null ? {} : { project: `/api/v1/projects/${idOf(project)}`, lineage: `/api/v1/projects/${idOf(project)}/lineage` }),
    };
  },
};
