import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import type { Audience, Effect, Instant, Stream } from '../kernel/decider.js';
import { eventsOf, type EventOf } from '../kernel/event.js';
import { choice, field, held } from '../kernel/field.js';
import { rules } from '../kernel/notice-words.js';
import { said } from '../kernel/words.js';
import type { CampaignOrder } from '../messages/messages.js';
import { item, reason, startFields, summary } from './fields.js';
import type { CampaignItem, CampaignState, Figures } from './state.js';
import { outcomeNames } from './words.js';

const { born, event } = eventsOf<CampaignState>();

const tag = said('集中复审', 'Review campaign');
const everybody: readonly Audience[] = [{ feed: 'public' }];
const office = ({ organisation }: CampaignState): readonly Audience[] =>
  (['officer', 'secretariat', 'chair'] as const).map((role) => ({ role, organisation }));
const named = ({ title, campaign }: CampaignState) => ({ title: { zh: title.zh, en: title.en }, campaign });

const by = field(held<ActorId>(), '经办人', 'done by');
const deadline = field(held<Instant>(), '期限', 'deadline');
const number = field(z.string(), '标准编号', 'standard number');
const outcome = choice(outcomeNames);

export const campaignOpened = born('campaignOpened', {
  words: said('集中复审开始', 'campaign opened'),
  data: {
    by,
    ...startFields,
    organisationName: field(z.string(), '名称', 'its name'),
    campaign: field(held<Stream>(), '集中复审', 'campaign'),
    deadline,
  },
  sight: { everybody: ['organisation', 'organisationName', 'title', 'scope', 'within', 'deadline', 'rehearsal'] },
  evolve: ({ by: _by, ...opened }) => ({ ...opened, overdue: false, added: 0, items: [], closed: false }),
  tells: [
    {
      ...{ tag, subject: said('{named}：集中复审开始', '{named}: the review campaign begins'), lines: [], rule: rules.periodic },
      to: () => everybody,
      values: (state) => ({ ...named(state), deadline: state.deadline }),
    },
  ],
});

export const standardsAdded = event('standardsAdded', {
  words: said('列入标准', 'standards named'),
  data: {
    by,
    standards: field(
      held<readonly { readonly n: number; readonly number: string; readonly title: string; readonly project: Stream | null }[]>(),
      '列入的标准',
      'standards',
    ),
  },
  sight: { everybody: ['standards'] },
  evolve: (state, { standards }) => ({
    ...state,
    added: standards.at(-1)?.n ?? state.added,
    items: [...state.items, ...standards.map(({ n, number: printed, project }) => ({ n, number: printed, project, answer: null, outcome: null }))],
  }),
  effects: ({ standards }, state) => standards.flatMap(({ project }) => (project === null ? [] : [asking(project, state)])),
});

export const standardRemoved = event('standardRemoved', {
  words: said('移出标准', 'standard taken out'),
  data: { by, item, number, reason },
  sight: { everybody: ['item', 'number'] },
  evolve: (state, { item: n }) => ({ ...state, items: state.items.filter((one) => one.n !== n) }),
});

/** Decided by hand. */
export const outcomeRecorded = event('outcomeRecorded', {
  words: said('记录结论', 'outcome recorded'),
  data: {
    ...{ by, item, number, reason },
    outcome: field(outcome, '结论', 'outcome'),
    evidence: field(held<string | null>(), '证明材料', 'evidence'),
  },
  sight: { everybody: ['item', 'number', 'outcome'] },
  evolve: (state, { item: n, outcome: decided }) => changed(state, n, { outcome: decided }),
  decision: { kind: 'reviewOutcome', words: said('复审（清理）结论', 'outcome of a review in a campaign') },
});

/** Said by the project of the standard. An item once answered by hand keeps that outcome unless the report brings another. */
export const outcomeReported = event('outcomeReported', {
  words: said('项目上报结论', 'outcome reported by its project'),
  data: {
    ...{ item, number },
    answer: field(z.string(), '项目的结论', 'answer of the project'),
    outcome: field(outcome.nullable(), '结论', 'outcome'),
  },
  sight: { everybody: ['item', 'number', 'answer', 'outcome'] },
  evolve: (state, { item: n, answer, outcome: follows }) => changed(state, n, { answer, ...(follows === null ? {} : { outcome: follows }) }),
  decision: {
    kind: 'reviewOutcome',
    words: said('复审结论上报', 'outcome reported to a campaign'),
    unless: ({ outcome: follows }) => follows === null,
  },
});

export const deadlineMoved = event('deadlineMoved', {
  words: said('调整期限', 'deadline moved'),
  data: { by, deadline, reason },
  sight: { everybody: ['deadline'] },
  evolve: (state, { deadline: at }) => ({ ...state, deadline: at, overdue: false }),
});

export const campaignOverdue = event('campaignOverdue', {
  words: said('期限已过', 'deadline passed'),
  data: { due: field(held<Instant>(), '期限', 'deadline'), open: field(z.int(), '没有结论的项数', 'standards without outcome') },
  sight: { everybody: ['due', 'open'] },
  evolve: (state) => ({ ...state, overdue: true }),
  tells: [
    {
      ...{ tag, subject: said('{named}：期限已过，{open} 项没有结论', '{named}: the deadline has passed, {open} without outcome') },
      ...{ lines: [said('期限：{due}（北京时间）', 'Deadline: {due} (Beijing time)')], rule: rules.periodic },
      to: office,
      values: (state, { due, open }) => ({ ...named(state), due, open }),
    },
  ],
});

export const campaignClosed = event('campaignClosed', {
  words: said('集中复审结束', 'campaign closed'),
  data: { by, summary, figures: field(held<Figures>(), '统计', 'figures') },
  sight: { everybody: ['figures'] },
  evolve: (state) => ({ ...state, closed: true }),
  tells: [
    {
      ...{ tag, subject: said('{named}：集中复审结束', '{named}: the review campaign is closed') },
      ...{ lines: [said('共 {total} 项，均有结论。', '{total} standards, each with an outcome.')], rule: rules.periodic },
      to: (state) => [...everybody, ...office(state)],
      values: (state, { figures }) => ({ ...named(state), total: figures.total }),
    },
  ],
  decision: { kind: 'reviewOutcome', words: said('集中复审结束', 'campaign closed') },
});

export const campaignEvents = [
  campaignOpened,
  standardsAdded,
  standardRemoved,
  outcomeRecorded,
  outcomeReported,
  deadlineMoved,
  campaignOverdue,
  campaignClosed,
] as const;
export type CampaignEvent = EventOf<typeof campaignEvents>;

const changed = (state: CampaignState, n: number, change: Partial<CampaignItem>): CampaignState => ({
  ...state,
  items: state.items.map((one) => (one.n === n ? { ...one, ...change } : one)),
});

function asking(project: Stream, { campaign, organisation, title, rehearsal }: CampaignState): Effect {
  const command: CampaignOrder = { type: 'reviewAsked', campaign, organisation, reason: `${title.zh} / ${title.en}`, rehearsal };
  return { kind: 'tell', stream: project, command };
}
