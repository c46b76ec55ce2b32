import type { Connection } from 'mongoose';
import { evidence } from '../../contract/instant.js';
import { eventWords } from '../../contract/event-words.js';
import type { ActorShown, EventShown } from '../../contract/event-shown.js';
import { isByPerson, isPersonField, isUnitCode } from '../../contract/named-fields.js';
import type { SeenRow } from '../../db/archive.js';
import { isPublicId } from '../../domain/kernel/actor.js';
import { kindOf } from '../../domain/kernel/decider.js';
import type { Json } from '../../domain/kernel/refusal.js';
import { lifecycles } from '../../domain/lifecycles.js';
import { chinaTime } from '../http/china-time.js';
import { wordOfMark } from './event-marks.js';
import { namesOf, type Names } from './names.js';

type Fields = { readonly [field: string]: Json };

const isFields = (value: Json): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const listed = (value: Json): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []); // isArray says any[]

/** Archived events as they go over the wire, with the names of everybody in them, which are read together. */
export async function showEvents(db: Connection, rows: readonly SeenRow[]): Promise<EventShown[]> {
  const ids = rows.flatMap(({ actor, asked, data }) => [
    ...(actor === null ? [] : [actor]),
    ...(asked?.invited === undefined ? [] : [asked.invited]),
    ...idsIn('', data as Fields), // the archive holds JSON
  ]);
  const names = await namesOf(
    db,
    ids.filter((id) => !isUnitCode(id)),
    ids.filter(isUnitCode),
  );
  return rows.map((row) => showEvent(row, names));
}

function showEvent({ stream, seq, at, actor, asked, type, data, leaf }: SeenRow, names: Names): EventShown {
  const kind = kindOf(stream);
  const shown = actor === null ? null : invitedBy(asked, actorShown(actor, names), names);
  const { zh, en } = eventWords({ kind, type, data: { ...data }, actor: shown, names });
  const named = withNames(evidence(withWords(kind, data)), names); // the archive holds JSON
  return { stream, seq, at: chinaTime(at), type, zh, en, actor: shown, data: isFields(named) ? named : {}, leaf };
}

/** What was done by a link says who made it, and whether they have seen it. */
function invitedBy(asked: SeenRow['asked'], actor: ActorShown, names: Names): ActorShown {
  const by = asked?.invited;
  if (by === undefined) return actor;
  const name = names(by) ?? by;
  if (asked?.mailed === true)
    return { ...actor, zh: `${actor.zh}（凭${name}请系统寄送的邀请）`, en: `${actor.en} (by an invitation that the system mailed for ${name})` };
  return { ...actor, zh: `${actor.zh}（凭${name}发出的邀请）`, en: `${actor.en} (by an invitation of ${name})` };
}

function actorShown(id: string, names: Names): ActorShown {
  if (id === 'system') return { id: null, name: null, zh: '自动', en: 'by the clock' };
  if (isPublicId(id)) return { id: null, name: null, zh: '未登录者', en: 'somebody without an account' };
  if (id.startsWith('stream:')) {
    const stream = id.slice('stream:'.length);
    const words = lifecycles[kindOf(stream)]?.words;
    return { id: stream, name: null, zh: words?.zh ?? stream, en: words?.en ?? stream };
  }
  const name = names(id);
  return { id, name, zh: name ?? id, en: name ?? id };
}

/** Marks of one letter, which only the state is written in, as the words they are shown by elsewhere. */
const withWords = (kind: string, data: Fields): Fields =>
  Object.fromEntries(
    Object.entries(data).map(([field, value]) => {
      if (typeof value === 'string') return [field, wordOfMark(kind, field, value)];
      return [
        field,
        isFields(value)
          ? withWords(kind, value)
          : Array.isArray(value)
            ? listed(value).map((one) => (isFields(one) ? withWords(kind, one) : one))
            : value,
      ];
    }),
  );

/** Every id of a person or unit in the data of an event, by the fields they stand in. */
function idsIn(field: string, value: Json): readonly string[] {
  if (typeof value === 'string') return isPersonField(field) || isUnitCode(value) ? [value] : [];
  if (Array.isArray(value)) return listed(value).flatMap((one) => idsIn(field, one));
  if (!isFields(value)) return [];
  return [...(isByPerson(field) ? Object.keys(value) : []), ...Object.entries(value).flatMap(([name, one]) => idsIn(name, one))];
}

/** `by` gets `byName` beside it; a list of ids becomes one of ids with names; where a name stands already, it stays the one that was written down. */
function withNames(value: Json, names: Names, field = ''): Json {
  if (Array.isArray(value))
    return listed(value).map((one) => (typeof one === 'string' && isId(field, one) ? { id: one, name: names(one) } : withNames(one, names, field)));
  if (!isFields(value)) return value;
  if (isByPerson(field)) return Object.entries(value).map(([person, count]) => ({ person, name: names(person), count }));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]): readonly (readonly [string, Json])[] => {
      const row = [name, withNames(one, names, name)] as const;
      const beside = `${name}Name`;
      if (typeof one !== 'string' || !isId(name, one) || beside in value || isNamed(name, value)) return [row];
      const found = names(one);
      return found === null ? [row] : [row, [beside, found]];
    }),
  );
}

const isId = (field: string, text: string): boolean => isPersonField(field) || isUnitCode(text);
/** `{person, name}` and `{organisation, name}` are named already. */
const isNamed = (field: string, beside: Fields): boolean =>
  ['person', 'organisation', 'uscc'].includes(field) && typeof beside['name'] === 'string' && !(field === 'organisation' && 'person' in beside);
