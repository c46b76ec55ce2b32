import type { Json } from '../../../domain/kernel/refusal.js';
import type { FindingCode } from '../../../domain/profile/finding.js';
import type { BallotTerms, Gate, Profile } from '../../../domain/profile/profile.js';
import { shippedProfiles } from '../../../domain/profile/shipped.js';

export type Mutable<T> = T extends readonly (infer Item)[] ? Mutable<Item>[] : T extends object ? { -readonly [key in keyof T]: Mutable<T[key]> } : T;
export type Draft = Mutable<Profile>;

/** A shipped profile as a fresh copy that may be broken. */
export function copyOf(id: string): Draft {
  const profile = shippedProfiles[id];
  if (!profile) throw new Error(`no shipped profile ${id}`);
  return structuredClone(profile) as Draft; // a clone of plain data is free to be written
}

export const broken = (change: (profile: Draft) => void, id = 'group-standard/robotics'): Draft => {
  const profile = copyOf(id);
  change(profile);
  return profile;
};

export function ballot(profile: Draft, name: 'technicalReview' | 'letterReview' | 'committeeReview'): Mutable<BallotTerms> {
  const terms = profile.ballots[name];
  if (!terms) throw new Error(`no ballot ${name}`);
  return terms;
}

export function gate(profile: Draft, id: string): Mutable<Gate> {
  const found = profile.gates.find((one) => one.id === id);
  if (!found) throw new Error(`no gate ${id}`);
  return found;
}

export function stage(profile: Draft, name: Profile['stages'][number]['stage']): Draft['stages'][number] {
  const found = profile.stages.find((one) => one.stage === name);
  if (!found) throw new Error(`no stage ${name}`);
  return found;
}

const days = (count: number): { count: number; unit: 'calendarDays' } => ({ count, unit: 'calendarDays' });
const without = (profile: Draft, ...ids: string[]): Draft['gates'] => profile.gates.filter(({ id }) => !ids.includes(id));

const db21 = 'local-standard/liaoning';
const byConsensus = 'local-standard/liaoning-consensus';

export function local(profile: Draft): NonNullable<Draft['local']> {
  if (!profile.local) throw new Error('no local terms');
  return profile.local;
}

function consensus(profile: Draft): NonNullable<Draft['consensus']> {
  if (!profile.consensus) throw new Error('no consensus terms');
  return profile.consensus;
}

const mandates = (terms: NonNullable<BallotTerms['mandates']>) => (p: Draft) => (ballot(p, 'letterReview').mandates = terms);

export type Break = readonly [code: FindingCode, story: string, change: (profile: Draft) => void, id?: string];

