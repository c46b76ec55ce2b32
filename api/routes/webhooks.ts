import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { eventNames } from '../../contract/event-names.js';
import { idParams, pageOf as pageSchema, pageQuery } from '../../contract/http.js';
import {
  hookMessage,
  messageCursor,
  replayed,
  replayRequest,
  unproven,
  webhookGiven,
  webhookParams,
  webhookRequest,
  webhookShown,
  type WebhookShown,
} from '../../contract/webhook.js';
import { hookFault, type HookFault } from '../../contract/webhook-address.js';
import { endWebhook, findWebhook, resumeWebhook, webhooksOf, type WebhookRow } from '../../db/webhook.js';
import { messageId, messagesAfter, replayAfter, type MessageRow } from '../../db/webhook-message.js';
import { needRole } from '../../domain/kernel/need-role.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { holdsOffice } from '../accounts/offices.js';
import { bindTo, type Bound, type Caller, type Look } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem, Refused } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { checkShownLately } from '../policy/step-up.js';
import type { Ports } from '../ports.js';
import { decodeCursor, pageOf } from '../read/cursor.js';
import { lookUp } from '../read/record.js';

/** As many as an organisation has use for; each gets every message. */
const mostAtOne = 10;
/** For how long the secret of before signs beside the new one. */
const bothSign = 24 * 3_600_000;

const self = '/api/v1/organisations/:id/webhooks';
const one = { path: `${self}/:hook`, params: webhookParams } as const;
const office = { tag: 'webhooks', who: ['officer', 'secretariat'] } as const;

const endpoints = {
  add: endpoint({
    ...{ name: 'addWebhook', method: 'post', path: self, ...office },
    summary: 'Have messages of what happens where this organisation is party sent to an address of yours; its secret is shown this once',
    ...{ params: idParams, body: webhookRequest, answer: webhookGiven, status: 201 },
  }),
  list: endpoint({
    ...{ name: 'listWebhooks', method: 'get', path: self, ...office },
    summary: 'The webhooks of an organisation, and whether messages get through',
    ...{ params: idParams, answer: pageSchema(webhookShown), status: 200 },
  }),
  ledger: endpoint({
    ...{ name: 'listWebhookMessages', method: 'get', path: `${one.path}/messages`, ...office },
    summary: 'The ledger of a webhook: each message in the order of what happened, whether it was taken, and its cursor; kept for ninety days',
    params: webhookParams,
    query: pageQuery.extend({ after: messageCursor.describe('游标 · only messages behind this one of a message') }),
    ...{ answer: pageSchema(hookMessage), status: 200 },
  }),
  rotate: endpoint({
    ...{ name: 'renewWebhookSecret', method: 'post', path: `${one.path}/renew-secret`, ...office },
    summary: 'A new secret, shown this once; for a day the one of before signs beside it',
    ...{ params: webhookParams, answer: webhookGiven, status: 200 },
  }),
  replay: endpoint({
    ...{ name: 'replayWebhook', method: 'post', path: `${one.path}/replay`, ...office },
    summary: 'Have everything behind a cursor sent again, under the same ids',
    ...{ params: webhookParams, body: replayRequest, answer: replayed, status: 200 },
  }),
  resume: endpoint({
    ...{ name: 'resumeWebhook', method: 'post', path: `${one.path}/resume`, ...office },
    summary: 'Go on with one that was stopped because nothing got through, from where it stopped',
    ...{ params: webhookParams, answer: webhookShown, status: 200 },
  }),
  end: endpoint({
    ...{ name: 'endWebhook', method: 'delete', ...one, ...office },
    summary: 'End a webhook; its address and its secret are forgotten',
    ...{ answer: z.undefined(), status: 204 },
  }),
};

const timeOrNull = (at: number | null): string | null => (at === null ? null : chinaTime(at));

const shown = ({ _id, name, shape, host, at, failingSince, stopped, error, earlierUntil }: WebhookRow): WebhookShown => ({
  ...{ id: _id, name, shape, host, unproven: unproven.includes(shape), at: chinaTime(at) },
  ...{ failingSince: timeOrNull(failingSince), stoppedAt: timeOrNull(stopped), lastError: error, earlierSecretUntil: timeOrNull(earlierUntil) },
});

const shownMessage = (row: MessageRow): z.output<typeof hookMessage> => ({
  ...{
    cursor: row.cursor,
    id: messageId(row),
    type: row.type,
    ...eventNames(row.type),
    subject: row.stream,
    title: row.title,
    at: chinaTime(row.at),
  },
  ...{ state: row.state, attempts: row.attempts, lastAt: timeOrNull(row.lastAt), status: row.status, error: row.error },
});

