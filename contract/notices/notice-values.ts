import type { Instant } from '../../domain/kernel/decider.js';
import { isStageCode, stageCodes } from '../../domain/profile/stage-codes.js';
import type { Json } from '../../domain/kernel/refusal.js';
import { errorRegistry } from '../errors.js';
import { deadlineText, timeLeft } from './deadline-text.js';
import { plainText } from './plain-text.js';
import { flagWords, valueNames } from './value-names.js';

export type NoticeData = { readonly [key: string]: Json };
export type Locale = 'zh' | 'en';
/** `now` is when the notice is composed. A rehearsal's clock is not ours: nothing is counted down to its deadlines. */
export type Composing = { readonly locale: Locale; readonly now: Instant; readonly rehearsal: boolean };

const instants = ['closesAt', 'answerBy', 'settlesAt', 'due', 'stageEndsAt', 'rectifyBy', 'opensAt', 'materialBy', 'minutesBy', 'goodUntil'];

/** The text that stands for `{name}`; null when the data has none, and the line is then left out. */
export function noticeValue(name: string, data: NoticeData, composing: Composing): string | null {
  const { locale } = composing;
  switch (name) {
    case 'named':
      return named(data, locale);
    case 'left':
      return countdown(data['closesAt'], composing);
    case 'reason':
      return written(data['reason'] ?? data['reasons']);
    case 'refusal':
      return explained(data['refusal'] ?? data['code'], locale);
    case 'stage':
      return typeof data['code'] === 'string' && isStageCode(data['code']) ? `${stageCodes[data['code']][locale]} ${data['code']}` : null;
    case 'seat':
      // Seats are counted from 0 in the archive, and from 1 by people.
      return typeof data['seat'] === 'number' ? String(data['seat'] + 1) : null;
    case 'findings':
      return Array.isArray(data['findings']) ? written(data['findings'].map((code: Json) => explained(code, locale) ?? '')) : null;
    case 'unreachable':
      return unreachableRule(data['reachable'], locale);
    default:
      return fieldText(name, data[name], locale);
  }
}

function fieldText(name: string, value: Json | undefined, locale: Locale): string | null {
  if (instants.includes(name)) return typeof value === 'number' ? deadlineText(value) : null;
  const flag = flagWords[name];
  if (flag) return value === true ? flag[locale] : null;
  const coded = typeof value === 'string' ? valueNames[name]?.[value] : undefined;
  return coded ? coded[locale] : written(value, locale);
}

/** A list is joined; a title speaks the reader's language, or the other one when it has only that. */
function written(value: Json | undefined, locale: Locale = 'zh'): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return plainText(value) || null;
  if (Array.isArray(value)) return value.map((one: Json) => written(one, locale) ?? '').join('；') || null;
  if (typeof value !== 'object' || value === null) return null;
  const title: NoticeData = value as NoticeData; // neither null nor a list: Array.isArray does not narrow readonly lists
  return written(title[locale], locale) ?? written(title[locale === 'zh' ? 'en' : 'zh'], locale);
}

/** `T/LNSR 0003—2026 《…》`, or the title alone while there is no number. */
function named(data: NoticeData, locale: Locale): string {
  const title = written(data['title'], locale) ?? '';
  const quoted = locale === 'zh' ? `《${title}》` : `“${title}”`;
  const number = written(data['number']);
  return number === null ? quoted : `${number} ${quoted}`;
}

const countdown = (closesAt: Json | undefined, { locale, now, rehearsal }: Composing): string =>
  typeof closesAt !== 'number' || rehearsal ? '' : timeLeft(closesAt, now)[locale];

function explained(code: Json | undefined, locale: Locale): string | null {
  if (typeof code !== 'string') return null;
  const known = Object.hasOwn(errorRegistry, code) ? errorRegistry[code] : undefined;
  return known ? `${known[locale]} (${code})` : plainText(code);
}

const unreachableRule = (outcome: Json | undefined, locale: Locale): string | null => {
  if (typeof outcome !== 'string' || outcome === 'PASS') return null;
  return locale === 'zh' ? '注意：即使全部赞成，本次表决也不能通过。' : 'Note: this ballot could not pass even if everybody said yes.';
};