/** One thing broken in a shipped profile, and the one finding it must raise. */
export const breaks: readonly Break[] = [
  ['LOCAL_TERMS_MISSING', 'a local standard without its terms', (p) => delete p.local, db21],
  ['LOCAL_TERMS_MISPLACED', 'a group standard with terms of a local one', (p) => (p.local = local(copyOf(db21)))],
  ['EXPERT_VOTE_MISSING', 'a local project that no expert judges', (p) => delete p.ballots.projectApproval, db21],
  ['FILING_ABOVE_LAW', 'filing within 61 days', (p) => (local(p).filing.within = days(61)), db21],
  ['FILING_ABOVE_LAW', 'filing within two months, which may be 62 days', (p) => (local(p).filing.within = { count: 2, unit: 'months' }), db21],
  ['FILING_ALARM_LATE', 'an alarm on the last day', (p) => (local(p).filing.alarm = days(60)), db21],
  ['NOTICE_WINDOW_UNUSUAL', 'an announcement of 6 days', (p) => (local(p).notice.min = days(6)), db21],
  ['NOTICE_WINDOW_UNUSUAL', 'an announcement of 31 days', (p) => (local(p).notice.max = days(31)), db21],
  ['NOTICE_WINDOW_UNUSUAL', 'an announcement whose usual length is below the shortest', (p) => (local(p).notice.min = days(16)), db21],
  ['PANEL_MAY_BE_EVEN', 'a panel of any number', (p) => (local(p).panel.odd = false), db21],
  ['LAW_GATE_MISSING', 'mandatory local standards without a special law', (p) => (p.gates = without(p, 'DB.M')), db21],
  ['LAW_GATE_MISSING', 'local standards that may hinder trade', (p) => (p.gates = without(p, 'X3')), db21],
  [
    'CONSENSUS_WITHOUT_END',
    'mediation that never ends',
    (p) => (p.consensus = { ...consensus(copyOf(byConsensus)), escalation: ['redraft', 'mediation'] }),
    byConsensus,
  ],
  ['COMMENT_WINDOW_BELOW_FLOOR', 'a window of 29 days', (p) => (p.consultation.window = days(29))],
  [
    'COMMENT_WINDOW_BELOW_FLOOR',
    'a window of one month, which February makes 28 days',
    (p) => (p.consultation.window = { count: 1, unit: 'months' }),
  ],
  ['COMMENT_FLOOR_LOWERED', 'a floor of 29 days', (p) => (p.consultation.floor = days(29))],
  ['COMMENT_NOT_PUBLIC', 'comments among members only', (p) => (p.consultation.public = false)],
  ['COMMENT_SHORT_FOR_TBT', 'a body under the TBT code with 30 days', (p) => (gate(p, 'R1').trigger = 'tbt')],
  ['REPEAT_ROUND_SHORT', 'a repeated round of 14 days', (p) => (p.consultation.repeat = days(14))],
  ['LATE_COMMENTS_UNANSWERED', 'late comments answered at will', (p) => (p.consultation.lateDisposition = 'optional')],
  [
    'REVIEW_THRESHOLD_BELOW_FLOOR',
    'two thirds at the meeting',
    (p) => (ballot(p, 'technicalReview').params = { minPresent: 5, invited: '2/3', yes: '2/3' }),
  ],
  ['REVIEW_THRESHOLD_BELOW_FLOOR', '74 % at the meeting', (p) => (ballot(p, 'technicalReview').params = { minPresent: 5, yes: '74/100' })],
  [
    'REVIEW_THRESHOLD_BELOW_FLOOR',
    'abstainers out of the base, so that 3/4 of fewer is enough',
    (p) => {
      ballot(p, 'technicalReview').abstention = 'outOfDenominator';
    },
  ],
  [
    'LETTER_THRESHOLD_BELOW_FLOOR',
    'the committee rule of 2/3 in a letter ballot',
    (p) => Object.assign(ballot(p, 'letterReview'), { rule: 'CN-TC', params: {} }),
  ],
  ['PANEL_VOTE_BELOW_FLOOR', 'a panel two thirds of which decide', (p) => (ballot(p, 'technicalReview').params = { yes: '2/3' }), db21],
  ['COMMITTEE_VOTE_BELOW_FLOOR', 'a committee half of which may decide', (p) => (ballot(p, 'committeeReview').params = { quorum: '1/2' }), db21],
  ['COMMITTEE_VOTE_BELOW_FLOOR', 'a committee that 2/5 against do not stop', (p) => (ballot(p, 'committeeReview').params = { no: '2/5' }), db21],
  ['SILENCE_MAKES_RESULT', 'no answer of a committee means yes', (p) => (ballot(p, 'committeeReview').silence = 'assent'), db21],
  ['SILENCE_MAKES_RESULT', 'no answer means yes', (p) => (ballot(p, 'letterReview').silence = 'assent')],
  ['DRAFTERS_MAY_VOTE', 'drafters vote', (p) => (ballot(p, 'technicalReview').exclusion = 'none')],
  ['DRAFTERS_MAY_VOTE', 'colleagues of drafters vote', (p) => (ballot(p, 'letterReview').exclusion = 'drafters')],
  ['REVIEW_INTERVAL_ABOVE_CAP', 'an interval above the cap of the profile', (p) => (p.systematicReview.cap = { count: 2, unit: 'years' })],
  ['REVIEW_INTERVAL_ABOVE_CAP', 'a cap of six years', (p) => (p.systematicReview.cap = { count: 6, unit: 'years' })],
  ['REVIEW_INTERVAL_ABOVE_CAP', 'an interval of 61 months', (p) => (p.systematicReview.interval = { count: 61, unit: 'months' })],
  ['REVIEW_ENDS_AFTER_CAP', 'a review that starts when the five years are over', (p) => (p.systematicReview.interval = { count: 5, unit: 'years' })],
  ['REVIEWS_OVERLAP', 'a review that may last as long as the interval', (p) => (p.systematicReview.interval = days(90))],
  ['LAW_GATE_MISSING', 'no comparison with mandatory standards', (p) => (p.gates = without(p, 'X1'))],
  ['LAW_GATE_MISSING', 'patents never asked for at a gate', (p) => (p.gates = without(p, 'X2.10', 'X2.30', 'X2.40'))],
  ['LAW_GATE_MISSING', 'no fair-competition check', (p) => (p.gates = without(p, 'X3'))],
  ['LAW_GATE_NARROWED', 'comparison only for robots', (p) => (gate(p, 'X1').trigger = 'physicalRobot')],
  ['LAW_GATE_LATE', 'fair-competition check at publication', (p) => (gate(p, 'X3').before = '60.00')],
  ['LAW_GATE_NOT_BLOCKING', 'the comparison is shown only', (p) => (gate(p, 'X1').blocking = false)],
  ['LAW_GATE_NOT_BLOCKING', 'the same with the law taken off', (p) => Object.assign(gate(p, 'X1'), { blocking: false, floor: null })],
  ['LAW_GATE_WAIVABLE', 'the chair may waive the comparison', (p) => (gate(p, 'X1').waiverRole = 'chair')],
  ['LAW_GATE_WAIVABLE', 'the same with the law taken off', (p) => Object.assign(gate(p, 'X1'), { waiverRole: 'chair', floor: null })],
  ['FIELD_LAW_GATE_MISSING', 'aviation without secrecy screening', (p) => (p.gates = without(p, 'A1.30')), 'group-standard/aviation'],
  ['PATENT_CALL_MISSING', 'no call for patents', (p) => (p.patents.callAt = [])],
  ['PATENT_CALL_UNKNOWN', 'a call at a code that does not exist', (p) => (p.patents.callAt = ['10.99', '41.00'])],
  ['PATENT_WINDOW_UNGUARDED', 'a window after the last gate that asks', (p) => Object.assign(p.patents, { callAt: ['50.20'], windowDays: 30 })],
  ['STAGE_MISSING', 'no comment stage', (p) => (p.stages = p.stages.filter((one) => one.stage !== 'comment'))],
  ['STAGE_REPEATED', 'approval twice', (p) => p.stages.splice(6, 0, structuredClone(stage(p, 'approval')))],
  ['STAGE_OUT_OF_ORDER', 'review before comment', (p) => p.stages.splice(3, 2, stage(p, 'review'), stage(p, 'comment'))],
  ['STAGE_CODE_WRONG', 'a code of another stage', (p) => (stage(p, 'review').code = '50.20')],
  ['STAGE_CODE_WRONG', 'a code that does not exist', (p) => (stage(p, 'review').code = '45.00')],
  ['STAGE_WITHOUT_LIMIT', 'drafting without an end', (p) => (stage(p, 'drafting').limit = null)],
  ['STAGE_DOCUMENT_UNKNOWN', 'a paper nobody can attach', (p) => stage(p, 'drafting').documents.push('blessing')],
  ['STAGE_DOCUMENT_UNKNOWN', 'an optional paper nobody can attach', (p) => (stage(p, 'drafting').expected = ['blessing'])],
  ['STAGE_DEAD_END', 'drafting that needs the minutes of the review', (p) => stage(p, 'drafting').documents.push('reviewMinutes')],
  ['STAGE_SHORTER_THAN_WINDOW', 'a comment stage of 59 days for 30 of comment and 30 of answers', (p) => (stage(p, 'comment').limit = days(59))],
  [
    'STAGE_SHORTER_THAN_WINDOW',
    'a letter review of 30 days in a stage of 20',
    (p) => void ((p.review.ballot = 'letterReview'), (stage(p, 'review').limit = days(20))),
  ],
  ['GATE_REPEATED', 'two gates of one name', (p) => (gate(p, 'R2').id = 'R1')],
  ['GATE_CODE_UNKNOWN', 'a gate before a code that does not exist', (p) => (gate(p, 'R1').before = '40.21')],
  ['GATE_NEVER_REACHED', 'a gate before a way back', (p) => (gate(p, 'R1').before = '40.92')],
  ['GATE_TRIGGER_UNKNOWN', 'a gate for flying robots', (p) => (gate(p, 'R1').trigger = 'flyingRobot')],
  ['GATE_EVIDENCE_UNKNOWN', 'evidence nobody can attach', (p) => gate(p, 'R1').evidence.push('blessing')],
  ['GATE_EVIDENCE_TOO_LATE', 'minutes asked for before the meeting', (p) => gate(p, 'R1').evidence.push('reviewMinutes')],
  ['GATE_WITHOUT_EVIDENCE', 'a lock without a key', (p) => (gate(p, 'R1').evidence = [])],
  ['GATE_IMMOVABLE', 'a house gate nobody can waive', (p) => (gate(p, 'R1').waiverRole = null)],
  ['REVIEW_BALLOT_MISSING', 'a review by a ballot that is not defined', (p) => delete p.ballots.technicalReview],
  [
    'BALLOT_MODE_WRONG',
    'a letter ballot that meets',
    (p) => Object.assign(ballot(p, 'letterReview'), { mode: 'meeting', rule: 'CN-GS', params: { minPresent: 5 } }),
  ],
  ['RULE_UNKNOWN', 'a rule nobody knows', (p) => (ballot(p, 'letterReview').rule = 'CN-XX')],
  ['RULE_PARAMS_WRONG', 'a parameter nobody knows', (p) => (ballot(p, 'letterReview').params = { moon: 'full' })],
  ['RULE_PARAMS_WRONG', 'a share above the whole', (p) => (ballot(p, 'letterReview').params = { yes: '5/4' })],
  ['RULE_CONTRADICTS_TERMS', 'silence said twice and differently', (p) => (ballot(p, 'letterReview').params = { silence: 'abstain' })],
  ['RULE_NEEDS_FACTS', 'a rule that needs named experts', (p) => Object.assign(ballot(p, 'letterReview'), { rule: 'ISO-NP', params: {} })],
  ['THRESHOLD_UNREACHABLE', 'six present where five seats are enough', (p) => (ballot(p, 'technicalReview').params = { minPresent: 6 })],
  [
    'RECUSAL_STALLS',
    '4/5 of all members with the recused in the base',
    (p) => Object.assign(ballot(p, 'letterReview'), { params: { yes: '4/5', den: 'E' }, recusal: 'staysInBase' }),
  ],
  ['QUORUM_UNDEFINED', 'one paper decides', (p) => (ballot(p, 'letterReview').params = { return: '0/1' })],
  ['MIN_SEATS_BELOW_PANEL', 'four seats for a panel of five', (p) => (ballot(p, 'letterReview').minSeats = 4)],
  ['PANEL_SMALL', 'a panel of four', (p) => (p.review.minExperts = 4)],
  [
    'CASTING_VOTE',
    'the chair decides a tie of “more than 3/4”',
    (p) => Object.assign(ballot(p, 'letterReview'), { rule: 'OASIS-CSD', params: { yes: '3/4' }, tie: 'chairDecides' }),
  ],
  ['CASTING_VOTE_IDLE', 'a tie that “at least 3/4” does not know', (p) => (ballot(p, 'letterReview').tie = 'chairDecides')],
  [
    'CASTING_VOTE_IDLE',
    'a casting vote on objections in the drafting group',
    (p) => {
      const { vote } = consensus(p);
      if (vote) vote.terms.tie = 'chairDecides';
    },
    byConsensus,
  ],
  ['MANDATES_FOR_NOBODY', 'mandates that nobody may hold', mandates({ alternates: false, proxies: false, perHolder: 1 })],
  ['MANDATES_IN_ONE_HAND', 'three of five votes of a proxy', mandates({ alternates: false, proxies: true, perHolder: 2 })],
  ['MANDATES_IN_ONE_HAND', 'three of five votes of an alternate', mandates({ alternates: true, proxies: false, perHolder: 3 })],
  [
    'OUTAGE_NEVER_GIVEN_BACK',
    'an outage as long as the meeting',
    (p) => (ballot(p, 'technicalReview').outage = { rule: 'extend', minMinutes: 1440 }),
  ],
  ['OUTAGE_LIMIT_IDLE', 'last hours of nothing', (p) => (ballot(p, 'letterReview').outage = { rule: 'none', minMinutes: 5, lastHours: 24 })],
  [
    'OUTAGE_LIMIT_IDLE',
    'last hours as long as sixty days',
    (p) => (ballot(p, 'letterReview').outage = { rule: 'extend', minMinutes: 5, lastHours: 1440 }),
  ],
  ['RECIRCULATION_WITHOUT_NEGATIVES', 'another round of no negatives', (p) => (ballot(p, 'letterReview').recirculation = { window: days(10) })],
  [
    'RECIRCULATION_LONGER_THAN_BALLOT',
    'another round of 61 days',
    (p) => Object.assign(ballot(p, 'letterReview'), { rule: 'IEEE-SA', params: {}, recirculation: { window: days(61) } }),
  ],
  [
    'RECIRCULATION_WINDOW_UNSTATED',
    'another round without a window',
    (p) => Object.assign(ballot(p, 'letterReview'), { rule: 'IEEE-SA', params: {} }),
  ],
  ['REASONS_OPTIONAL', 'a no without a word', (p) => (ballot(p, 'letterReview').reasons = 'optional')],
  ['VOTES_SHOWN_LIVE', 'counts on the wall', (p) => (ballot(p, 'letterReview').visibility = 'live')],
  ['GRACE_TOO_SHORT', 'four seconds of grace', (p) => (ballot(p, 'letterReview').graceSeconds = 4)],
  ['GRACE_TOO_LONG', 'more than five minutes of grace', (p) => (ballot(p, 'letterReview').graceSeconds = 301)],
  ['WINDOW_OUT_OF_ORDER', 'a usual window below the shortest', (p) => (ballot(p, 'letterReview').window.default = days(19))],
  ['WINDOW_OUT_OF_ORDER', 'a usual window above the longest', (p) => (ballot(p, 'letterReview').window.default = days(61)), 'group-standard/it'],
  ['LETTER_WINDOW_SHORT', 'a letter ballot of 19 days', (p) => (ballot(p, 'letterReview').window.min = days(19))],
  [
    'EXTENSION_LONGER_THAN_WINDOW',
    'an extension of 61 days',
    (p) => Object.assign(ballot(p, 'letterReview'), { extension: { maxDays: 61, persons: 2 } }),
  ],
  ['REMINDER_OUTSIDE_WINDOW', 'a reminder as long as the window', (p) => p.reminders.unshift(30)],
  ['REMINDER_OUTSIDE_WINDOW', 'a reminder twice', (p) => p.reminders.push(1)],
  ['REVIEW_LOOP_ENDLESS', 'six failed reviews', (p) => (p.review.maxFailures = 6)],
  ['APPROVAL_LOOP_ENDLESS', 'six returns', (p) => (p.approval.maxReturns = 6)],
  ['NUMBERING_MISMATCH', 'a group standard with a local number', (p) => (p.numbering.kind = 'local')],
  ['FIELD_MISMATCH', 'robotics by name, metals by field', (p) => (p.field = 'metals')],
  ['APPEAL_MISSING', 'no road of appeal', (p) => (p.appeal = null)],
  ['SOURCE_MISSING', 'a gate without a source', (p) => (gate(p, 'R1').source = 'own: ')],
];

