import type { ErrorTable } from './error-entry.js';

/** Codes of profiles: reading one by name, and taking one from outside. */
export const profileErrors = {
  PROFILE_UNKNOWN: { status: 404, zh: '没有此名称的规程。', en: 'There is no profile of this name.' },
  PROFILE_NOT_JSON: { status: 422, zh: '规程不是有效的 JSON。', en: 'The profile is not valid JSON.' },
  PROFILE_UNSOUND: {
    status: 422,
    zh: '规程体检存在错误，不能使用或演练。',
    en: 'The check-up of the profile found errors, so it cannot be used or rehearsed.',
  },
} as const satisfies ErrorTable;
