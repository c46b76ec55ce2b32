import type { Context } from '../decider.js';
import { refuse, type Json, type Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import { parseStandardNumber } from '../standard-number.js';
import { printStandardNumber, sortKey, type StandardNumber } from '../standard-number/number.js';
import { maxStandards, type CampaignCommand, type CampaignEvent, type CampaignState, type Named } from './campaign-state.js';

const source = 'D-CAMPAIGN';

/** Standards named by their numbers, whole or not at all, so that a list is not half in. */
export function addStandards(
  state: CampaignState,
  { standards }: Extract<CampaignCommand, { readonly type: 'addStandards' }>,
  { actor }: Context,
): Result<readonly CampaignEvent[], Refusal> {
  if (state.items.length + standards.length > maxStandards)
    return wrong('CAMPAIGN_FULL', state.items.length + standards.length, { max: maxStandards });
  const taken = new Set(state.items.map((item) => keyOf(item.number)));
  const added: Extract<CampaignEvent, { readonly type: 'standardsAdded' }>['standards'][number][] = [];
  for (const one of standards) {
    const read = readNumber(state, one);
    if (!read.ok) return read;
    const key = sortKey(read.value);
    if (taken.has(key)) return wrong('STANDARD_NAMED_TWICE', one.number, 'each standard once');
    taken.add(key);
    const n = state.added + added.length + 1;
    added.push({ n, number: printStandardNumber(read.value), title: one.title, project: one.project ?? null });
  }
  return ok(added.length === 0 ? [] : [{ type: 'standardsAdded', by: actor.id, standards: added }]);
}

/** A local standard, dated, and of the scope: one with `/T` is recommended, one without is mandatory. */
function readNumber({ scope }: CampaignState, { number }: Named): Result<StandardNumber, Refusal> {
  const parsed = parseStandardNumber(number);
  if (!parsed.ok) return wrong('NUMBER_FORMAT', number, parsed.error.needed);
  const { kind, mark, year } = parsed.value;
  const local = kind === 'local-province' || kind === 'local-city';
  if (local && year !== null && mark === (scope === 'mandatory' ? '' : 'T')) return ok(parsed.value);
  return wrong('STANDARD_OUT_OF_SCOPE', { number, kind, mark }, scope === 'mandatory' ? 'DBnn nnnn—yyyy' : 'DBnn/T nnnn—yyyy');
}

function keyOf(number: string): string {
  const parsed = parseStandardNumber(number);
  if (!parsed.ok) throw new Error(`not a number although it was taken in: ${number}`);
  return sortKey(parsed.value);
}

const wrong = (code: string, found: Json, needed: Json): { readonly ok: false; readonly error: Refusal } =>
  refuse(code, { rule: 'D-CAMPAIGN', source, found, needed, cure: ['self'] });