/** The JSON with the value at a JSON pointer put in, or taken out when the value is undefined. */
export function withAt(raw: Json, pointer: string, value: Json | undefined): Json {
  const [, key = '', ...rest] = pointer.split('/');
  if (typeof raw !== 'object' || raw === null) throw new Error(`nothing at ${pointer}`);
  if (Array.isArray(raw)) return raw.map((item: Json, index) => (String(index) === key ? withAt(item, `/${rest.join('/')}`, value) : item));
  const inside = Object.entries(raw).find(([name]) => name === key)?.[1] ?? null;
  const next = rest.length === 0 ? value : withAt(inside, `/${rest.join('/')}`, value);
  const others = Object.entries(raw).filter(([name]) => name !== key);
  return Object.fromEntries(next === undefined ? others : [...others, [key, next]]);
}

export type RawBreak = readonly [code: FindingCode, pointer: string, value: Json | undefined];

/** Holes and slips that only a profile given as raw JSON can have. */
export const rawBreaks: readonly RawBreak[] = [
  ['SILENCE_UNTREATED', '/ballots/technicalReview/silence', undefined],
  ['SILENCE_UNTREATED', '/ballots/technicalReview/silence', null],
  ['ABSTENTION_UNTREATED', '/ballots/letterReview/abstention', undefined],
  ['SPOILT_UNTREATED', '/ballots/letterReview/spoilt', undefined],
  ['LATE_UNTREATED', '/ballots/letterReview/late', undefined],
  ['LATE_UNTREATED', '/consultation/late', undefined],
  ['RECUSAL_UNTREATED', '/ballots/letterReview/recusal', undefined],
  ['TIE_UNTREATED', '/ballots/letterReview/tie', undefined],
  ['QUORUM_UNDEFINED', '/ballots/letterReview/minSeats', undefined],
  ['EXTENSION_BY_ONE', '/ballots/letterReview/extension/persons', undefined],
  ['EXTENSION_BY_ONE', '/ballots/letterReview/extension/persons', 1],
  ['APPEAL_WITHOUT_END', '/appeal/decideWithin', undefined],
  ['COMPLAINT_WITHOUT_END', '/complaint/decideWithin', undefined],
  ['FIELD_MISSING', '/stages/2/limit', undefined],
  ['FIELD_MISSING', '/reminders', undefined],
  ['FIELD_UNKNOWN', '/gates/0/colour', 'red'],
  ['SHAPE_WRONG', '/recallMinutes', '30'],
];
