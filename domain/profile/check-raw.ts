import type { Json } from '../kernel/refusal.js';
import { letterReview, meetingReview } from './base-ballots.js';
import { baseStages } from './base-stages.js';
import { finding, type Finding, type FindingCode } from './finding.js';
import { groupStandardDefault } from './group-standard.js';
import { liaoning } from './local-standard.js';
import { findProfile } from './shipped.js';

type JsonObject = { readonly [key: string]: Json };

/**
 * A profile as it came, with holes: `findings` names every hole, `completed` has them filled from the shipped profile of that id, or the statutory default, so
 * that everything else can be checked too. A completed profile is never used for anything but that.
 */
export type Completed = { readonly findings: readonly Finding[]; readonly completed: Json };

/** Fields whose absence is not a slip of form but a rule left open, by their name inside a ballot, the consultation, a complaint or an appeal. */
const untreated: { readonly [pattern: string]: FindingCode } = {
  '/ballots/*/silence': 'SILENCE_UNTREATED',
  '/ballots/*/abstention': 'ABSTENTION_UNTREATED',
  '/ballots/*/spoilt': 'SPOILT_UNTREATED',
  '/ballots/*/late': 'LATE_UNTREATED',
  '/consultation/late': 'LATE_UNTREATED',
  '/ballots/*/recusal': 'RECUSAL_UNTREATED',
  '/ballots/*/tie': 'TIE_UNTREATED',
  '/ballots/*/minSeats': 'QUORUM_UNDEFINED',
  '/complaint/decideWithin': 'COMPLAINT_WITHOUT_END',
  '/appeal/decideWithin': 'APPEAL_WITHOUT_END',
};

/** What a field would hold in the shipped profile of that id, else in the statutory default; null where that has nothing to say. */
const modelFor = (raw: Json): Json =>
  JSON.parse(
    JSON.stringify(
      (isObject(raw) && typeof raw['id'] === 'string' && findProfile(raw['id'])) ||
        (isObject(raw) && raw['kind'] === 'local-standard' ? liaoning : groupStandardDefault),
    ),
  );
const appealTemplate: Json = JSON.parse(JSON.stringify(groupStandardDefault.appeal));

export function completeProfile(raw: Json): Completed {
  const findings: Finding[] = [];
  const completed = fill(raw, modelFor(raw), { path: '', findings });
  return { findings, completed };
}

/** Fields for which null is an answer; for all others it is a question left open. */
const mayBeNull: readonly string[] = ['appeal', 'extension', 'field', 'limit'];

/** A place in the profile, and the list that takes what is found there. */
type Place = { readonly path: string; readonly findings: Finding[] };

function fill(given: Json, model: Json, { path, findings }: Place): Json {
  const below = (step: string | number): Place => ({ path: `${path}/${step}`, findings });
  if (path === '/stages' && Array.isArray(given)) return given.map((item: Json, index) => fill(item, stageModel(item), below(index)));
  if (!isObject(given) || !isObject(model)) return given;
  const said = Object.entries(given).filter(([key, value]) => value !== null || mayBeNull.includes(key) || !Object.hasOwn(model, key));
  const kept = said.map(([key, value]): readonly [string, Json] => {
    const at = below(key);
    return [key, secondPerson(fill(value, modelOf(model, key, path), at), at)];
  });
  const holes = path === '/ballots' ? [] : Object.entries(model).filter(([key]) => !said.some(([name]) => name === key) && key !== 'expected');
  findings.push(...holes.map(([key, value]) => hole(`${path}/${key}`, value)));
  // fromEntries makes own properties even of a key named __proto__, which the schema must then get to see.
  return Object.fromEntries([...kept, ...holes]);
}

/** Ballots are optional as a whole: each is measured against the shipped one of its form. */
function modelOf(model: JsonObject, key: string, path: string): Json {
  if (path === '/ballots') return JSON.parse(JSON.stringify(key === 'technicalReview' ? meetingReview : letterReview));
  if (path.startsWith('/ballots/') && (key === 'extension' || key === 'params')) return null;
  if (path === '' && key === 'appeal') return appealTemplate;
  return Object.hasOwn(model, key) ? (model[key] ?? null) : null;
}

function stageModel(item: Json): Json {
  const rule = isObject(item) ? baseStages.find(({ stage }) => stage === item['stage']) : undefined;
  return rule ? JSON.parse(JSON.stringify(rule)) : null;
}

/** An extension that one person can grant is a rule with a hole, not only a wrong number. */
function secondPerson(value: Json, { path, findings }: Place): Json {
  if (!/^\/ballots\/[^/]+\/extension$/.test(path) || !isObject(value) || value['persons'] === 2) return value;
  findings.push(
    finding('EXTENSION_BY_ONE', {
      rule: 'D-TWO',
      source: 'D-TWO-PERSONS',
      path: `${path}/persons`,
      found: value['persons'] ?? null,
      needed: 2,
    }),
  );
  return { ...value, persons: 2 };
}

function hole(path: string, filledWith: Json): Finding {
  const code = untreated[path.replace(/^\/ballots\/[^/]+\//, '/ballots/*/')] ?? 'FIELD_MISSING';
  return finding(code, { rule: 'D-MANDATORY', source: 'D-MANDATORY', path, found: null, needed: filledWith });
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
