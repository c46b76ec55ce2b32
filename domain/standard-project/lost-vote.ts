import type { Counts, ShownRow } from '../ballot-rule/ballot-rule.js';
import { explainShown, type Bilingual } from '../ballot-rule/explain.js';
import { shownResult } from '../ballot/class-figures.js';
import type { Shown } from '../ballot/class-figures.js';
import { titleOf } from '../law/sources.js';
import type { BallotTerms } from '../profile/profile.js';
import type { StageCode } from '../profile/stage-codes.js';
import type { Json } from '../kernel/refusal.js';
import { lostVote, shared, type NoticeWords, type Tells } from '../kernel/notice-words.js';
import type { AppealOf } from './words.js';
import { committeeOf } from './committee-of.js';
import { subject, toParties, type Party } from './parties.js';
import type { Decision } from './rounds.js';
import type { ProjectState } from './state.js';

/** What may follow a vote that did not pass: the act, and what it does in words. */
export type NextStep = Bilingual & { readonly act: string };

const withdraw: NextStep = { act: 'withdraw', zh: '撤回本项目', en: 'withdraw the project' };
const again: NextStep = { act: 'openProjectBallot', zh: '再次组织立项表决', en: 'put the project to the vote again' };
const appeal: NextStep = { act: 'fileComplaint', zh: '在申诉期限内对表决结果提出申诉', en: 'appeal against the result in time' };

/** By decision and by the stage it brought the project to; at any other stage the vote is history. */
const steps: { readonly [of in AppealOf]: { readonly [code in StageCode]?: readonly NextStep[] } } = {
  projectVote: {
    '10.92': [
      {
        act: 'submit',
        zh: '修改后再次提交；再有一次未通过即不予立项',
        en: 'revise and submit once more; another vote that fails refuses the project',
      },
      withdraw,
    ],
    '10.00': [again],
    '10.60': [again, { act: 'returnProject', zh: '退回修改', en: 'return it for revision' }, withdraw],
  },
  review: {
    '40.93': [
      { act: 'uploadDraft', zh: '按意见修改文本', en: 'revise the text' },
      { act: 'openReview', zh: '再次组织技术审查', en: 'put it to technical review again' },
      { act: 'sendBack', zh: '退回起草', en: 'send it back to drafting' },
      withdraw,
    ],
  },
  systematic: {
    '90.20': [{ act: 'openReviewBallot', zh: '就同一或另一复审结论再次表决', en: 'vote again on this or another outcome of the review' }],
  },
};

/** What may be done now. A project that has ended takes no further act. */
export function nextAfter(state: ProjectState, of: AppealOf): readonly NextStep[] {
  if (state.end !== null) return [];
  return [...(steps[of][state.code] ?? []), ...(state.profile.appeal === null ? [] : [appeal])];
}

/** A comparison as everybody may read it; without its figures where they would say how one person voted. */
export const comparisonOf = (row: ShownRow): Bilingual & Pick<ShownRow, 'test' | 'holds'> => {
  const { test, holds, zh, en } = explainShown(row);
  return { test, holds, zh, en };
};

const inWords = ({ eligible, present, yes, noWithReasons, noWithoutReasons, abstain, spoilt }: Counts): Bilingual => {
  const no = noWithReasons + noWithoutReasons;
  return {
    zh: `有表决权 ${eligible}，参加 ${present}，赞成 ${yes}，不赞成 ${no}，弃权 ${abstain}，无效 ${spoilt}`,
    en: `entitled ${eligible}, took part ${present}, yes ${yes}, no ${no}, abstained ${abstain}, spoilt ${spoilt}`,
  };
};

/** The terms of the vote; null where a panel may have stood in for the committee, so that the state does not say which terms were used. */
function termsOf(state: ProjectState, of: AppealOf): BallotTerms | null {
  const { ballots, review } = state.profile;
  if (of === 'review') return committeeOf(state) === null ? (ballots[review.ballot] ?? null) : null;
  return ballots[of === 'projectVote' ? 'projectApproval' : 'systematicReview'] ?? null;
}

const saying = ({ zh, en }: Bilingual): Json => ({ zh, en });

/** What the notice of a vote that did not pass says beyond its outcome. The reasons of the negatives stay with the ballot and are read with the project. */
export function lostVoteFacts(
  of: AppealOf,
  event: Pick<Decision, 'outcome' | 'counts' | 'trace'>,
  state: ProjectState,
): { readonly [key: string]: Json } {
  if (event.outcome === 'PASS') return {};
  const { counts, trace } = shownResult(event satisfies Shown);
  const terms = termsOf(state, of);
  const next = nextAfter(state, of);
  return {
    ...(terms === null ? {} : { voteRule: saying(named(terms)) }),
    voteCounts: saying(inWords(counts)),
    comparisons: trace.map((row) => saying(comparisonOf(row))),
    ...(next.length === 0 ? {} : { next: next.map(saying) }),
  };
}

const named = ({ rule, source }: BallotTerms): Bilingual => {
  const { zh, en } = titleOf(source);
  return { zh: `${rule}（${zh}）`, en: `${rule} (${en})` };
};

/** The notice of a vote that was decided. */
export const tellingVote = (
  of: AppealOf,
  to: readonly Party[],
  words: NoticeWords,
): Tells<ProjectState, Pick<Decision, 'round' | 'outcome' | 'counts' | 'trace'>> => ({
  ...words,
  lines: [shared.round, shared.outcome, ...lostVote],
  to: toParties(...to),
  values: (state, event) => ({ ...subject(state), round: event.round, outcome: event.outcome, ...lostVoteFacts(of, event, state) }),
});
