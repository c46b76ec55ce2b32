import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import { kindOf, type Effect, type Instant, type Stream } from '../kernel/decider.js';
import { recordedPersonId } from '../kernel/fields/identity.js';
import { eventsOf, type EventOf } from '../kernel/event.js';
import { field, held } from '../kernel/field.js';
import { rules, shared, type Tells } from '../kernel/notice-words.js';
import { said } from '../kernel/words.js';
import type { StandardReport, StandingReport } from '../messages/messages.js';
import { isOf, type Suspension, type SuspensionOrder } from '../messages/suspension.js';
import type { Field } from '../profile/profile.js';
import { bodyFields, charter, charterFields, evidence, name, reason } from './fields.js';
import type { OrganisationState } from './state.js';

const { born, event } = eventsOf<OrganisationState>();

const by = field(held<ActorId>(), '经办人', 'done by');
const project = field(held<Stream>(), '项目', 'project');

export const organisationRegistered = born('organisationRegistered', {
  words: said('登记组织', 'organisation registered'),
  data: { stream: field(held<Stream>(), '记录', 'its own stream'), ...bodyFields, by },
  sight: { everybody: ['uscc', 'name', 'kind', 'fields', 'code'] },
  evolve: ({ stream, uscc, name: called, kind, fields, code, override }, at) => ({
    ...{ stream, uscc, name: called, kind, fields, code },
    ...{ overridden: override !== null, standing: 'clear', reason: '', since: at, projects: [] },
  }),
});

export const organisationRenamed = event('organisationRenamed', {
  words: said('组织更名', 'organisation renamed'),
  data: { from: field(z.string(), '原名称', 'name before'), name, evidence, by },
  sight: { everybody: ['from', 'name'] },
  evolve: (state, { name: called }) => ({ ...state, name: called }),
});

export const charterChanged = event('charterChanged', {
  words: said('修改章程', 'charter changed'),
  data: { fields: charterFields, charter, evidence, by },
  sight: { everybody: ['fields'] },
  evolve: (state, { fields }) => ({ ...state, fields }),
});

export const codeAdopted = event('codeAdopted', {
  words: said('启用团体代号', 'group code adopted'),
  data: { code: field(z.string(), '团体代号', 'group code'), evidence, by },
  sight: { everybody: ['code'] },
  evolve: (state, { code }) => ({ ...state, code }),
});

/** Every running project freezes or goes on with its society. */
const tellStanding = (_data: unknown, state: OrganisationState): readonly Effect[] => state.projects.map((one) => tell(one, state));

const standingNotice: Tells<OrganisationState, unknown> = {
  ...{ tag: said('组织状态', 'Standing'), subject: said('{name}：{standing}', '{name}: {standing}') },
  lines: [shared.reason, said('涉及在办项目 {projects} 个。', 'Running projects concerned: {projects}.')],
  rule: rules.standing,
  to: ({ uscc }) => [{ role: 'officer', organisation: uscc }],
  values: ({ uscc, name: called, standing, reason: why, projects }) => ({
    ...{ uscc, name: called, standing, reason: why },
    projects: projects.length,
  }),
};

export const standingSuspended = event('standingSuspended', {
  words: said('限期停止活动', 'activity suspended'),
  data: { reason, evidence, by },
  sight: { everybody: ['reason'] },
  evolve: (state, { reason: why }, at) => ({ ...state, standing: 'suspended', reason: why, since: at }),
  effects: tellStanding,
  tells: [standingNotice],
});

export const standingCleared = event('standingCleared', {
  words: said('恢复活动', 'standing clear again'),
  data: { reason, evidence, by },
  sight: { everybody: ['reason'] },
  evolve: (state, { reason: why }, at) => ({ ...state, standing: 'clear', reason: why, since: at }),
  effects: tellStanding,
  tells: [standingNotice],
});

/** `ref` is where name and contact stand, `digest` what the event of the comment keeps of them. */
export const personalErased = event('personalErased', {
  words: said('删除意见提出人的姓名和联系方式', 'name and contact of a commenter erased'),
  data: {
    consultation: field(held<Stream>(), '征求意见', 'consultation'),
    comment: field(z.int(), '意见序号', 'number of the comment'),
    ref: field(z.string(), '存放处', 'where name and contact stand'),
    digest: field(z.string(), '摘要', 'what the event of the comment keeps of them'),
    ...{ reason, by },
  },
  evolve: (state) => state,
});

