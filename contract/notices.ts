import { noticesOf } from '../domain/kernel/lifecycle.js';
import { everyLifecycle } from '../domain/lifecycles.js';
import type { NoticeTable, NoticeWords } from '../domain/kernel/notice-words.js';
import { invitationNotices } from './notices/invitation-words.js';

/** Every notice any lifecycle can give, with its words in both languages; test/contract/notices.test.ts holds it closed. */
export const noticeTable: NoticeTable = everyLifecycle.map(noticesOf).reduce((all, one) => ({ ...all, ...one }), {});

const known: NoticeTable = { ...noticeTable, ...invitationNotices };

/** The words of a template; null when a newer worker wrote it. */
export const noticeWords = (template: string): NoticeWords | null => (Object.hasOwn(known, template) ? (known[template] ?? null) : null);
