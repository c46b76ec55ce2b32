import type { Kind, Stream } from '../../domain/kernel/decider.js';
import { everyLifecycle } from '../../domain/lifecycles.js';
import type { Title } from '../../domain/profile/vocabulary.js';
import { noticeWords } from '../notices.js';
import { composeNotice } from './compose-notice.js';
import type { Locale, NoticeData } from './notice-values.js';

/** Where a kind of lifecycle is read: tables that say something of each kind are held complete by it. */
export type NounPath = 'projects' | `${Exclude<Kind, 'standard-project' | 'complaint'>}s`;
const pathOf = (kind: Kind): string => (kind === 'standard-project' ? 'projects' : `${kind}s`);

/** Where a kind of lifecycle is read, under `/api/v1/`; a test holds it to what the API serves. */
export const lifecyclePaths: { readonly [kind: string]: string } = Object.fromEntries(everyLifecycle.map(({ kind }) => [kind, pathOf(kind)]));

/** Lifecycles of which each has a page made for it; the others are seen on the desk alone. */
const paged: readonly string[] = [
  'projects',
  'consultations',
  'committees',
  'organisations',
  'ballots',
  'draftings',
  'meetings',
  'pilots',
  'supervisions',
  'procedures',
];
export const hasPage = (noun: string): boolean => paged.includes(noun);

/** The page of a lifecycle, null when it has none. Opening it shows something and does nothing. */
export function lifecycleLink(publicUrl: string, stream: Stream): string | null {
  const [kind = '', ...id] = stream.split('/');
  const path = Object.hasOwn(lifecyclePaths, kind) ? lifecyclePaths[kind] : undefined;
  if (path === undefined) return null;
  return `${publicUrl.replace(/\/+$/, '')}/${hasPage(path) ? path : `desk/${path}`}/${encodeURIComponent(id.join('/'))}`;
}

/** Where programs read a lifecycle. */
export function apiLink(publicUrl: string, stream: Stream): string | null {
  const [kind = '', ...id] = stream.split('/');
  const path = Object.hasOwn(lifecyclePaths, kind) ? lifecyclePaths[kind] : undefined;
  return path === undefined ? null : `${publicUrl.replace(/\/+$/, '')}/api/v1/${path}/${encodeURIComponent(id.join('/'))}`;
}

const because = {
  person: { zh: '本通知发给您本人', en: 'this notice is for you in person' },
  role: { zh: '您在该组织担任相应职务', en: 'you hold the role at the organisation' },
  roll: { zh: '您在本次表决的名册上', en: 'you are on the roll of this ballot' },
  commenter: { zh: '您对该标准提过意见', en: 'you commented on this standard' },
} as const satisfies { readonly [reason: string]: Title };

export type MailedNotice = {
  readonly id: string;
  readonly template: string;
  readonly data: NoticeData;
  readonly stream: Stream;
  readonly because: keyof typeof because;
  readonly now: number;
  readonly rehearsal: boolean;
  readonly publicUrl: string;
};

/** Subject and text of a mail: Chinese, then English, then why it was sent. Null for a template this version does not know. */
export function mailWords(notice: MailedNotice): { readonly subject: string; readonly text: string } | null {
  const zh = part(notice, 'zh');
  const en = part(notice, 'en');
  if (zh === null || en === null) return null;
  return {
    subject: zh.subject,
    text: [...zh.text, '', '----', '', ...en.text, '', '-- ', ...footer(notice, zh, en)].join('\r\n') + '\r\n',
  };
}

type Words = { readonly subject: string; readonly text: string };

/** Several mails as one: what each is about, then each as it stands. */
export const together = (mails: readonly Words[]): Words => ({
  subject: `[汇总] ${mails.length} 项提醒 ${mails.length} reminders`,
  text: [...mails.map(({ subject }, n) => `${n + 1}. ${subject}`), '', ...mails.map(({ text }, n) => `==== ${n + 1} ====\r\n\r\n${text}`)].join(
    '\r\n',
  ),
});

const drill = {
  zh: '【演练】本通知来自演练，不产生任何效力。',
  en: '[Rehearsal] This notice comes from a rehearsal and has no effect.',
} as const;

function part(notice: MailedNotice, locale: Locale): { readonly subject: string; readonly rule: string; readonly text: readonly string[] } | null {
  const words = composeNotice(notice.template, notice.data, { locale, now: notice.now, rehearsal: notice.rehearsal });
  if (words === null) return null;
  const link = lifecycleLink(notice.publicUrl, notice.stream);
  const text = [...(notice.rehearsal ? [drill[locale]] : []), words.subject, '', ...words.lines, ...(link === null ? [] : ['', link])];
  return { subject: words.subject, rule: words.rule, text };
}

/** Who may choose when it comes is told where; what the procedure requires cannot be switched off. */
const mayChoose = {
  zh: '免打扰时段和每日汇总可在“我的账号”中选择。',
  en: 'Quiet hours and a daily digest are chosen in your account.',
} as const;
const required = {
  zh: '程序规定必须送达的通知不能退订。',
  en: 'Notices that the procedure requires cannot be switched off.',
} as const;

type Ruled = { readonly rule: string };

function footer({ id, because: why, template }: MailedNotice, zh: Ruled, en: Ruled): readonly string[] {
  const how = noticeWords(template)?.courtesy === true ? mayChoose : required;
  return [`发送依据：${zh.rule}；${because[why].zh}。${how.zh}`, `Sent under: ${en.rule}; ${because[why].en}. ${how.en}`, `通知编号 Notice: ${id}`];
}
