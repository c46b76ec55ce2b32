import { refusing, type Refusals } from '../kernel/refusals.js';

export const meetingRefusals = {
  NOT_ON_ROSTER: { status: 403, zh: '该人员不在本次会议的参会名册上。', en: 'The person is not on the roster of this meeting.' },
  AGENDA_ITEM_UNKNOWN: { status: 404, zh: '议程中没有这个序号的议题。', en: 'The agenda has no item of this number.' },
  VOTE_UNKNOWN: { status: 404, zh: '该议题没有这个序号的表决。', en: 'The item has no vote of this number.' },
  TERMS_UNKNOWN: { status: 404, zh: '本委员会规程中没有这个名称的表决规则。', en: 'The committee’s procedure has no ballot terms of this name.' },
  RESOLUTION_UNKNOWN: { status: 404, zh: '没有这个编号的决议。', en: 'The meeting has no resolution of this number.' },
  MEETING_PHASE: { status: 409, zh: '会议所处阶段不允许此操作。', en: 'The act has no meaning in the phase the meeting is in.' },
  MEETING_NOT_DUE: { status: 409, zh: '尚未到该时限。', en: 'The date the clock waits for has not come.' },
  OPENING_TOO_EARLY: { status: 409, zh: '会议不得早于通知的时间开始。', en: 'A meeting does not open before the time all were told.' },
  SIGN_IN_TOO_EARLY: { status: 409, zh: '签到须在会议当日。', en: 'Nobody signs in before the day of the meeting.' },
  ALREADY_SIGNED_IN: {
    status: 409,
    zh: '该人员已按此方式登记；每人只计一次。',
    en: 'The person stands on the list like this already; each counts once.',
  },
  PERSON_NOT_PRESENT: { status: 409, zh: '该人员当前不在会场。', en: 'The person is not here now.' },
  IDENTITY_NOT_ASKED: {
    status: 409,
    zh: '该人员没有等待核验身份的远程签到。',
    en: 'No remote sign-in of this person waits for a check of identity.',
  },
  ATTENDANCE_FROZEN: {
    status: 409,
    zh: '表决进行中，不得变更到会情况。',
    en: 'While a vote runs the attendance stays as it was when the vote was put.',
  },
  QUORUM_NOT_MET: { status: 409, zh: '到会委员人数不足，不得表决。', en: 'Too few members are present for a vote.' },
  AGENDA_ITEM_USED: { status: 409, zh: '该议题已有表决或决议，不得变更。', en: 'The item has a vote or a resolution and stays as it was.' },
  MATERIAL_LATE: {
    status: 409,
    zh: '该议题的材料未在期限前送达，须由主任委员说明理由后方可表决。',
    en: 'The material of the item came late; it is put to the vote only on the chair’s word with a reason.',
  },
  MATERIAL_NOT_LATE: { status: 409, zh: '该议题的材料没有迟到，或已经同意。', en: 'The material of the item is not late, or has been accepted.' },
  ITEM_NOT_FOR_DECISION: { status: 409, zh: '该议题不是表决事项。', en: 'The item is not for decision.' },
  QUESTION_DECIDED: { status: 409, zh: '同一问题已经付诸表决。', en: 'The same question has been put to the vote already.' },
  TOO_MANY_VOTES: {
    status: 409,
    zh: '本次会议的表决数量已达上限，其余事项请另行召开会议。',
    en: 'The meeting holds as many votes as the system carries; the rest takes another meeting.',
  },
  VOTE_NOT_OPEN: { status: 409, zh: '该表决不在进行中。', en: 'The vote is not open.' },
  VOTE_RUNNING: { status: 409, zh: '仍有表决未结束。', en: 'A vote is still under way.' },
  VOTE_UNDECIDED: { status: 409, zh: '该表决尚无结果，不能形成决议。', en: 'The vote has not decided, so no resolution can rest on it.' },
  FORMAL_BALLOT_REQUIRED: {
    status: 409,
    zh: '该事项须经正式表决，不能仅以审议形成决议。',
    en: 'The matter asks for a formal ballot and is not settled by consideration.',
  },
  RESOLUTION_DISAGREES: { status: 409, zh: '决议与表决结果不一致。', en: 'The resolution says otherwise than the vote it rests on.' },
  RESOLUTION_EXISTS: { status: 409, zh: '该表决已有决议。', en: 'The vote has a resolution already.' },
  RESOLUTION_MISSING: { status: 409, zh: '已有结果的表决尚未形成决议。', en: 'A vote that decided has no resolution yet.' },
  TOO_MANY_RESOLUTIONS: {
    status: 409,
    zh: '本次会议的决议数量已达上限，其余事项请另行召开会议。',
    en: 'The meeting holds as many resolutions as the system carries; the rest takes another meeting.',
  },
  MINUTES_MOVED: { status: 409, zh: '会议记录在审阅后有新的内容，请重新审阅。', en: 'Something entered the record since these minutes were read.' },
  MINUTES_DISAGREE: { status: 409, zh: '会议纪要中的决议与表决结果不一致。', en: 'A resolution in the minutes says otherwise than its vote.' },
  MEETING_IN_PAST: { status: 422, zh: '会议时间须在将来。', en: 'A meeting is called for a time to come.' },
  MEETING_MOVED_EARLIER: { status: 422, zh: '会议只能延后或更换地点。', en: 'A meeting is only moved to a later time or to another place.' },
  AGENDA_SIZE: { status: 422, zh: '议题数量超出范围。', en: 'The agenda has no item, or more than a meeting carries.' },
  AGENDA_REPEATS: { status: 422, zh: '议题序号重复。', en: 'A number stands twice on the agenda.' },
  AGENDA_UNCHANGED: { status: 422, zh: '议程没有变化。', en: 'The agenda says what it said before.' },
  ROSTER_SIZE: { status: 422, zh: '参会名册人数超出范围。', en: 'The roster is empty, or longer than a meeting carries.' },
  ROSTER_REPEATS: { status: 422, zh: '参会名册中有人重复。', en: 'A person stands twice on the roster.' },
  NUMBERING_PATTERN: { status: 422, zh: '决议编号格式须含顺序号。', en: 'The pattern of resolution numbers has no serial.' },
  NO_REMOTE_LINK: { status: 422, zh: '本次会议没有远程参会方式。', en: 'The meeting has no remote link.' },
  TEXT_NOT_ON_AGENDA: { status: 422, zh: '付诸表决的文本不是该议题的会议材料。', en: 'The text is none of the item’s documents.' },
  TERMS_NOT_FOR_MEETING: { status: 422, zh: '该表决规则不是会议表决规则。', en: 'The terms named are not those of a vote at a meeting.' },
  AGENDA_REASON_MISSING: {
    status: 422,
    zh: '材料期限之后变更议程须说明理由。',
    en: 'After the date for material the agenda changes only with a reason.',
  },
} as const satisfies Refusals;

