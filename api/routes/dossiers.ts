import { idOf } from '../../domain/kernel/decider.js';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { decisionRow, dossierOrCounterfactual } from '../../contract/dossier.js';
import { endpoint } from '../../contract/endpoint.js';
import { cursor, idParams, pageOf as pageSchema } from '../../contract/http.js';
import { plainNumber } from '../../contract/plain-number.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { counterfactual } from '../../domain/dossier/counterfactual.js';
import { withheldIn } from '../../domain/dossier/seal.js';
import { decides, decisionOf } from '../../domain/dossier/decision-kinds.js';
import type { View } from '../../db/projection.js';
import { bindTo, type Bound, type Call, type Look, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem, Refused } from '../http/problem.js';
import { wantsPage } from '../http/wants-page.js';
import type { Noun } from '../nouns.js';
import { dossierOpen, seesDecision, veilFor } from '../policy/dossier-sight.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { decodeCursor, encodeCursor } from '../read/cursor.js';
import { decisionAt, decisionsOf, latestDecision, type Decision, type Log } from '../read/decisions.js';
import { counterfactualPage, dossierPage } from '../read/dossier-page.js';
import type { Checked } from '../read/dossier-record-parts.js';
import { Dossiers, type ReadDossier } from '../read/dossiers.js';
import { pageHeaders } from '../read/printed-page.js';
import { lookUp } from '../read/record.js';

const query = z.strictObject({
  format: z.enum(['json', 'html']).optional(),
  atLeast: plainNumber({ min: 0 }).optional(),
  as: z
    .string()
    .min(1)
    .max(400)
    .optional()
    .describe('a rule with parameters (CN-GS;yes=3/4;den=E) or a profile: what the same papers would come to, not binding'),
});
/** A register grants numbers by the thousand. */
const listQuery = z.strictObject({
  atLeast: query.shape.atLeast,
  limit: plainNumber({ min: 1, max: 200 }).default(200),
  cursor,
});
const seqParams = idParams.extend({ seq: plainNumber({ min: 1 }) });
type Asked = Pick<Call, 'request' | 'caller'> & { readonly query: z.output<typeof query> };

const endpointsOf = (noun: Noun) => {
  const path = `/api/v1/${noun.path}/:id`;
  const common = { method: 'get', tag: noun.tag, who: 'public', query, status: 200 } as const;
  return {
    list: endpoint({
      ...common,
      name: `dossiers.${noun.path}`,
      path: `${path}/dossiers`,
      summary: `The decisions of one of ${noun.path}, each with its dossier`,
      params: idParams,
      query: listQuery,
      answer: pageSchema(decisionRow),
    }),
    one: endpoint({
      ...common,
      name: `dossier.${noun.path}`,
      personal: 'offices',
      path: `${path}/dossiers/:seq`,
      summary: 'The dossier of one decision, as JSON or as a page that prints on A4',
      params: seqParams,
      answer: dossierOrCounterfactual,
      alsoAs: ['text/html'],
    }),
    last: endpoint({
      ...common,
      name: `lastDossier.${noun.path}`,
      personal: 'offices',
      path: `${path}/dossier`,
      summary: 'The dossier of the latest decision, as JSON or as a page that prints on A4',
      params: idParams,
      answer: dossierOrCounterfactual,
      alsoAs: ['text/html'],
    }),
  };
};

/** What may be seen of a lifecycle that has decisions to show now. */
const opened =
  (ports: Ports, noun: Noun): Look<{ readonly id: string }, Seen> =>
  async (params, asker) => {
    const seen = await lookUp(ports, noun)(params, asker);
    const refusal = dossierOpen(noun, seen.view);
    if (refusal !== null) throw new Refused(refusal);
    return seen;
  };

const logOf = (noun: Noun, seen: Seen): Log => ({
  stream: seen.view._id as Stream, // the id of a view is its stream
  kind: noun.kind,
  sees: (type) => seesDecision(noun, seen, type),
});

function row(noun: Noun, id: string, { seq, at, type, data }: Decision): z.output<typeof decisionRow> {
  const entry = decisionOf(noun.kind, { type, data });
  if (entry === null) throw new Error(`${type} was listed as a decision`);
  const { decision, zh, en } = entry;
  return { seq, at: chinaTime(at), type, decision, zh, en, self: `/api/v1/${noun.path}/${id}/dossiers/${seq}` };
}

const purposeOf = (view: View): BallotState['purpose'] | null => (view._id.startsWith('ballot/') ? (view.state as BallotState).purpose : null); // written by the projection of ballots

async function answer({ ports, dossiers }: Desk, { noun, seen, seq }: Found, call: Asked): Promise<Reply> {
  const { view } = seen;
  const read = await dossiers.read({ view, seq, calendar: ports.calendar, veil: veilFor(noun, seen, call.caller) });
  const page = wantsPage(call);
  if (call.query.as === undefined)
    return page ? { text: dossierPage(read, await checkedFor(read)), headers: pageHeaders } : { stream: Readable.from(read.pieces()) };
  const found = counterfactual(read.head, call.query.as, purposeOf(view));
  if (!found.ok) throw new Refused(found.error);
  return page ? { text: counterfactualPage(read.head, found.value), headers: pageHeaders } : { body: found.value };
}

const checkedFor = async ({ rows, again }: ReadDossier): Promise<Checked> => ({ withheld: withheldIn(rows), again: await again() });

type Desk = { readonly ports: Ports; readonly dossiers: Dossiers };
type Found = { readonly noun: Noun; readonly seen: Seen; readonly seq: number };

function decided(found: Decision | null): number {
  if (found === null) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
  return found.seq;
}

const routesOf = (ports: Ports, noun: Noun, dossiers: Dossiers): readonly Bound[] => {
  const { list, one, last } = endpointsOf(noun);
  return [
    bindTo(list, opened(ports, noun), async ({ query: asked }, seen): Promise<Reply> => {
      const after = Number(decodeCursor(asked.cursor)?.[0] ?? 0);
      const page = await decisionsOf(ports.db, logOf(noun, seen), { after, limit: asked.limit });
      const next = page.next === null ? null : encodeCursor([page.next, seen.view._id]);
      return { body: { items: page.items.map((decision) => row(noun, idOf(seen.view._id), decision)), next } };
    }),
    bindTo(one, opened(ports, noun), async (call, seen): Promise<Reply> => {
      const seq = decided(await decisionAt(ports.db, logOf(noun, seen), call.params.seq));
      return answer({ ports, dossiers }, { noun, seen, seq }, call);
    }),
    bindTo(last, opened(ports, noun), async (call, seen): Promise<Reply> => {
      const seq = decided(await latestDecision(ports.db, logOf(noun, seen)));
      return answer({ ports, dossiers }, { noun, seen, seq }, call);
    }),
  ];
};

/** Dossiers of every noun whose lifecycle decides anything. */
export function dossierRoutes(ports: Ports, nouns: readonly Noun[]): readonly Bound[] {
  const dossiers = new Dossiers(ports.db);
  return nouns.filter((noun) => decides(noun.kind)).flatMap((noun) => routesOf(ports, noun, dossiers));
}
