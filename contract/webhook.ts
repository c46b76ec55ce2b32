import { z } from 'zod';
import { textOf } from '../domain/kernel/fields/text.js';
import { lifecycleId } from '../domain/kernel/fields/lifecycle-id.js';
import { said, valuesOf } from '../domain/kernel/words.js';
import { instant } from './instant.js';
import { maybe, text, title } from './views/shown.js';

/** In which shape messages go out: as Standard Webhooks has it, or as the group robot of a messenger takes them. */
export const hookShapes = {
  standard: said('标准格式（Standard Webhooks）', 'Standard Webhooks'),
  wecom: said('企业微信群机器人', 'group robot of WeCom'),
  dingtalk: said('钉钉群机器人', 'group robot of DingTalk'),
  feishu: said('飞书群机器人', 'group robot of Feishu'),
} as const;
export type HookShape = keyof typeof hookShapes;

/** Shapes that follow published descriptions and were never sent to the service itself. */
export const unproven: readonly HookShape[] = ['wecom', 'dingtalk', 'feishu'];

const address = z.string().min(1).max(2000);

export const webhookRequest = z.strictObject({
  name: textOf(100),
  url: address.describe('https 地址 · where messages are sent; only https, and no place of an intranet that the operator has not named'),
  shape: z.enum(valuesOf(hookShapes)).default('standard'),
  robotSecret: z.string().min(1).max(200).optional().describe('机器人的加签密钥 · the secret of a robot that asks for a signature'),
});

const fields = {
  ...{ id: text, name: text, shape: z.enum(valuesOf(hookShapes)), host: text.describe('the address without what may be secret in it') },
  ...{ unproven: z.boolean().describe('未对真实服务验证 · a shape that was not tried against the real service'), at: instant },
  ...{ failingSince: instant.nullable(), stoppedAt: instant.nullable(), lastError: maybe, earlierSecretUntil: instant.nullable() },
};
export const webhookShown = z.strictObject(fields).meta({ id: 'Webhook' });
export type WebhookShown = z.output<typeof webhookShown>;
/** With its secret, which is shown this once. */
export const webhookGiven = z.strictObject({ ...fields, secret: text });
export const webhookParams = z.strictObject({ id: lifecycleId, hook: z.uuid() });

/** One message in the ledger of a webhook. `cursor` is its place: what lies behind it is sent again when it is asked for. */
export const hookMessage = z
  .strictObject({
    ...{ cursor: text, id: text, type: text, zh: text, en: text, subject: text, title: title.nullable(), at: instant },
    ...{ state: z.enum(['waiting', 'delivered']), attempts: z.int(), lastAt: instant.nullable(), status: z.int().nullable(), error: maybe },
  })
  .meta({ id: 'WebhookMessage' });

/** Of a message, as the ledger gives it. Anything else stands before all messages, or behind them: a slip would have everything sent again, or nothing. */
export const messageCursor = z
  .string()
  .max(300)
  .regex(/^(?:|[0-9a-z]{9}-[a-z-]+\/[^\s/]+-\d{9})$/, '须为消息的游标 · must be the cursor of a message')
  .default('');

export const replayRequest = z.strictObject({
  after: messageCursor.describe('游标 · what lies behind this cursor is sent again; everything without one'),
});
export const replayed = z.strictObject({ messages: z.int() });

/** What a message says: that something happened, and where to read it. Who did it, and what was written, is read there by who may. */
export type HookBody = {
  readonly type: string;
  readonly timestamp: string;
  readonly data: {
    readonly cursor: string;
    readonly stream: string;
    readonly seq: number;
    readonly zh: string;
    readonly en: string;
    readonly title: { readonly zh: string; readonly en: string | null } | null;
    readonly rehearsal: boolean;
    readonly page: string | null;
    readonly api: string | null;
  };
};