const conductors = ['secretariat', 'chair'] as const;

/** Grounds of most refusals, by what they are about. */
export const refused = refusing(meetingRefusals, { rule: 'D-MEETING', source: 'FORM-NOTICE', cure: conductors });
export const refusedAgenda = refusing(meetingRefusals, { rule: 'D-AGENDA', source: 'FORM-AGENDA', cure: ['self'] });
export const refusedRoster = refusing(meetingRefusals, { rule: 'D-ROSTER', source: 'FORM-ROSTER', cure: ['secretariat'] });
export const refusedAttendance = refusing(meetingRefusals, { rule: 'D-ATTENDANCE', source: 'D-ATTENDANCE', cure: ['self'] });
/** Remote attendance is attendance when the identity was checked and that is recorded. */
export const remoteGrounds = { rule: 'CN-TC', source: 'D-REMOTE', cure: ['secretariat'] } as const;
export const refusedRemote = refusing(meetingRefusals, remoteGrounds);
/** 1990 rule, art. 20: material before a 会审; the term is the profile's. */
export const refusedMaterial = refusing(meetingRefusals, { rule: 'CN-TC', source: 'TC-MATERIAL', cure: ['self'] });
export const refusedVote = refusing(meetingRefusals, { rule: 'CN-TC', source: 'TCM-FORMAL', cure: conductors });
/** What a limit of size rests on. */
export const ofSize = { rule: 'D-SIZE', source: 'D-SMALL' } as const;
export const refusedResolution = refusing(meetingRefusals, { rule: 'CN-TC', source: 'TC-RESOLUTION', cure: conductors });
