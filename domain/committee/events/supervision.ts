import type { Instant } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { atAuthority, atHost, everyone, inside } from '../audiences.js';
import type { CommitteeState, Rectification } from '../state.js';
import { by, move, reason, rectifyBy, report, score } from '../fields.js';
import { lines, noticesAbout, oversight, why } from '../notices.js';
import { moving } from '../standing.js';

/* What the authority watches and orders: assessment, rectification, suspension. */

const { event } = eventsOf<CommitteeState>();
const notice = noticesAbout(oversight);

/** More than any committee is suspended in its life. */
const keptSuspensions = 40;

const begun = (
  cause: Rectification['cause'],
  because: string,
  { since, until }: { readonly since: Instant; readonly until: Instant },
): Rectification => ({
  ...{ cause, reason: because, since, by: until },
  ...{ report: null, overdue: false },
});

export const assessmentDue = event('assessmentDue', {
  words: said('应进行考核评估', 'assessment due'),
  data: move,
  evolve: moving((state) => ({ ...state, assessment: { ...state.assessment, due: true } })),
  tells: [notice({ to: (state) => [atAuthority(state), atHost(state)], subject: said('应进行考核评估', 'an assessment is due') })],
});

type Assessed = { readonly score: number; readonly grade: string; readonly rectifyBy: Instant | null };

export const committeeAssessed = event('committeeAssessed', {
  words: said('考核评估', 'committee assessed'),
  data: {
    ...{ score, report, by },
    grade: field(held<string>(), '等级', 'grade'),
    rectifyBy: field(held<Instant | null>(), '整改期限', 'to be rectified by, where the grade is a failing one'),
    ...move,
  },
  evolve: moving((state, { score: points, grade, rectifyBy: until }, at) => ({
    ...state,
    assessment: { held: state.assessment.held + 1, due: false, grade, score: points },
    rectification: until === null ? state.rectification : begun('assessment', `${grade} ${points}`, { since: at, until }),
  })),
  tells: [
    notice({
      to: inside,
      subject: said('考核评估 {score} 分（{grade}）', 'assessed with {score} points ({grade})'),
      lines: [lines.rectifyBy],
      values: ({ score: points, grade, rectifyBy: until }: Assessed) => ({ score: points, grade, rectifyBy: until }),
    }),
  ],
  decision: { kind: 'assessment', words: said('考核评价', 'assessment of a committee') },
});

export const rectificationOrdered = event('rectificationOrdered', {
  words: said('限期整改', 'rectification ordered'),
  data: { reason, rectifyBy, by, ...move },
  evolve: moving((state, { reason: because, rectifyBy: until }, at) => ({
    ...state,
    rectification: begun('order', because, { since: at, until }),
  })),
  tells: [
    notice({
      to: inside,
      subject: said('限期整改', 'rectification ordered'),
      lines: [shared.reason, lines.rectifyBy],
      values: ({ reason: because, rectifyBy: until }: { readonly reason: string; readonly rectifyBy: Instant }) => ({
        reason: because,
        rectifyBy: until,
      }),
    }),
  ],
  decision: { kind: 'assessment', words: said('责令整改', 'rectification ordered') },
});

export const rectificationFiled = event('rectificationFiled', {
  words: said('报送整改报告', 'report on the rectification filed'),
  data: { report, by },
  evolve: (state, { report: paper }) => ({ ...state, rectification: state.rectification && { ...state.rectification, report: paper } }),
  tells: [notice({ to: (state) => [atAuthority(state)], subject: said('整改报告已报送', 'report on the rectification filed') })],
});

export const rectificationAccepted = event('rectificationAccepted', {
  words: said('整改通过', 'rectification accepted'),
  data: { by, ...move },
  evolve: moving((state) => ({ ...state, rectification: null })),
  tells: [notice({ to: inside, subject: said('整改通过', 'rectification accepted') })],
  decision: { kind: 'assessment', words: said('整改验收通过', 'rectification accepted') },
});

export const rectificationRejected = event('rectificationRejected', {
  words: said('整改未通过', 'rectification rejected'),
  data: { reason, by },
  evolve: (state) => ({ ...state, rectification: state.rectification && { ...state.rectification, report: null } }),
  tells: [notice({ to: inside, subject: said('整改未通过', 'rectification rejected'), lines: [shared.reason], values: why })],
  decision: { kind: 'assessment', words: said('整改验收不通过', 'rectification rejected') },
});

export const rectificationOverdue = event('rectificationOverdue', {
  words: said('整改逾期', 'rectification overdue'),
  data: move,
  evolve: moving((state) => ({ ...state, rectification: state.rectification && { ...state.rectification, overdue: true } })),
  tells: [notice({ to: (state) => [atAuthority(state), ...inside(state)], subject: said('整改逾期', 'the rectification is overdue') })],
});

export const committeeSuspended = event('committeeSuspended', {
  words: said('暂停委员会工作', 'committee suspended'),
  data: { reason, by },
  sight: { everybody: [] },
  evolve: (state, { reason: because }, at) => ({ ...state, suspended: { since: at, reason: because } }),
  tells: [notice({ to: (state) => [everyone, ...inside(state)], subject: said('暂停工作', 'suspended'), lines: [shared.reason], values: why })],
  decision: { kind: 'hold', words: said('暂停工作', 'committee suspended') },
});

export const committeeResumed = event('committeeResumed', {
  words: said('恢复委员会工作', 'committee resumed'),
  data: { reason, by },
  sight: { everybody: [] },
  evolve: (state, _data, at) => ({
    ...state,
    suspended: null,
    suspensions:
      state.suspended === null ? state.suspensions : [...state.suspensions, { from: state.suspended.since, until: at }].slice(-keptSuspensions),
  }),
  tells: [notice({ to: (state) => [everyone, ...inside(state)], subject: said('恢复工作', 'resumed'), lines: [shared.reason], values: why })],
  decision: { kind: 'hold', words: said('恢复工作', 'committee resumed') },
});

export const supervisionEvents = [
  assessmentDue,
  committeeAssessed,
  rectificationOrdered,
  rectificationFiled,
  rectificationAccepted,
  rectificationRejected,
  rectificationOverdue,
  committeeSuspended,
  committeeResumed,
] as const;
