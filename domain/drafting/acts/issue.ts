import type { ActorId } from '../../kernel/actor.js';
import { deadline } from '../../law/calendar/deadline.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { Refusal } from '../../kernel/refusal.js';
import { ok, type Result } from '../../kernel/result.js';
import { nextEntry } from '../decision-log.js';
import { answersOverdue, concernSustained, issueAnswered, issueWithdrawn } from '../events/issue.js';
import type { DraftingEvent } from '../events.js';
import { answer, issue, proposed, reason, versionIfAny } from '../fields.js';
import { answeredOwn, anyOwn, editors, everMembers, inPhase, someOwn, someUnanswered } from '../gates.js';
import { isWaiting, issueNamed } from '../issues.js';
import { ofText, refused } from '../refusals.js';
import type { DraftingPhase, DraftingState, Issue } from '../state.js';

const { act, clock } = actsOf<DraftingState, DraftingEvent, DraftingPhase>({ at: inPhase });

/** Every concern and every objection gets a reasoned answer; where the text was changed for it, the answer names the version. */
const answerIssue = act('answerIssue', {
  words: said('答复关切或反对', 'answer a concern or objection'),
  payload: { issue, answer, version: versionIfAny },
  who: editors,
  at: ['working'],
  gates: [someUnanswered],
  decide(state, { issue: n, answer: words, version }, context) {
    const found = issueNamed(state, n);
    if (!found.ok) return found;
    if (found.value.answered) return refused('ISSUE_ANSWERED', { found: n, needed: 'no answer yet', cure: ['nobody'] });
    if (version !== undefined && version > state.version)
      return refused('NO_SUCH_VERSION', { ...ofText, found: version, needed: { upTo: state.version } });
    return happened(issueAnswered({ issue: n, answer: words, version: version ?? null, ...nextEntry(state, context) }));
  },
});

/** Whoever raised it, and nobody else, ends or sustains it. */
function ownIssue(state: DraftingState, n: number, actor: ActorId): Result<Issue, Refusal> {
  const found = issueNamed(state, n);
  if (!found.ok) return found;
  const { person } = found.value;
  if (person === actor) return ok(found.value);
  return refused('NOT_YOUR_ISSUE', { found: { issue: n, raisedBy: person }, needed: { raisedBy: actor } });
}

const inOpenCall = ({ open }: DraftingState, { call }: Issue): boolean => open.some(({ n }) => n === call);

function maySustain(issue: Issue, state: DraftingState): May {
  const { kind, answered } = issue;
  const callOpen = inOpenCall(state, issue);
  if (kind === 'concern' && answered && !callOpen) return ok(null);
  return refused('ISSUE_STATE', {
    found: { kind, answered, callOpen },
    needed: 'an answered concern of a closed call; in an open one, state another position',
  });
}

/** Its author is not content with the answer: the concern becomes a sustained objection and takes the first step. */
const sustainConcern = act('sustainConcern', {
  words: said('坚持已答复的关切', 'sustain an answered concern'),
  payload: { issue, reason, proposed },
  who: everMembers,
  at: ['working'],
  gates: [someOwn(answeredOwn, maySustain)],
  decide(state, { issue: n, reason: why, proposed: words }, context) {
    const found = ownIssue(state, n, context.actor.id);
    if (!found.ok) return found;
    const may = maySustain(found.value, state);
    if (!may.ok) return may;
    const { closesAt: answerBy } = deadline(context.calendar, context.now, state.terms.answer);
    return happened(concernSustained({ issue: n, step: 0, answerBy, reason: why, proposed: words, ...nextEntry(state, context) }));
  },
});

const callOver = (issue: Issue, state: DraftingState): May =>
  inOpenCall(state, issue) ? refused('ISSUE_STATE', { found: { callOpen: true }, needed: 'another position in the open call' }) : ok(null);

/** Taken back by its author, who alone can: agreement in mediation too is theirs to confirm. */
const withdrawIssue = act('withdrawIssue', {
  words: said('撤回关切或反对', 'take a concern or objection back'),
  payload: { issue, reason },
  who: everMembers,
  at: ['working'],
  gates: [someOwn(anyOwn, callOver)],
  decide(state, { issue: n, reason: why }, context) {
    const found = ownIssue(state, n, context.actor.id);
    if (!found.ok) return found;
    const { mediated, vote, ballot } = found.value;
    const over = callOver(found.value, state);
    if (!over.ok) return over;
    const how = mediated === 'agreed' ? 'mediation' : 'withdrawn';
    return happened(issueWithdrawn({ issue: n, how, ballot: vote === 'running' ? ballot : null, reason: why, ...nextEntry(state, context) }));
  },
});

const noteOverdueAnswers = clock('noteOverdueAnswers', {
  words: said('关切答复逾期', 'answers are overdue'),
  at: ['working'],
  decide(state, _nothing, { now }) {
    const issues = state.issues.filter((one) => isWaiting(one) && one.answerBy <= now).map(({ n }) => n);
    return issues.length === 0 ? happened() : happened(answersOverdue({ issues }));
  },
});

export const issueActs = [answerIssue, sustainConcern, withdrawIssue, noteOverdueAnswers] as const;