export const addressErased = event('addressErased', {
  words: said('删除本单位登记的邮件地址', 'address entered by this organisation erased'),
  data: { person: field(recordedPersonId, '人员', 'person'), entered: field(held<Instant>(), '登记时刻', 'when it was entered'), reason, by },
  evolve: (state) => state,
});

/** One that starts under suspension hears it at once. */
export const projectStarted = event('projectStarted', {
  words: said('项目开始（组织侧）', 'project started'),
  data: { project },
  evolve: (state, { project: started }) => ({ ...state, projects: [...state.projects, started] }),
  effects: ({ project: started }, state) => [
    ...(state.standing === 'suspended' ? [tell(started, state)] : []),
    ...(state.suspensions ?? []).flatMap((suspension) => handOn([started], suspension)),
  ],
});

export const projectEnded = event('projectEnded', {
  words: said('项目结束（组织侧）', 'project ended'),
  data: { project },
  evolve: (state, { project: ended }) => ({ ...state, projects: state.projects.filter((one) => one !== ended) }),
});

/** A standard of the society, for the pilots that run there. */
export const standardReported = event('standardReported', {
  words: said('标准发布或复审（组织侧）', 'standard published or reviewed'),
  data: {
    project,
    number: field(z.string(), '标准编号', 'number'),
    field: field(held<Field | null>(), '领域', 'field'),
    as: field(held<StandardReport['as']>(), '计为', 'counted as'),
    rehearsal: field(z.boolean(), '演练', 'rehearsal'),
    pilots: field(held<readonly Stream[]>(), '试点', 'pilots that are told'),
  },
  evolve: (state) => state,
  effects: ({ project: of, number, field: area, as, rehearsal, pilots }) =>
    pilots.map((stream) => {
      const command: StandardReport = { type: 'standardReported', project: of, number, field: area, as, rehearsal };
      return { kind: 'tell', stream, command };
    }),
});

/** By a rectification. The projects it concerns are told; which of them, each knows for itself. */
export const actsSuspended = event('actsSuspended', {
  words: said('责令整改，暂停个别环节', 'acts suspended by supervision'),
  data: { suspension: field(held<Suspension>(), '暂停', 'what is suspended, by whom and why') },
  evolve: (state, { suspension }) => ({ ...state, suspensions: [...(state.suspensions ?? []), suspension] }),
  effects: ({ suspension }, { projects }) => handOn(projects, suspension),
});

export const suspensionLifted = event('suspensionLifted', {
  words: said('解除暂停个别环节', 'acts no longer suspended'),
  data: {
    suspension: field(held<Suspension>(), '暂停', 'what was suspended'),
    reason,
  },
  evolve: (state, { suspension }) => ({ ...state, suspensions: (state.suspensions ?? []).filter((one) => !isOf(one, suspension)) }),
  effects: ({ suspension: { matter, finding, project: only }, reason: why }, { projects }) =>
    concerned(projects, only).map((stream): Effect => {
      const command: SuspensionOrder = { type: 'suspensionLifted', matter, finding, reason: why };
      return { kind: 'tell', stream, command };
    }),
});

export const organisationEvents = [
  organisationRegistered,
  organisationRenamed,
  charterChanged,
  codeAdopted,
  standingSuspended,
  standingCleared,
  personalErased,
  addressErased,
  projectStarted,
  projectEnded,
  standardReported,
  actsSuspended,
  suspensionLifted,
] as const;
export type OrganisationEvent = EventOf<typeof organisationEvents>;

const concerned = (projects: readonly Stream[], only: Stream | null): readonly Stream[] =>
  projects.filter((one) => kindOf(one) === 'standard-project' && (only === null || only === one));

const handOn = (projects: readonly Stream[], suspension: Suspension): readonly Effect[] =>
  concerned(projects, suspension.project).map((stream): Effect => {
    const command: SuspensionOrder = { type: 'actsSuspended', suspension };
    return { kind: 'tell', stream, command };
  });

function tell(stream: Stream, { standing, reason: why }: OrganisationState): Effect {
  const command: StandingReport = { type: 'standingChanged', standing, reason: why };
  return { kind: 'tell', stream, command };
}
