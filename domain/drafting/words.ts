import { said } from '../kernel/words.js';

/** What a member says of a clause in a call. */
export const positionNames = {
  support: said('支持', 'support'),
  concern: said('关切', 'a concern'),
  sustainedObjection: said('坚持的反对意见', 'a sustained objection'),
} as const;
export type Position = keyof typeof positionNames;

export const mediationNames = {
  agreed: said('达成一致', 'found agreement'),
  failed: said('未成', 'failed'),
} as const;
export type MediationOutcome = keyof typeof mediationNames;

/** What is said to an alarm of the lineage. */
export const alarmAnswerNames = {
  explained: said('已说明', 'it is right as it is'),
  toFix: said('将修改', 'the text will be put right'),
} as const;
