import type { Source } from '../law/sources.js';
import type { Json } from '../kernel/refusal.js';

/** `error`: the profile breaks a law or cannot work. `warning`: it works and will be regretted. `advice`: good practice differs. */
export const severities = ['error', 'warning', 'advice'] as const;
export type Severity = (typeof severities)[number];

/** Everything the bylaw check-up can find, with its severity. Codes are stable; sentences are in contract/profile-findings.ts. */
export const findingCodes = {
  FIELD_MISSING: 'error',
  SHAPE_WRONG: 'error',
  FIELD_UNKNOWN: 'error',
  SILENCE_UNTREATED: 'error',
  ABSTENTION_UNTREATED: 'error',
  SPOILT_UNTREATED: 'error',
  LATE_UNTREATED: 'error',
  RECUSAL_UNTREATED: 'error',
  TIE_UNTREATED: 'error',
  QUORUM_UNDEFINED: 'error',
  EXTENSION_BY_ONE: 'error',
  APPEAL_WITHOUT_END: 'error',
  COMPLAINT_WITHOUT_END: 'error',
  COMMENT_WINDOW_BELOW_FLOOR: 'error',
  COMMENT_FLOOR_LOWERED: 'error',
  COMMENT_NOT_PUBLIC: 'error',
  COMMENT_SHORT_FOR_TBT: 'advice',
  REPEAT_ROUND_SHORT: 'warning',
  LATE_COMMENTS_UNANSWERED: 'advice',
  REVIEW_THRESHOLD_BELOW_FLOOR: 'error',
  LETTER_THRESHOLD_BELOW_FLOOR: 'error',
  COMMITTEE_VOTE_BELOW_FLOOR: 'error',
  PANEL_VOTE_BELOW_FLOOR: 'error',
  SILENCE_MAKES_RESULT: 'error',
  DRAFTERS_MAY_VOTE: 'error',
  REVIEW_INTERVAL_ABOVE_CAP: 'error',
  REVIEW_ENDS_AFTER_CAP: 'warning',
  REVIEWS_OVERLAP: 'error',
  LAW_GATE_MISSING: 'error',
  LAW_GATE_NARROWED: 'error',
  LAW_GATE_LATE: 'warning',
  LAW_GATE_NOT_BLOCKING: 'error',
  LAW_GATE_WAIVABLE: 'error',
  FIELD_LAW_GATE_MISSING: 'warning',
  PATENT_CALL_MISSING: 'error',
  PATENT_CALL_UNKNOWN: 'error',
  PATENT_WINDOW_UNGUARDED: 'warning',
  STAGE_MISSING: 'error',
  STAGE_REPEATED: 'error',
  STAGE_OUT_OF_ORDER: 'error',
  STAGE_CODE_WRONG: 'error',
  STAGE_WITHOUT_LIMIT: 'warning',
  STAGE_DOCUMENT_UNKNOWN: 'error',
  STAGE_DEAD_END: 'error',
  STAGE_SHORTER_THAN_WINDOW: 'warning',
  GATE_REPEATED: 'error',
  GATE_CODE_UNKNOWN: 'error',
  GATE_NEVER_REACHED: 'error',
  GATE_TRIGGER_UNKNOWN: 'error',
  GATE_EVIDENCE_UNKNOWN: 'error',
  GATE_EVIDENCE_TOO_LATE: 'error',
  GATE_WITHOUT_EVIDENCE: 'error',
  GATE_IMMOVABLE: 'warning',
  REVIEW_BALLOT_MISSING: 'error',
  BALLOT_MODE_WRONG: 'error',
  RULE_UNKNOWN: 'error',
  RULE_PARAMS_WRONG: 'error',
  RULE_CONTRADICTS_TERMS: 'error',
  RULE_NEEDS_FACTS: 'warning',
  THRESHOLD_UNREACHABLE: 'error',
  RECUSAL_STALLS: 'warning',
  MIN_SEATS_BELOW_PANEL: 'warning',
  PANEL_SMALL: 'warning',
  CASTING_VOTE: 'advice',
  CASTING_VOTE_IDLE: 'warning',
  MANDATES_FOR_NOBODY: 'error',
  MANDATES_IN_ONE_HAND: 'warning',
  OUTAGE_NEVER_GIVEN_BACK: 'error',
  OUTAGE_LIMIT_IDLE: 'warning',
  RECIRCULATION_WITHOUT_NEGATIVES: 'warning',
  RECIRCULATION_LONGER_THAN_BALLOT: 'warning',
  RECIRCULATION_WINDOW_UNSTATED: 'advice',
  REASONS_OPTIONAL: 'advice',
  VOTES_SHOWN_LIVE: 'warning',
  GRACE_TOO_SHORT: 'warning',
  GRACE_TOO_LONG: 'warning',
  WINDOW_OUT_OF_ORDER: 'error',
  LETTER_WINDOW_SHORT: 'warning',
  EXTENSION_LONGER_THAN_WINDOW: 'warning',
  REMINDER_OUTSIDE_WINDOW: 'warning',
  REVIEW_LOOP_ENDLESS: 'warning',
  APPROVAL_LOOP_ENDLESS: 'warning',
  NUMBERING_MISMATCH: 'error',
  FIELD_MISMATCH: 'error',
  LOCAL_TERMS_MISSING: 'error',
  LOCAL_TERMS_MISPLACED: 'error',
  EXPERT_VOTE_MISSING: 'warning',
  FILING_ABOVE_LAW: 'error',
  FILING_ALARM_LATE: 'warning',
  NOTICE_WINDOW_UNUSUAL: 'warning',
  PANEL_MAY_BE_EVEN: 'warning',
  CONSENSUS_WITHOUT_END: 'warning',
  APPEAL_MISSING: 'advice',
  SOURCE_MISSING: 'advice',
} as const satisfies { readonly [code: string]: Severity };

export type FindingCode = keyof typeof findingCodes;

/** One finding of the check-up. `path` is a JSON pointer into the profile; `found` and `needed` are the values that were compared. */
export type Finding = {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly rule: string;
  readonly source: Source;
  readonly path: string;
  readonly found: Json;
  readonly needed: Json;
};

type Evidence = Pick<Finding, 'rule' | 'source' | 'path' | 'found' | 'needed'>;

export const finding = (code: FindingCode, evidence: Evidence): Finding => ({ severity: findingCodes[code], code, ...evidence });

/** The finding alone in a list when `broken`, else nothing: checks are sums of these. */
export const findIf = (broken: boolean, code: FindingCode, evidence: Evidence): readonly Finding[] => (broken ? [finding(code, evidence)] : []);
