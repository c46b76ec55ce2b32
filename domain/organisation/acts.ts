import { kindOf, type Instant, type Stream } from '../kernel/decider.js';
import { actsOf } from '../kernel/act.js';
import { held } from '../kernel/field.js';
import { happened, type Gate } from '../kernel/gate.js';
import { said } from '../kernel/words.js';
import type { OrganisationOrder, StandardReport } from '../messages/messages.js';
import { isOf, type SuspensionOrder } from '../messages/suspension.js';
import { needRole, needStream } from '../kernel/need-role.js';
import { ok } from '../kernel/result.js';
import { groupCodeStands } from './codes.js';
import {
  actsSuspended,
  addressErased,
  charterChanged,
  codeAdopted,
  organisationRenamed,
  personalErased,
  projectEnded,
  projectStarted,
  standardReported,
  standingCleared,
  standingSuspended,
  suspensionLifted,
  type OrganisationEvent,
} from './events.js';
import { addressToErase, charter, charterFields, code, commentToErase, evidence, name, reason } from './fields.js';
import { refused } from './refusals.js';
import type { OrganisationState } from './state.js';

const registrar: Gate<OrganisationState> = (state, { actor }) => needRole(actor, state.uscc, 'officer', 'monitor');
const office: Gate<OrganisationState> = (state, { actor }) => needRole(actor, state.uscc, 'officer', 'secretariat');
const civilAffairs: Gate<OrganisationState> = (state, { actor }) => needRole(actor, state.uscc, 'monitor');

/** Standing is changed to the other one only, so that each change is a change. */
const standingIs =
  (needed: OrganisationState['standing']): Gate<OrganisationState> =>
  ({ standing }) =>
    standing === needed ? ok(null) : refused('STANDING_ALREADY', { rule: 'G3', source: 'GS-31', found: standing, needed, cure: ['monitor'] });

const { act, report } = actsOf<OrganisationState, OrganisationEvent>();

const rename = act('rename', {
  words: said('组织更名', 'rename the organisation'),
  payload: { name, evidence },
  who: registrar,
  decide: ({ name: from }, { name: to, evidence: proof }, { actor }) =>
    from === to ? happened() : happened(organisationRenamed({ from, name: to, evidence: proof, by: actor.id })),
});

const changeCharter = act('changeCharter', {
  words: said('修改章程', 'change the charter'),
  payload: { fields: charterFields, charter, evidence },
  who: registrar,
  decide: (_state, { fields, charter: text, evidence: proof }, { actor }) =>
    happened(charterChanged({ fields, charter: text, evidence: proof, by: actor.id })),
});

const noCodeYet: Gate<OrganisationState> = ({ code: adopted }) =>
  adopted === null ? ok(null) : refused('CODE_ADOPTED', { rule: 'G10', source: 'GS-17', found: adopted, needed: null, cure: ['nobody'] });

/** A code is chosen once: numbers already printed bear it. */
const adoptCode = act('adoptCode', {
  words: said('启用团体代号', 'adopt a group code'),
  payload: { code, evidence },
  who: registrar,
  gates: [noCodeYet],
  decide(state, { code: chosen, evidence: proof }, { actor }) {
    const stands = groupCodeStands(state.kind, chosen);
    return stands.ok ? happened(codeAdopted({ code: chosen, evidence: proof, by: actor.id })) : stands;
  },
});

const suspend = act('suspend', {
  words: said('限期停止活动', 'order to suspend activity'),
  payload: { reason, evidence },
  who: civilAffairs,
  gates: [standingIs('clear')],
  decide: (_state, { reason: why, evidence: proof }, { actor }) => happened(standingSuspended({ reason: why, evidence: proof, by: actor.id })),
});

const clear = act('clear', {
  words: said('恢复活动', 'clear the standing'),
  payload: { reason, evidence },
  who: civilAffairs,
  gates: [standingIs('suspended')],
  decide: (_state, { reason: why, evidence: proof }, { actor }) => happened(standingCleared({ reason: why, evidence: proof, by: actor.id })),
});

