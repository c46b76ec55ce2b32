import type { Title } from '../../domain/profile/vocabulary.js';
import { noticeWords } from '../notices.js';
import { noticeValue, type Composing, type NoticeData } from './notice-values.js';
import { plainText } from './plain-text.js';

/** A notice in one language: what stands on top, what it says, and the rule that obliges us to say it. */
export type ComposedNotice = { readonly subject: string; readonly lines: readonly string[]; readonly rule: string };

const longestSubject = 200;
/** Where the project stands, under every notice that knows it. */
const footing: readonly Title[] = [
  { zh: '当前阶段：{stage}', en: 'Stage: {stage}' },
  { zh: '本阶段期限：{stageEndsAt}', en: 'Limit of this stage: {stageEndsAt}' },
];

/** The words of a notice, on one screen and in every mail alike; null for a template this version does not know. */
export function composeNotice(template: string, data: NoticeData, composing: Composing): ComposedNotice | null {
  const words = noticeWords(template);
  if (!words) return null;
  const { locale, rehearsal } = composing;
  const mark = rehearsal ? '【演练】' : '';
  const subject = filled(words.subject[locale], data, composing) ?? unfilled(words.subject[locale], data, composing);
  const lines = [...words.lines, ...footing].flatMap((line) => filled(line[locale], data, composing) ?? []);
  return { subject: plainText(`${mark}[${words.tag[locale]}] ${subject}`, longestSubject), lines, rule: words.rule[locale] };
}

const placeholder = /\{(\w+)\}/g;

/** Null when a value is missing. Replaced in one pass, so that a value which looks like a placeholder stays what it is. */
function filled(line: string, data: NoticeData, composing: Composing): string | null {
  let whole = true;
  const text = line.replace(placeholder, (_, name: string) => {
    const value = noticeValue(name, data, composing);
    whole &&= value !== null;
    return value ?? '';
  });
  return whole ? text : null;
}

/** A subject stands even without one of its values: a notice is never dropped for want of a word. */
const unfilled = (line: string, data: NoticeData, composing: Composing): string =>
  line.replace(placeholder, (_, name: string) => noticeValue(name, data, composing) ?? '—');
