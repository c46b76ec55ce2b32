import { idOf } from '../../domain/kernel/decider.js';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { receipt } from '../../contract/http.js';
import { receiptShown } from '../../contract/views/receipt.js';
import { comments, type CommentRow } from '../../db/consultation.js';
import { modelOf } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import type { ConsultationCommand } from '../../domain/consultation/acts.js';
import { consultation as rounds } from '../../domain/consultation/consultation.js';
import { reason } from '../../domain/consultation/fields.js';
import type { ConsultationState } from '../../domain/consultation/state.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { holderOfSecret } from '../accounts/receipt-secret.js';
import { bindTo, type Bound, type Call, type Look, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem, Refused, shownRefusal } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import type { Ports } from '../ports.js';
import { contextOf } from '../read/acts.js';
import { deadlinesOf } from '../read/show-lifecycle.js';
import { readView } from '../read/views.js';
import { asking, receiptOf } from './lifecycle.js';
import { commandId } from '../http/idempotency-key.js';

const params = z.strictObject({ secret: z.string().regex(/^[\w-]{22,64}$/) });

const common = { tag: 'consultations', who: 'public', params } as const;
const readEndpoint = endpoint({
  ...common,
  name: 'readReceipt',
  method: 'get',
  path: '/api/v1/receipts/:secret',
  summary: 'What became of the comment whose receipt this is: state, disposition and reason, deadlines, what its holder may do',
  answer: receiptShown,
  status: 200,
});
const withdrawEndpoint = endpoint({
  ...common,
  name: 'withdrawByReceipt',
  method: 'post',
  path: '/api/v1/receipts/:secret/withdraw',
  summary: 'Take the comment back, until the close of the round',
  body: z.strictObject({}),
  answer: receipt,
  status: 200,
  command: true,
});
const objectEndpoint = endpoint({
  ...common,
  name: 'objectByReceipt',
  method: 'post',
  path: '/api/v1/receipts/:secret/object',
  summary: 'Object to the disposition, once; the round is not settled before the objection is answered',
  body: z.strictObject({ reason }),
  answer: receipt,
  status: 200,
  command: true,
});

/** What a secret opens: the one comment it was given for, and the right to act as who sent it. */
type Held = { readonly secret: string; readonly holder: Actor; readonly row: CommentRow; readonly view: View; readonly state: ConsultationState };

/** A secret is the right: who has it sees this comment, who has not learns of nothing. */
const held =
  ({ db }: Ports, noun: Noun): Look<z.output<typeof params>, Held> =>
  async ({ secret }) => {
    const holder = holderOfSecret(secret);
    const row = await modelOf(db, comments).findOne({ by: holder.id }).lean<CommentRow>();
    const view = row === null ? null : await readView(db, noun.collection, row.consultation);
    if (row === null || view === null) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return { secret, holder, row, view, state: view.state as ConsultationState }; // written by the projection of comment rounds
  };

type Wish = Extract<ConsultationCommand, { readonly type: 'withdrawComment' | 'objectDisposition' }>;

/** Asked of the decider with a payload that is in order: open means that it will be taken. */
function actShown(
  ports: Ports,
  { secret, holder, row, view, state }: Held,
  act: 'withdraw' | 'object',
): z.output<typeof receiptShown>['acts'][number] {
  const context = contextOf(ports, view, { actor: holder });
  const wish: Wish = act === 'withdraw' ? { type: 'withdrawComment', comment: row.n } : { type: 'objectDisposition', comment: row.n, reason: '—' };
  const verdict = rounds.decide(state, wish, context);
  const shown = { name: act, method: 'POST' as const, href: `/api/v1/receipts/${secret}/${act}` };
  return { ...shown, open: verdict.ok, blockers: verdict.ok ? [] : [shownRefusal(verdict.error)] };
}

async function voidedShown(
  { db }: Ports,
  noun: Noun,
  { voided, project, round }: ConsultationState,
): Promise<z.output<typeof receiptShown>['voided']> {
  if (voided === undefined) return null;
  const next = `${idOf(project)}-${round + 1}`;
  const begun = await readView(db, noun.collection, `consultation/${next}`);
  return { reason: voided.reason, at: chinaTime(voided.at), next: begun === null ? null : `/api/v1/${noun.path}/${next}` };
}

const bodyOf = async (ports: Ports, noun: Noun, found: Held): Promise<z.output<typeof receiptShown>> => {
  const { row, state } = found;
  return {
    consultation: `/api/v1/${noun.path}/${idOf(row.consultation)}`,
    comment: row.n,
    at: chinaTime(row.at),
    ...{ late: row.late, clause: row.clause, text: row.text, phase: state.phase, status: row.status, answer: row.answer },
    objection: row.objection === null ? null : { reason: row.objection, answer: row.objectionAnswer },
    voided: await voidedShown(ports, noun, state),
    deadlines: deadlinesOf(noun, state),
    acts: [actShown(ports, found, 'withdraw'), actShown(ports, found, 'object')],
  };
};

/** What the holder of a receipt wants done. */
type Asked = Held & { readonly wish: Wish; readonly key: Call['key'] };

async function send(ports: Ports, noun: Noun, { holder, row, wish, key: { value: key } }: Asked): Promise<Reply> {
  const id = idOf(row.consultation);
  const envelope = { id: commandId({ actor: holder }, key), actor: holder, command: wish };
  const to = { noun, id, key };
  const verdict = await asking(to, ports.engine.submit(row.consultation, envelope));
  if (!verdict.ok) throw new Refused(verdict.refusal);
  return { body: receiptOf(to, verdict) };
}

/** A round that is over no longer runs; its decider says why nothing more can be done. */
const refusedWhenOver = (ports: Ports, { holder, view, state, wish: { type } }: Asked): void => {
  if (!view.ended) return;
  const verdict = rounds.can(state, type, contextOf(ports, view, { actor: holder }));
  if (!verdict.ok) throw new Refused(verdict.error);
};

const acting = (ports: Ports, noun: Noun, asked: Asked): Promise<Reply> => {
  refusedWhenOver(ports, asked);
  return send(ports, noun, asked);
};

/** The commenter without an account: the secret of the receipt is the right to read, to withdraw and to object once. */
export const receiptRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  bindTo(readEndpoint, held(ports, noun), async (_call, found) => ({ body: await bodyOf(ports, noun, found) })),
  bindTo(withdrawEndpoint, held(ports, noun), ({ key }, found) =>
    acting(ports, noun, { ...found, key, wish: { type: 'withdrawComment', comment: found.row.n } }),
  ),
  bindTo(objectEndpoint, held(ports, noun), ({ key, body }, found) =>
    acting(ports, noun, { ...found, key, wish: { type: 'objectDisposition', comment: found.row.n, reason: body.reason } }),
  ),
];
