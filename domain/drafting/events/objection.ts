import { eventsOf } from '../../kernel/event.js';
import { field, held, type PayloadOf } from '../../kernel/field.js';
import { rules, shared, type Tells } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { concerned, group, named } from '../audiences.js';
import { entered, entry } from '../decision-log.js';
import { issue, mediation, people, reason, step, summary, upheld } from '../fields.js';
import { changed, overruled, upheld as found } from '../issues.js';
import type { DraftingState, Issue } from '../state.js';

const { event } = eventsOf<DraftingState>();

const rule = rules.consensus;

/** At its new step nothing has been done yet. */
const fresh = { redrafted: false, mediated: null, mediation: null, ballot: null, vote: null } as const;

export const objectionEscalated = event('objectionEscalated', {
  words: said('升级反对意见', 'objection escalated'),
  data: { issue, step, reason, ...entry },
  evolve: (state, { issue: n, step: next, decision }) =>
    entered(
      changed(state, n, () => ({ step: next, ...fresh })),
      { decision },
    ),
  tells: [
    {
      tag: said('反对意见升级', 'Objection escalated'),
      subject: said('{named}：第 {issue} 号反对意见进入{step}', '{named}: objection {issue} goes to {step}'),
      lines: [shared.reason],
      rule,
      to: concerned,
      values: (state, { issue: n, step: next, reason: why }) => ({
        ...named(state),
        ...{ issue: n, step: state.terms.escalation[next] ?? '', reason: why },
      }),
    },
  ],
});

const mediated = {
  ...{ issue, people, outcome: mediation, summary },
  record: field(held<string | null>(), '调解记录', 'SHA-256 of the record'),
  confirmed: field(held<boolean>(), '已确认', 'said by whoever objects, or with a document by a second person'),
  ...entry,
} as const;
type Mediated = PayloadOf<typeof mediated>;

const mediatedAs = ({ confirmed, outcome, by }: Mediated): Partial<Issue> =>
  confirmed ? { mediated: outcome, mediation: null } : { mediation: { outcome, by } };

const tellMediation = (
  confirmed: boolean,
  words: Pick<Tells<DraftingState, Mediated>, 'as' | 'tag' | 'subject' | 'lines'>,
): Tells<DraftingState, Mediated> => ({
  ...words,
  lines: [said('经过：{summary}', 'Summary: {summary}'), ...words.lines],
  rule,
  to: (state, record) => (record.confirmed === confirmed ? concerned(state, record) : []),
  values: (state, { issue: n, outcome, summary: what }) => ({ ...named(state), issue: n, mediation: outcome, summary: what }),
});

export const mediationRecorded = event('mediationRecorded', {
  words: said('登记调解', 'mediation recorded'),
  data: mediated,
  evolve: (state, record) =>
    entered(
      changed(state, record.issue, () => mediatedAs(record)),
      record,
    ),
  tells: [
    tellMediation(false, {
      as: 'toConfirm',
      tag: said('调解待确认', 'Mediation to confirm'),
      subject: said(
        '{named}：第 {issue} 号反对意见登记为调解{mediation}，待确认',
        '{named}: mediation of objection {issue} entered as {mediation}, to be confirmed',
      ),
      lines: [
        said(
          '由反对意见提出者登记其所见，或由另一人附记录确认后，方为有效。',
          'It counts when whoever objects enters it too, or a second person with the record on file.',
        ),
      ],
    }),
    tellMediation(true, {
      tag: said('调解', 'Mediation'),
      subject: said('{named}：第 {issue} 号反对意见调解{mediation}', '{named}: mediation of objection {issue} {mediation}'),
      lines: [said('达成一致的，由提出者本人撤回反对意见。', 'Where agreement was found, its author takes the objection back.')],
    }),
  ],
});

/** Where the vote only advises: by name and reason. */
export const objectionDecided = event('objectionDecided', {
  words: said('就反对意见作出决定', 'objection decided'),
  data: { issue, upheld, reason, ...entry },
  evolve: (state, { issue: n, upheld: right, decision }) => entered(right ? found(state, n) : overruled(state, n), { decision }),
  tells: [
    {
      tag: said('反对意见决定', 'Objection decided'),
      subject: said('{named}：第 {issue} 号反对意见{decided}', '{named}: objection {issue} {decided}'),
      lines: [shared.reason],
      rule,
      to: group,
      values: (state, { issue: n, upheld: right, reason: why }) => ({
        ...named(state),
        ...{ issue: n, decided: right ? 'upheld' : 'overruled', reason: why },
      }),
    },
  ],
  decision: { kind: 'objection', words: said('对反对意见的决定', 'decision on an objection') },
});

export const objectionEvents = [objectionEscalated, mediationRecorded, objectionDecided] as const;