const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** The office of that organisation itself. A grant for everywhere supervises, it has nothing sent elsewhere. */
const officeOf =
  (ports: Ports, noun: Noun): Look<{ readonly id: string }, { readonly organisation: string }> =>
  async (params, asker) => {
    const { view } = await lookUp(ports, noun)(params, asker);
    const organisation = String(view['organisation']);
    const may = needRole(asker.caller.actor, organisation, 'officer', 'secretariat');
    if (!may.ok) throw new Refused(may.error);
    return { organisation };
  };

const hookOf =
  (ports: Ports, noun: Noun): Look<{ readonly id: string; readonly hook: string }, WebhookRow> =>
  async ({ id, hook }, asker) => {
    const { organisation } = await officeOf(ports, noun)({ id }, asker);
    const row = await findWebhook(ports.db, hook);
    if (row === null || row.organisation !== organisation) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return row;
  };

const notThere = (fault: HookFault) =>
  refuse('WEBHOOK_ADDRESS', {
    ...{ rule: 'D-WEBHOOK', source: 'D-WEBHOOK-ADDRESS', found: fault },
    needed: 'https, port 443 or 8443, a host on the public net; others are named by the operator (BIAOCHENG_WEBHOOK_INTRANET)',
    cure: ['self', 'operator'],
  }).error;
const tooMany = () =>
  refuse('WEBHOOKS_TOO_MANY', { rule: 'D-WEBHOOK', source: 'D-WEBHOOK-ADDRESS', found: mostAtOne, needed: { fewerThan: mostAtOne }, cure: ['self'] })
    .error;

/** Where an office sends what it sees is its own act: with the second factor, where it has one to show. */
async function checkOffice(ports: Ports, { actor, session }: Caller): Promise<void> {
  if (holdsOffice(actor.grants)) await checkShownLately(ports, session);
}

const add = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints.add, officeOf(ports, noun), async ({ body, caller }, { organisation }) => {
    const { name, url, shape, robotSecret = null } = body;
    const fault = hookFault(url, ports.config.webhooks);
    if (fault !== null) throw new Refused(notThere(fault));
    await checkOffice(ports, caller);
    if ((await webhooksOf(ports.db, organisation)).length >= mostAtOne) throw new Refused(tooMany());
    const secret = newSecret();
    const about = { _id: randomUUID(), organisation, name, shape, host: new URL(url).host, by: caller.actor.id, at: ports.clock() };
    const row = await ports.personal.webhooks.add(about, { url, secret, earlier: null, robotSecret });
    return { body: { ...shown(row), secret } };
  });

const list = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints.list, officeOf(ports, noun), async (_call, { organisation }) => ({
    body: { items: (await webhooksOf(ports.db, organisation)).map(shown), next: null },
  }));

const ledger = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints.ledger, hookOf(ports, noun), async ({ query }, { _id }) => {
    const after = decodeCursor(query.cursor)?.[1] ?? query.after;
    const rows = await messagesAfter(ports.db, _id, { after, most: query.limit + 1 });
    const page = pageOf<MessageRow>(rows, query.limit, ({ cursor }) => [0, cursor]);
    return { body: { items: page.items.map(shownMessage), next: page.next } };
  });

const rotate = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints.rotate, hookOf(ports, noun), async ({ caller }, row) => {
    await checkOffice(ports, caller);
    const secret = newSecret();
    const earlierUntil = ports.clock() + bothSign;
    await ports.personal.webhooks.renew(row, { secret, earlierUntil });
    return { body: { ...shown({ ...row, earlierUntil }), secret } };
  });

/** What waits is in the ledger: while Temporal is away it goes out when a worker starts, or with the next message. */
const wake = ({ engine, log }: Ports, hook: string): Promise<void> =>
  engine.sendWaiting(hook).catch((error: unknown) => log.warn({ err: error }, 'messages of a webhook go out a little later'));

const replay = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints.replay, hookOf(ports, noun), async ({ body }, { _id }) => {
    const messages = await replayAfter(ports.db, _id, body.after);
    await wake(ports, _id);
    return { body: { messages } };
  });

const resume = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints.resume, hookOf(ports, noun), async (_call, row) => {
    await resumeWebhook(ports.db, row._id);
    await wake(ports, row._id);
    return { body: shown({ ...row, stopped: null, failingSince: null, error: null }) };
  });

const end = (ports: Ports, noun: Noun): Bound =>
  bindTo(endpoints.end, hookOf(ports, noun), async (_call, { _id }) => {
    await endWebhook(ports.db, _id, ports.clock());
    return { empty: true };
  });

/** What happens, sent to where an office wants it. */
export const webhookRoutes = (ports: Ports, organisations: Noun): readonly Bound[] =>
  [add, list, ledger, rotate, replay, resume, end].map((route) => route(ports, organisations));
