import { refusing, type Refusals } from '../kernel/refusals.js';

export const procedureRefusals = {
  PROFILE_ID_TAKEN: {
    status: 422,
    zh: '该规程编号属于系统自带的规程，自有规程须另取编号。',
    en: 'The id is that of a profile that comes with the product; a profile of one’s own has an id of its own.',
  },
  PROFILE_ID_MISSING: { status: 422, zh: '规程没有编号。', en: 'The profile has no id.' },
  PROFILE_ID_OTHER: { status: 422, zh: '报送的规程编号与本规程不同。', en: 'The text bears the id of another profile.' },
  PROFILE_VERSION_NOT_NEXT: { status: 422, zh: '版本号须为下一个版本。', en: 'The version is not the one that comes next.' },
  PROFILE_KIND_OTHER: { status: 422, zh: '自有规程只用于团体标准或地方标准。', en: 'A profile of one’s own is one for group or local standards.' },
  PROFILE_TOO_LARGE: { status: 422, zh: '规程全文过长。', en: 'The text of the profile is too long.' },
  PROFILE_UNCHANGED: { status: 409, zh: '与已报送或现行的规程没有差别。', en: 'The text is the same as the one that is filed or in force.' },
  NO_PROFILE_DRAFT: { status: 409, zh: '没有等待确认的规程草案。', en: 'No draft of the profile waits to be confirmed.' },
  PROFILE_FILING_OTHER: {
    status: 409,
    zh: '所确认的不是最近一次报送的文本。',
    en: 'What would be confirmed is not the text that was filed last.',
  },
  PROCEDURE_WITHDRAWN: { status: 409, zh: '该规程已经撤回。', en: 'The procedure was withdrawn.' },
  PROFILE_NOT_CONFIRMED: {
    status: 409,
    zh: '该规程没有经第二人确认的版本，不能启动任何事项。',
    en: 'No version of the profile was confirmed by a second person: it starts nothing.',
  },
  PROFILE_SUPERSEDED: { status: 409, zh: '该版本已被新版本代替。', en: 'A later version of the profile has taken its place.' },
  PROFILE_OF_ANOTHER: { status: 422, zh: '该规程是另一团体的自有规程。', en: 'The profile is another society’s own.' },
} as const satisfies Refusals;

export const grounds = { rule: 'D-OWN-PROFILE', source: 'D-OWN-PROFILE', cure: ['officer', 'secretariat'] } as const;
export const refused = refusing(procedureRefusals, grounds);
