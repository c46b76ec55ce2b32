import { sheetNames, wayNames } from '../../domain/ballot/words.js';
import { dispositionNames } from '../../domain/consultation/words.js';
import { mediationNames, positionNames } from '../../domain/drafting/words.js';
import { modeNames } from '../../domain/meeting/words.js';
import { clockNames as pilotDates, endNames as pilotEnds, opinionsOn } from '../../domain/pilot/state.js';
import { measureNames, openingNames } from '../../domain/standard-project/words.js';
import { awaitedNames, conclusionNames, settledNames } from '../../domain/supervision/words.js';
import type { Title } from '../../domain/profile/vocabulary.js';

type Names = { readonly [value: string]: Title };

/** What coded values are called in a notice, by field of its data. */
export const valueNames: { readonly [field: string]: Names } = {
  choice: sheetNames,
  disposition: dispositionNames,
  position: positionNames,
  mode: {
    meeting: { zh: '会议', en: 'meeting' },
    letter: { zh: '函审', en: 'letter' },
    ...modeNames,
  },
  cause: {
    resigned: { zh: '辞职', en: 'resigned' },
    died: { zh: '去世', en: 'died' },
  },
  outcome: {
    PASS: { zh: '通过', en: 'passed' },
    FAIL: { zh: '未通过', en: 'not passed' },
    INVALID: { zh: '无效', en: 'invalid' },
    PENDING: { zh: '待定', en: 'pending' },
    pass: { zh: '通过', en: 'pass' },
    passWithEdits: { zh: '修改后通过', en: 'pass with edits' },
  },
  reported: {
    recordDeparture: { zh: '委员离任', en: 'departure of a member' },
    changeEmployer: { zh: '委员变更单位', en: 'another employer of a member' },
    mergeUnit: { zh: '单位合并或更名', en: 'merger or renaming of a unit' },
    suspendMember: { zh: '委员暂停履职', en: 'suspension of a member' },
    correctRecord: { zh: '更正误记', en: 'correction of a wrong record' },
  },
  trigger: openingNames,
  measure: measureNames,
  way: wayNames,
  grade: {
    excellent: { zh: '优秀', en: 'excellent' },
    good: { zh: '良好', en: 'good' },
    passed: { zh: '合格', en: 'passed' },
    failed: { zh: '不合格', en: 'failed' },
    one: { zh: '一级', en: 'first class' },
    two: { zh: '二级', en: 'second class' },
    three: { zh: '三级', en: 'third class' },
    four: { zh: '四级', en: 'fourth class' },
  },
  step: {
    redraft: { zh: '修改条款', en: 'redrafting' },
    mediation: { zh: '调解', en: 'mediation' },
    vote: { zh: '表决', en: 'a vote' },
  },
  mediation: mediationNames,
  binding: {
    decides: { zh: '表决有约束力', en: 'the vote decides' },
    advises: { zh: '表决供参考，由标准办决定', en: 'the vote advises, the office decides' },
  },
  decided: {
    upheld: { zh: '成立，条款须修改', en: 'is upheld; the clause needs other words' },
    overruled: { zh: '不成立', en: 'is overruled' },
  },
  pilotOutcome: { ...opinionsOn.check, ...opinionsOn.midTerm, ...opinionsOn.acceptance, ...opinionsOn.conclusion, ...opinionsOn.call },
  pilotClock: pilotDates,
  pilotEnd: pilotEnds,
  settled: settledNames,
  conclusion: conclusionNames,
  awaited: awaitedNames,
  standing: {
    clear: { zh: '恢复正常', en: 'clear again' },
    suspended: { zh: '被限期停止活动', en: 'ordered to suspend activity' },
  },
};

/** What a flag says when it is set; a flag that is not set says nothing. */
export const flagWords: { readonly [field: string]: Title } = {
  substantive: { zh: '含实质性修改，须再次征求意见。', en: 'A substantive change was made: comments are sought again.' },
  late: { zh: '逾期备案，已如实记录。', en: 'It was filed late, and is recorded so.' },
  provisional: {
    zh: '该年度放假安排尚未公布，截止时刻为暂定。',
    en: 'The holidays of that year are not announced yet: the closing instant is provisional.',
  },
};
