import type { Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { applicants, atAuthority } from '../audiences.js';
import type { CommitteeInput, CommitteeState } from '../state.js';
import { application, by, experts, host, move, name, opinion, overlaps, reason, reasons, report, scope } from '../fields.js';
import { foundingNotice, why, whys } from '../notices.js';
import { endedAs, moving } from '../standing.js';

/* From the application to the approval of the set-up. */

const { born, event } = eventsOf<CommitteeState>();

export const committeeApplied = born('committeeApplied', {
  words: said('提出筹建申请', 'committee applied for'),
  data: {
    stream: field(held<Stream>(), '记录', 'its own stream'),
    input: field(held<CommitteeInput>(), '筹建申请', 'the application'),
    profileHash: field(held<string>(), '规程的指纹', 'hash of the pinned profile'),
    by,
  },
  sight: { everybody: [] },
  evolve: ({ stream, input, profileHash }, at) => {
    const { name: called, scope: covered, applicant, host: keeper, authority, profile, rehearsal } = input;
    return {
      ...{ stream, name: called, scope: covered, applicant, host: keeper, authority, profile, profileHash, rehearsal },
      ...{ code: 'TC:00.00', since: at, end: null, number: null, establishedOn: null, clocks: {}, notice: null },
      ...{ roster: [], papers: { application: input.application }, members: [], nextMember: 1, absences: {}, vacancies: 0 },
      ...{ term: null, renewal: null, frozen: false, suspended: null, suspensions: [], hostBarredUntil: null, rectification: null },
      assessment: { held: 0, due: false, grade: null, score: null },
      ...{ ending: null, year: null, report: null, ballots: [], decided: [], meetings: [], subgroups: [], documents: {}, change: null },
      counts: { ballots: 0, meetings: 0, projects: 0, subgroups: 0, warnings: 0, resolutions: 0 },
    };
  },
  tells: [foundingNotice({ to: (state) => [atAuthority(state)], subject: said('收到筹建申请', 'application received') })],
});

export const applicationRevised = event('applicationRevised', {
  words: said('修改筹建申请', 'application revised'),
  data: { name, scope, host, application, by, ...move },
  evolve: moving((state, { name: called, scope: covered, host: keeper, application: paper }) => ({
    ...state,
    ...{ name: called, scope: covered, host: keeper, notice: null },
    papers: { ...state.papers, application: paper },
  })),
  tells: [foundingNotice({ to: (state) => [atAuthority(state)], subject: said('筹建申请已修改', 'application revised') })],
});

export const applicationWithdrawn = event('applicationWithdrawn', {
  words: said('撤回筹建申请', 'application withdrawn'),
  data: { reason, by },
  evolve: endedAs('withdrawn'),
  tells: [
    foundingNotice({
      to: (state) => [atAuthority(state)],
      subject: said('筹建申请撤回', 'application withdrawn'),
      lines: [shared.reason],
      values: why,
    }),
  ],
});

export const evaluationOpened = event('evaluationOpened', {
  words: said('组织评审', 'evaluation opened'),
  data: { experts, by, ...move },
  sight: { everybody: ['path'] },
  evolve: moving(),
});

export const evaluationOverdue = event('evaluationOverdue', {
  words: said('评审逾期', 'evaluation overdue'),
  data: move,
  evolve: moving(),
  tells: [foundingNotice({ to: (state) => [atAuthority(state)], subject: said('评审逾期', 'the evaluation is overdue') })],
});

export const evaluationPassed = event('evaluationPassed', {
  words: said('评审通过', 'evaluation passed'),
  data: { opinion, report, by, ...move },
  sight: { everybody: ['path'] },
  evolve: moving(),
  tells: [foundingNotice({ to: applicants, subject: said('评审通过', 'evaluation passed') })],
  decision: { kind: 'assessment', words: said('筹建评审通过', 'application evaluated') },
});

export const applicationRejected = event('applicationRejected', {
  words: said('筹建申请不予受理', 'application rejected'),
  data: { reason, overlaps, by, ...move },
  sight: { everybody: ['path'] },
  evolve: moving(endedAs('rejected')),
  tells: [
    foundingNotice({
      to: applicants,
      subject: said('筹建申请不予受理', 'application rejected'),
      lines: [shared.reason],
      values: why,
    }),
  ],
  decision: { kind: 'assessment', words: said('筹建申请不予通过', 'application rejected') },
});

export const setupApproved = event('setupApproved', {
  words: said('筹建批复', 'set-up approved'),
  data: { by, ...move },
  sight: { everybody: ['path'] },
  evolve: moving((state) => ({ ...state, notice: null })),
  tells: [foundingNotice({ to: applicants, subject: said('批准筹建', 'set-up approved') })],
  decision: { kind: 'stagePassage', words: said('批准筹建', 'setting up approved') },
});

export const setupReturned = event('setupReturned', {
  words: said('筹建退回修改', 'application returned'),
  data: { reasons, by, ...move },
  evolve: moving(),
  tells: [
    foundingNotice({
      to: applicants,
      subject: said('筹建申请退回修改', 'application returned for changes'),
      lines: [shared.reason],
      values: whys,
    }),
  ],
});

export const setupRefused = event('setupRefused', {
  words: said('不予筹建', 'set-up refused'),
  data: { reason, by, ...move },
  sight: { everybody: ['path'] },
  evolve: moving(endedAs('refused')),
  tells: [
    foundingNotice({
      to: applicants,
      subject: said('不予筹建', 'set-up refused'),
      lines: [shared.reason],
      values: why,
    }),
  ],
  decision: { kind: 'stagePassage', words: said('不予批准筹建', 'setting up refused') },
});

export const applicationEvents = [
  committeeApplied,
  applicationRevised,
  applicationWithdrawn,
  evaluationOpened,
  evaluationOverdue,
  evaluationPassed,
  applicationRejected,
  setupApproved,
  setupReturned,
  setupRefused,
] as const;
