import { z } from 'zod';
import { checkCommitteeProfile, type CommitteeFindingCode, type ProfilePoint } from '../domain/committee/check-profile.js';
import type { CommitteeProfile } from '../domain/committee/profile.js';
import type { Title } from '../domain/profile/vocabulary.js';
import type { Json } from '../domain/kernel/refusal.js';
import { profileFindings } from './profile-findings.js';
import { committeeProfileSchema } from '../domain/committee/profile-schema.js';
import { sourceTitles } from './source.js';

/** What each point of the check-up of a committee profile means, one sentence in each language. */
const committeeFindings: { readonly [code in CommitteeFindingCode]: Title } = {
  COMMITTEE_NOTICE_SHORT: { zh: '公示期短于三十日。', en: 'A public notice is shorter than thirty days.' },
  COMMITTEE_RECRUITMENT_SHORT: { zh: '征集委员的期限短于三十日。', en: 'The call for members is shorter than thirty days.' },
  COMMITTEE_UNIT_LIMIT_MISSING: {
    zh: '没有规定同一单位的委员人数上限，或上限高于三名。',
    en: 'Nothing limits the members of one unit, or the limit is above three.',
  },
  COMMITTEE_SIZE_UNREACHABLE: { zh: '没有任何人数能满足规定。', en: 'No size fulfils the rule.' },
  COMMITTEE_SHARE_INVALID: { zh: '比例须为分数，且不大于一。', en: 'A share is a fraction of no more than the whole.' },
  COMMITTEE_BANDS_DISORDERED: { zh: '考核等次须由高到低，最后一等为零分起。', en: 'Bands must fall and end at zero.' },
  COMMITTEE_FAILING_UNKNOWN: { zh: '不合格等次不在等次表中。', en: 'A failing grade is not one of the bands.' },
  COMMITTEE_FAILING_NONE: { zh: '没有任何等次会导致整改。', en: 'No grade orders rectification.' },
  COMMITTEE_RECTIFICATION_ORDER: { zh: '整改期限的上限短于下限。', en: 'The longest time for rectification is shorter than the least.' },
  COMMITTEE_TERM_CLOCKS: { zh: '换届提醒、材料期限与任期不相容。', en: 'Alarm, dossier and term contradict each other.' },
  COMMITTEE_ABSENCE_ORDER: { zh: '建议调整的缺席次数须大于警告次数。', en: 'A replacement must follow a warning.' },
  COMMITTEE_BALLOT_RULE: {
    zh: '表决规则不存在、参数不允许或方式不符。',
    en: 'The ballot rule is unknown, its parameters are not allowed, or its mode differs.',
  },
  COMMITTEE_FORMAL_MISSING: { zh: '应经正式表决的事项没有列入。', en: 'A matter that needs a formal ballot is not listed.' },
  COMMITTEE_OBSERVER_VOTES: { zh: '顾问或观察员不应有表决权。', en: 'Advisers and observers have no vote.' },
};

const words = { ...profileFindings, ...committeeFindings };

/** A point as it crosses the wire, with its sentence in both languages; a slip of form is one too. */
export type ShownPoint = Omit<ProfilePoint, 'code'> & ReturnType<typeof sourceTitles> & Title & { readonly code: string };

/** `profile` is null when the JSON is not a whole, strict committee profile. */
export type ParsedCommitteeProfile = { readonly profile: CommitteeProfile | null; readonly points: readonly ShownPoint[] };

export function parseCommitteeProfile(raw: Json): ParsedCommitteeProfile {
  const parsed = committeeProfileSchema.safeParse(raw);
  if (!parsed.success) return { profile: null, points: parsed.error.issues.map(slip) };
  return {
    profile: parsed.data,
    points: checkCommitteeProfile(parsed.data).map((one) => ({ ...one, ...sourceTitles(one.source), ...words[one.code] })),
  };
}

const slip = ({ path, code, message }: z.core.$ZodIssue): ShownPoint => ({
  code: 'SHAPE_WRONG',
  severity: 'error',
  ...profileFindings.SHAPE_WRONG,
  rule: 'D-SHAPE',
  source: 'D-SHAPE',
  ...sourceTitles('D-SHAPE'),
  path: path.map((part) => `/${String(part)}`).join(''),
  found: code,
  needed: message,
});

/** A JSON that says it is a committee profile. */
export const saysCommittee = (raw: Json): boolean => z.looseObject({ kind: z.literal('committee'), bodies: z.unknown() }).safeParse(raw).success;
