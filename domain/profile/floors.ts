import type { BallotRule, BallotTest } from '../ballot-rule/ballot-rule.js';
import type { BallotName, BallotTerms, Profile, VoteFloor } from './profile.js';

/** Everybody who handed in a paper, whatever the rule makes of bare negatives and abstentions. */
const answered = 'Y + Nr + N0 + A + noObjection + discuss';

/** 团体标准管理规定 第十四条: at least three quarters of the representatives attending are in favour; by letter those who answered stand for them. */
const review = (mode: BallotTerms['mode'] | undefined, whose: 'law' | 'house' = 'law'): readonly BallotTest[] => [
  { test: `${whose}: yes`, num: 'Y', q: 4, op: '>=', p: 3, den: mode === 'meeting' ? 'EP' : answered },
];

/** 全国专业标准化技术委员会管理办法: three quarters take part, two thirds of them are in favour, no more than a quarter against. */
const committee: readonly BallotTest[] = [
  { test: 'law: quorum', num: answered, q: 4, op: '>=', p: 3, den: 'E' },
  { test: 'law: yes', num: 'Y', q: 3, op: '>=', p: 2, den: answered },
  { test: 'law: no', num: 'Nr + N0', q: 4, op: '<=', p: 1, den: answered },
];

/** The law is silent on 立项 and 复审 votes. */
const floors: { readonly [name in BallotName]: VoteFloor | null } = {
  technicalReview: 'review',
  letterReview: 'review',
  committeeReview: 'committee',
  projectApproval: null,
  systematicReview: null,
};

/** The floor of each ballot a procedure may have. The measures on local standards set no fraction: that a panel keeps that of group standards is our own rule. */
export const floorOfBallot = (kind: Profile['kind'], name: BallotName): VoteFloor | null =>
  kind === 'local-standard' && floors[name] === 'review' ? 'panel' : floors[name];

/** Votes that judge a text. */
export const judgesText = (law: VoteFloor | null): law is 'review' | 'panel' => law === 'review' || law === 'panel';

/**
 * The terms under which a vote that decides by law is held, whatever the profile says: the floor is part of the frozen terms and a comparison of its own
 * in every trace, silence is no yes, and drafters do not judge their own draft.
 */
export function lawfulTerms(terms: BallotTerms, law: VoteFloor | null): BallotTerms {
  if (law === null) return terms;
  const silence = terms.silence === 'assent' ? 'notReturned' : terms.silence;
  return { ...terms, silence, ...(judgesText(law) ? { exclusion: 'draftersAndUnits' } : {}), law };
}

/** The comparisons of the law beside those of the rule; none where the terms are somebody's own. */
export const withFloor = (rule: BallotRule, { law, mode }: Floored): BallotRule =>
  law === undefined ? rule : { ...rule, law: law === 'committee' ? committee : review(mode, law === 'panel' ? 'house' : 'law') };
export type Floored = Partial<Pick<BallotTerms, 'law' | 'mode'>>;

/** 标准化法 第二十九条: 复审周期一般不超过5年. It speaks of standards of authorities; group standards are held to it by our own decision. */
export const longestReviewInterval = { count: 5, unit: 'years' } as const;
/** 地方标准管理办法: a local standard is filed within 60 days. */
export const longestFiling = { count: 60, unit: 'calendarDays' } as const;
/** 团体标准管理规定 第十四条: 征求意见一般不少于30日. */
export const shortestConsultation = { count: 30, unit: 'calendarDays' } as const;
/** 全国专业标准化技术委员会管理办法: 同一单位在同一技术委员会任职的委员不得超过3名. */
export const mostOfOneUnit = 3;