/** The API looks up whose data the comment has; the client names the comment. */
const erasePersonal = act('erasePersonal', {
  words: said('删除意见提出人的姓名和联系方式', 'erase name and contact of a commenter'),
  payload: commentToErase,
  known: held<{ readonly consultation: Stream; readonly ref: string; readonly digest: string }>(),
  who: office,
  decide: (_state, { consultation, comment, ref, digest, reason: why }, { actor }) =>
    happened(personalErased({ consultation, comment, ref, digest, reason: why, by: actor.id })),
});

const eraseAddress = act('eraseAddress', {
  words: said('删除本单位登记的邮件地址', 'erase an address this organisation entered'),
  payload: addressToErase,
  known: held<{ readonly entered: Instant }>(),
  who: office,
  decide: (_state, { person, entered, reason: why }, { actor }) => happened(addressErased({ person, entered, reason: why, by: actor.id })),
});

type Order<Type extends OrganisationOrder['type']> = Extract<OrganisationOrder, { readonly type: Type }>;

/** Projects and pilots of the society. */
const runsHere: Gate<OrganisationState> = (_state, { actor }) =>
  ['stream:standard-project/', 'stream:pilot/'].some((kind) => actor.id.startsWith(kind)) ? ok(null) : needStream(actor, null);

/** A project speaks for itself only; a repeated report changes nothing. */
const projectStarts = report<Order<'projectStarted'>>('projectStarted', {
  words: said('项目开始（组织侧）', 'a project reports that it runs'),
  from: runsHere,
  decide(state, { project }, { actor }) {
    const own = needStream(actor, project);
    if (!own.ok) return own;
    return state.projects.includes(project) ? happened() : happened(projectStarted({ project }));
  },
});

const projectEnds = report<Order<'projectEnded'>>('projectEnded', {
  words: said('项目结束（组织侧）', 'a project reports that it runs no more'),
  from: runsHere,
  decide(state, { project }, { actor }) {
    const own = needStream(actor, project);
    if (!own.ok) return own;
    return state.projects.includes(project) ? happened(projectEnded({ project })) : happened();
  },
});

/** Its pilots are told, each of which knows whether the standard is one of its own; where none runs, nobody asks. */
const standardReports = report<StandardReport>('standardReported', {
  words: said('标准发布或复审（组织侧）', 'a project reports that its standard is published or reviewed'),
  from: 'standard-project',
  decide(state, { project, number, field, as, rehearsal }, { actor }) {
    const own = needStream(actor, project);
    if (!own.ok) return own;
    const pilots = state.projects.filter((one) => kindOf(one) === 'pilot');
    return pilots.length === 0 ? happened() : happened(standardReported({ project, number, field, as, rehearsal, pilots }));
  },
});

type Suspending<Type extends SuspensionOrder['type']> = Extract<SuspensionOrder, { readonly type: Type }>;

/** A matter speaks for itself only; a repeated order changes nothing. */
const suspendsActs = report<Suspending<'actsSuspended'>>('actsSuspended', {
  words: said('责令整改，暂停个别环节', 'supervision suspends acts'),
  from: 'supervision',
  decide(state, { suspension }, { actor }) {
    const own = needStream(actor, suspension.matter);
    if (!own.ok) return own;
    return state.suspensions?.some((one) => isOf(one, suspension)) === true ? happened() : happened(actsSuspended({ suspension }));
  },
});

const liftsSuspension = report<Suspending<'suspensionLifted'>>('suspensionLifted', {
  words: said('解除暂停个别环节', 'supervision lifts a suspension'),
  from: 'supervision',
  decide(state, { matter, finding, reason: why }, { actor }) {
    const own = needStream(actor, matter);
    if (!own.ok) return own;
    const suspension = state.suspensions?.find((one) => isOf(one, { matter, finding }));
    return suspension === undefined ? happened() : happened(suspensionLifted({ suspension, reason: why }));
  },
});

export const organisationActs = [
  ...[rename, changeCharter, adoptCode, suspend, clear],
  ...[erasePersonal, eraseAddress],
  ...[projectStarts, projectEnds, standardReports],
  ...[suspendsActs, liftsSuspension],
] as const;
