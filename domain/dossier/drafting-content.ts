import type { Calendar } from '../law/calendar/calendar.js';
import type { DraftingEvent } from '../drafting/events.js';
import type { DraftingState } from '../drafting/state.js';
import { eventOf } from '../kernel/log/record.js';
import { ruleInForce } from './ballot-content.js';
import { termTo } from './term-to.js';
import { deadlineProof } from './deadline-proof.js';
import type { Content, DeadlineProof } from './dossier.js';
import { explainOutcome } from '../ballot-rule/explain.js';
import type { Folded } from './fold.js';
import { explained } from './result.js';

type DraftingPart = Pick<Content, 'rule' | 'result' | 'deadlines' | 'documents' | 'related'> & {
  readonly about: string;
  readonly profile: string;
  readonly outcome: Content['outcome'] | null;
};

/** A declared consensus with the calls it rests on, or an objection that was voted on or decided. */
export function draftingContent(folded: Folded, calendar: Calendar): DraftingPart {
  const state = folded.after as DraftingState; // folded by the group's own decider
  const decision = eventOf(folded.decision) as DraftingEvent; // an archived event of a drafting group
  const voted = decision.type === 'objectionVoteDecided' ? decision : null;
  const { vote } = state.terms;
  return {
    about: state.title.zh,
    profile: state.profile,
    outcome: outcomeOf(decision),
    rule: voted === null || vote === null ? null : ruleInForce(vote.terms),
    result: voted && explained(voted),
    deadlines: callsIn(folded, calendar),
    documents: state.text === null ? [] : [{ what: 'text', sha256: state.text }],
    related: [state.project, state.committee, voted?.ballot ?? null].filter((one) => one !== null),
  };
}

function outcomeOf(decision: DraftingEvent): Content['outcome'] | null {
  switch (decision.type) {
    case 'consensusDeclared': {
      const { version, clauses, byVote } = decision;
      const voted = byVote.length === 0 ? { zh: '', en: '' } : { zh: `，其中经表决：${byVote.join('、')}`, en: `, by vote: ${byVote.join(', ')}` };
      return {
        ...{ word: 'consensus', reason: null },
        zh: `第 ${version} 稿 ${clauses} 条全部达成一致${voted.zh}`,
        en: `version ${version}: all ${clauses} clauses stand${voted.en}`,
      };
    }
    case 'objectionVoteDecided': {
      const { zh, en } = explainOutcome(decision.outcome);
      const binding =
        decision.binding === 'decides' ? { zh: '表决为最终决定', en: 'the vote decides' } : { zh: '表决仅供参考', en: 'the vote advises' };
      return { word: decision.outcome, reason: null, zh: `${zh}（${binding.zh}）`, en: `${en} (${binding.en})` };
    }
    case 'objectionDecided': {
      const { upheld, reason } = decision;
      return upheld
        ? { word: 'upheld', reason, zh: '反对意见成立', en: 'objection upheld' }
        : { word: 'dismissed', reason, zh: '反对意见不成立', en: 'objection dismissed' };
    }
    default:
      return null;
  }
}

/** The calls on the version that is decided on: who was silent had this long. */
function callsIn({ events, after }: Folded, calendar: Calendar): readonly DeadlineProof[] {
  const { version } = after as DraftingState; // as above
  return events.flatMap((row): readonly DeadlineProof[] => {
    const event = eventOf(row) as DraftingEvent; // as above
    if (event.type !== 'callOpened' || event.version !== version) return [];
    const term = termTo(calendar, row.at, event.closesAt);
    return term === null ? [] : [deadlineProof(calendar, { name: 'call', from: row.at, term, closesAt: event.closesAt })];
  });
}
