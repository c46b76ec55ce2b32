import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { HookBody, HookShape } from '../../contract/webhook.js';
import { momentText } from '../../contract/notices/deadline-text.js';
import { plainText } from '../../contract/notices/plain-text.js';
import { parseInstant } from '../../domain/law/calendar/instant.js';

/** What is sent, and where: a robot of DingTalk is told its signature in the address. */
export type Shaped = { readonly url: string; readonly headers: { readonly [name: string]: string }; readonly body: string };

/** `secrets`: of the webhook, the newest first; several while one replaces another. */
export type Signing = {
  readonly id: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly robotSecret: string | null;
  readonly at: number;
};

const json = { 'content-type': 'application/json; charset=utf-8' };

/** The lines a robot says in its group. */
export function linesOf({ type, timestamp, data }: HookBody): readonly string[] {
  const { zh, en, title, rehearsal, page } = data;
  const at = parseInstant(timestamp);
  return [
    `${rehearsal ? '【演练】' : ''}${zh} ${en}`,
    ...(title === null ? [] : [plainText(title.zh, 200)]),
    ...(at === null ? [] : [momentText(at)]),
    page ?? type,
  ];
}

const text = (body: HookBody): string => linesOf(body).join('\n');

/** Standard Webhooks: the id and the time are signed with the body; while a secret is changed each signs. */
function standard(body: HookBody, { id, url, secrets, at }: Signing): Shaped {
  const sent = JSON.stringify(body);
  const time = new Date(at);
  const signature = secrets.map((secret) => new Webhook(secret).sign(id, time, sent)).join(' ');
  const signed = { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at / 1000)), 'webhook-signature': signature };
  return { url, headers: { ...json, ...signed }, body: sent };
}

const wecom = (body: HookBody, { url }: Signing): Shaped => ({
  ...{ url, headers: json },
  body: JSON.stringify({ msgtype: 'text', text: { content: text(body) } }),
});

/** With a secret, time in ms and signature stand in the address. */
function dingtalk(body: HookBody, { url, robotSecret, at }: Signing): Shaped {
  const signed = new URL(url);
  if (robotSecret !== null) {
    signed.searchParams.set('timestamp', String(at));
    signed.searchParams.set('sign', createHmac('sha256', robotSecret).update(`${at}\n${robotSecret}`).digest('base64'));
  }
  return { url: signed.href, headers: json, body: JSON.stringify({ msgtype: 'text', text: { content: text(body) } }) };
}

/** With a secret, time in seconds and signature stand in the body; what is signed is nothing, under both. */
function feishu(body: HookBody, { url, robotSecret, at }: Signing): Shaped {
  const timestamp = String(Math.floor(at / 1000));
  const sign = robotSecret === null ? null : createHmac('sha256', `${timestamp}\n${robotSecret}`).update('').digest('base64');
  const signed = sign === null ? {} : { timestamp, sign };
  return { url, headers: json, body: JSON.stringify({ ...signed, msg_type: 'text', content: { text: text(body) } }) };
}

/** The shapes of the robots follow what their services publish; none was tried against the service itself (未对真实服务验证). */
export const shapes: { readonly [shape in HookShape]: (body: HookBody, signing: Signing) => Shaped } = { standard, wecom, dingtalk, feishu };

/** Robots answer 200 to what they refuse and say so in the body: `errcode` or `code` other than 0. Null when it was taken. */
export function robotRefusal(answer: string): string | null {
  try {
    const read: unknown = JSON.parse(answer);
    if (typeof read !== 'object' || read === null) return null;
    const code: unknown = 'errcode' in read ? read.errcode : 'code' in read ? read.code : 0;
    return code === 0 ? null : `code ${String(code)}`;
  } catch {
    return null;
  }
}
