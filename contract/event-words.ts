import { z } from 'zod';
import { committeeCodes, isCommitteeCode } from '../domain/committee/stages.js';
import { latestInstant } from '../domain/law/calendar/instant.js';
import { isStageCode, stageCodes } from '../domain/profile/stage-codes.js';
import { lifecycles } from '../domain/lifecycles.js';
import type { Shape } from '../domain/kernel/field.js';
import { said, type ValueWords, type Words } from '../domain/kernel/words.js';
import type { ActorShown } from './event-shown.js';
import { errorRegistry } from './errors.js';
import { deadlineText } from './notices/deadline-text.js';
import { plainText } from './notices/plain-text.js';
import { valueNames } from './notices/value-names.js';
import { isPersonField, isUnitCode } from './named-fields.js';
import { unitNames } from './unit-names.js';

/*
 * The sentence of an event, from what its definition calls it and its fields. What has no words of a language is left out: hashes, addresses and what is
 * nested deeper stand in `data` alone.
 */

type Data = { readonly [field: string]: unknown };
type Names = (id: string) => string | null;
/** `actor` is null where the reader may not know who acted. */
export type Happened = {
  readonly kind: string;
  readonly type: string;
  readonly data: Data;
  readonly actor: ActorShown | null;
  readonly names: Names;
};

/** Who acted stands in front; what a mark was before, and a flag that is not set, would only puzzle. */
const unsaid: readonly string[] = ['by', 'was'];
const quiet: readonly string[] = ['provisional', 'rehearsal'];
/** The codes that were passed are said by the last of them. */
const stage = said('现阶段', 'now at');

export function eventWords({ kind, type, data, actor, names }: Happened): Words {
  const known = Object.entries(lifecycles).find(([name]) => name === kind)?.[1].events[type];
  if (known === undefined) return said(type, type);
  const rows = Object.entries(known.data).flatMap(([field, schema]): readonly Words[] => {
    const value = unsaid.includes(field) ? null : valueWords({ field, schema, value: data[field] }, names);
    const label = labelOf(known.data, field);
    return value === null ? [] : [said(`${label.zh}：${value.zh}`, `${label.en}: ${value.en}`)];
  });
  const { zh, en } = known.words;
  return {
    zh: [`${actor === null ? '' : `${actor.zh}：`}${zh}。`, ...(rows.length === 0 ? [] : [`${rows.map((row) => row.zh).join('；')}。`])].join(''),
    en: [
      `${actor === null ? capital(en) : `${nameFirst(actor)}: ${en}`}.`,
      ...(rows.length === 0 ? [] : [`${rows.map((row) => capital(row.en)).join('; ')}.`]),
    ].join(' '),
  };
}

/** A sentence may begin with an id, which is written as it is. */
const nameFirst = ({ id, en }: ActorShown): string => (id === null || id.includes('/') ? capital(en) : en);
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What a field is called, without what its description adds after a comma. */
function labelOf(fields: Shape, field: string): Words {
  if (field === 'path') return stage;
  const { zh, en } = z.globalRegistry.get(fields[field] ?? z.never()) ?? {};
  const short = (text: unknown): string => (typeof text === 'string' ? (text.split(/[,;:(]/)[0] ?? text).trim() : field);
  return said(typeof zh === 'string' ? zh : field, short(en));
}

type Valued = { readonly field: string; readonly schema: z.core.$ZodType; readonly value: unknown };

/** What stands under `optional`, `nullable` and `default`. */
const within = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault ? within(schema.unwrap()) : schema;

const longest = 80;
const cut = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}…`);
const alike = (text: string): Words => said(text, text);
const isRecord = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const earliest = 100_000_000_000;

function valueWords({ field, schema, value }: Valued, names: Names): Words | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? said('是', 'yes') : quiet.includes(field) ? null : said('否', 'no');
  if (typeof value === 'number') return numberWords(field, value);
  if (typeof value === 'string') return textWords({ field, schema, value }, names);
  if (Array.isArray(value)) return listWords({ field, schema, value }, names);
  return isRecord(value) ? recordWords(field, value) : null;
}

function numberWords(field: string, value: number): Words | null {
  if (value >= earliest && value <= latestInstant) return alike(deadlineText(value));
  // Seats and rows are counted from 0 in the archive, and from 1 by people.
  return alike(String(field === 'seat' || field === 'row' ? value + 1 : value));
}

const hash = /^[0-9a-f]{64}$/;
/** Words of a language, a number, a date or a code that people use: what only programs read is one word with a capital inside, or an address. */
const readable = (text: string): boolean => /[\p{Script=Han}\s]/u.test(text) || /\d/.test(text);

function textWords({ field, schema, value }: Valued & { readonly value: string }, names: Names): Words | null {
  if (value === '' || hash.test(value) || /^[a-z-]+\/\S+$/.test(value)) return null;
  const coded = namesOf(schema)?.[value] ?? valueNames[field]?.[value] ?? stageWords(value);
  if (coded !== undefined) return said(coded.zh, coded.en);
  const name = isPersonField(field) || isUnitCode(value) ? names(value) : null;
  if (name !== null) return alike(name);
  const kept = within(schema);
  // An id without a name is no word of a language. `holder` is a person in one event and the words of a patent in another.
  if (isUnitCode(value) || (isPersonField(field) && !(kept instanceof z.ZodString))) return null;
  return kept instanceof z.ZodString || kept instanceof z.ZodPipe || readable(value) ? alike(cut(plainText(value))) : null;
}

const stageWords = (code: string): Words | undefined =>
  isStageCode(code) ? stageCodes[code] : isCommitteeCode(code) ? committeeCodes[code] : undefined;

/** The words of an enum, where its schema carries them. */
function namesOf(schema: z.core.$ZodType): ValueWords | undefined {
  const { names } = z.globalRegistry.get(within(schema)) ?? {};
  return names as ValueWords | undefined; // set by `choice` alone (domain/kernel/field.ts)
}

const most = 5;

function listWords({ field, schema, value }: Valued & { readonly value: readonly unknown[] }, names: Names): Words | null {
  if (value.length === 0) return null;
  // The codes that were passed, of which the last is where it stands.
  if (field === 'path') return textWords({ field, schema, value: String(value.at(-1)) }, names);
  const kept = within(schema);
  const element = kept instanceof z.ZodArray ? kept.element : kept;
  const shown = value.slice(0, most).flatMap((one) => valueWords({ field, schema: element, value: one }, names) ?? []);
  if (shown.length === 0) return null;
  const more = value.length > most;
  return said(
    `${shown.map(({ zh }) => zh).join('、')}${more ? `等 ${value.length} 项` : ''}`,
    `${shown.map(({ en }) => en).join(', ')}${more ? ` and others, ${value.length} in all` : ''}`,
  );
}

/** A title, a term, a refusal, or something that has a name. */
function recordWords(field: string, value: Data): Words | null {
  const { zh, en, count, unit, code, name, number } = value;
  if (typeof zh === 'string') return said(cut(zh), cut(typeof en === 'string' && en !== '' ? en : zh));
  if (typeof count === 'number' && typeof unit === 'string') return termWords(count, unit);
  if (field === 'refusal' && typeof code === 'string') return errorRegistry[code] ?? null;
  const called = typeof name === 'string' ? name : number;
  return typeof called === 'string' ? alike(cut(called)) : isRecord(name) ? recordWords(field, name) : null;
}

function termWords(count: number, unit: string): Words | null {
  const words = Object.entries(unitNames).find(([name]) => name === unit)?.[1];
  return words === undefined ? null : said(`${count} ${words.zh}`, `${count} ${words.en}`);
}
