import { deadline } from '../law/calendar/deadline.js';
import { documentHash } from '../kernel/fields/document-hash.js';
import { actsOf } from '../kernel/act.js';
import { choice, field } from '../kernel/field.js';
import { happened, type Gate } from '../kernel/gate.js';
import { said } from '../kernel/words.js';
import type { CampaignReport } from '../messages/messages.js';
import { needRole } from '../kernel/need-role.js';
import { refuse, type Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { parseStandardNumber } from '../law/standard-number/check.js';
import { printStandardNumber, sortKey } from '../law/standard-number/number.js';
import type { StandardNumber } from '../law/standard-number/standard-number.js';
import {
  campaignClosed,
  campaignOverdue,
  deadlineMoved,
  outcomeRecorded,
  outcomeReported,
  standardRemoved,
  standardsAdded,
  type CampaignEvent,
} from './events.js';
import { item, reason, standards, summary, within } from './fields.js';
import { figuresOf } from './figures.js';
import { grounds, refused } from './refusals.js';
import { maxStandards, type CampaignItem, type CampaignState } from './state.js';
import { outcomeNames, outcomesOf, type CampaignOutcome } from './words.js';

const office: Gate<CampaignState> = (state, { actor }) => needRole(actor, state.organisation, 'officer', 'secretariat');
const chair: Gate<CampaignState> = (state, { actor }) => needRole(actor, state.organisation, 'chair');
const stillOpen: Gate<CampaignState> = (state) =>
  state.closed ? refused('CAMPAIGN_CLOSED', { found: 'closed', needed: 'a campaign that is open', cure: ['officer', 'secretariat'] }) : ok(null);

const { act, clock, report } = actsOf<CampaignState, CampaignEvent>({ ended: stillOpen });

const full = (found: number) => refused('CAMPAIGN_FULL', { found, needed: { max: maxStandards } });
const roomForOne: Gate<CampaignState> = ({ items }) => (items.length < maxStandards ? ok(null) : full(items.length + 1));

/** Standards named by their numbers, whole or not at all, so that a list is not half in. */
const addStandards = act('addStandards', {
  words: said('列入标准', 'name standards to review'),
  payload: { standards },
  who: office,
  gates: [roomForOne],
  decide(state, { standards: named }, { actor }) {
    const total = state.items.length + named.length;
    if (total > maxStandards) return full(total);
    const taken = new Set(state.items.map((one) => keyOf(one.number)));
    const added: Parameters<typeof standardsAdded>[0]['standards'][number][] = [];
    for (const one of named) {
      const read = readNumber(state, one.number);
      if (!read.ok) return read;
      const key = sortKey(read.value);
      if (taken.has(key)) return refused('STANDARD_NAMED_TWICE', { found: one.number, needed: 'each standard once' });
      taken.add(key);
      const n = state.added + added.length + 1;
      added.push({ n, number: printStandardNumber(read.value), title: one.title, project: one.project ?? null });
    }
    return added.length === 0 ? happened() : happened(standardsAdded({ by: actor.id, standards: added }));
  },
});

const someItem: Gate<CampaignState> = (state) => (state.items.length > 0 ? ok(null) : noSuchStandard(state, null));

const removeStandard = act('removeStandard', {
  words: said('移出标准', 'take a standard out'),
  payload: { item, reason },
  who: office,
  gates: [someItem],
  decide(state, { item: n, reason: why }, { actor }) {
    const found = itemOf(state, n);
    return found.ok ? happened(standardRemoved({ by: actor.id, item: n, number: found.value.number, reason: why })) : found;
  },
});

/** The authority enters an outcome. Without a 复审 of ours behind it, it needs evidence. */
const recordOutcome = act('recordOutcome', {
  words: said('记录结论', 'record the outcome of a standard'),
  payload: {
    ...{ item, reason },
    outcome: field(choice(outcomeNames), '结论', 'outcome'),
    evidence: field(documentHash.optional(), '证明材料', 'SHA-256 of the evidence; needed where no review of ours stands behind the outcome'),
  },
  who: office,
  gates: [someItem],
  decide(state, { item: n, outcome, reason: why, evidence }, { actor }) {
    const found = itemOf(state, n);
    if (!found.ok) return found;
    const { answer, number, outcome: before } = found.value;
    const allowed = outcomesOf[state.scope];
    if (!allowed.includes(outcome)) return refused('OUTCOME_OUT_OF_SCOPE', { source: 'LN-PLAN-3', found: outcome, needed: allowed });
    if (evidence === undefined && (answer === null || !reviewed.includes(answer) || outcome === 'keepBySpecialLaw'))
      return refused('OUTCOME_WITHOUT_EVIDENCE', {
        source: 'LN-PLAN-3',
        found: { item: n, answer, outcome },
        needed: 'evidence, as no review of ours stands behind it',
      });
    if (before === outcome) return happened();
    return happened(outcomeRecorded({ by: actor.id, item: n, number, outcome, reason: why, evidence: evidence ?? null }));
  },
});

const moveDeadline = act('moveDeadline', {
  words: said('调整期限', 'move the deadline'),
  payload: { within, reason },
  who: chair,
  secondFactor: true,
  decide: (_state, { within: term, reason: why }, { actor, calendar, now }) =>
    happened(deadlineMoved({ by: actor.id, deadline: deadline(calendar, now, term).closesAt, reason: why })),
});

const allDecided: Gate<CampaignState> = (state) => {
  const { open, total } = figuresOf(state);
  if (open === 0 && total > 0) return ok(null);
  return refused('OUTCOMES_MISSING', { found: { open, total }, needed: 'an outcome for every standard', cure: ['officer', 'secretariat'] });
};

const closeCampaign = act('closeCampaign', {
  words: said('结束', 'close the campaign'),
  payload: { summary },
  who: chair,
  gates: [allDecided],
  secondFactor: true,
  decide: (state, { summary: paper }, { actor }) => happened(campaignClosed({ by: actor.id, summary: paper, figures: figuresOf(state) })),
});

const markCampaignOverdue = clock('markCampaignOverdue', {
  words: said('期限已过', 'the deadline has passed'),
  decide(state, _none, { now }) {
    if (state.closed || state.overdue || now < state.deadline) return happened();
    return happened(campaignOverdue({ due: state.deadline, open: figuresOf(state).open }));
  },
});

/** A project reports. Of recommended standards its 复审 is the outcome; of mandatory ones only the repeal follows from it, all else the authority decides. */
const reviewOutcome = report<CampaignReport>('reviewOutcome', {
  words: said('项目上报结论', 'a project reports its review'),
  from: 'standard-project',
  decide(state, { project, outcome: answer }, { actor }) {
    const found = state.items.find((one) => one.project === project);
    if (state.closed || found === undefined || actor.id !== `stream:${project}` || found.answer === answer) return happened();
    return happened(outcomeReported({ item: found.n, number: found.number, answer, outcome: outcomeFrom(state, answer) }));
  },
});

export const campaignActs = [addStandards, removeStandard, recordOutcome, moveDeadline, closeCampaign, markCampaignOverdue, reviewOutcome] as const;

/** Answers of a 复审; any other answer says that there was none. */
const reviewed: readonly string[] = outcomesOf.recommended;

function outcomeFrom({ scope }: CampaignState, answer: string): CampaignOutcome | null {
  if (scope === 'mandatory') return answer === 'withdraw' ? 'repeal' : null;
  return outcomesOf.recommended.find((one) => one === answer) ?? null;
}

const noSuchStandard = ({ added }: CampaignState, found: number | null) =>
  refused('NO_SUCH_STANDARD', { source: 'LN-PLAN-3', found, needed: { from: 1, to: added } });

function itemOf(state: CampaignState, n: number): Result<CampaignItem, Refusal> {
  const found = state.items.find((one) => one.n === n);
  return found ? ok(found) : noSuchStandard(state, n);
}

/** A local standard, dated, and of the scope: one with `/T` is recommended, one without is mandatory. */
function readNumber({ scope }: CampaignState, typed: string): Result<StandardNumber, Refusal> {
  const parsed = parseStandardNumber(typed);
  if (!parsed.ok) return refuse('NUMBER_FORMAT', { ...grounds, found: typed, needed: parsed.error.needed });
  const { kind, mark, year } = parsed.value;
  const local = kind === 'local-province' || kind === 'local-city';
  if (local && year !== null && mark === (scope === 'mandatory' ? '' : 'T')) return ok(parsed.value);
  const needed = scope === 'mandatory' ? 'DBnn nnnn—yyyy' : 'DBnn/T nnnn—yyyy';
  return refused('STANDARD_OUT_OF_SCOPE', { found: { number: typed, kind, mark }, needed });
}

function keyOf(number: string): string {
  const parsed = parseStandardNumber(number);
  if (!parsed.ok) throw new Error(`not a number although it was taken in: ${number}`);
  return sortKey(parsed.value);
}
