import { isOf, type Actor } from '../kernel/actor.js';
import type { Audience } from '../kernel/decider.js';
import type { Gate, May } from '../kernel/gate.js';
import { needOwnRole, needRole } from '../kernel/need-role.js';
import type { Tells } from '../kernel/notice-words.js';
import type { Json } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import { said, type Words } from '../kernel/words.js';
import { refused } from './refusals.js';
import { everyDepartment, type Department, type PilotCode, type PilotState } from './state.js';

/* Who takes part in a pilot: who is told, and who may act. */

const everyone: Audience = { feed: 'public' };
export const office = ({ organisation }: PilotState): readonly Audience[] => [
  { role: 'officer', organisation },
  { role: 'secretariat', organisation },
];
export const atDepartments = ({ departments }: PilotState): readonly Audience[] =>
  everyDepartment.map((one) => ({ role: 'officer', organisation: departments[one].organisation }));
export const concerned = (state: PilotState): readonly Audience[] => [...office(state), ...atDepartments(state)];
export const withPublic = (state: PilotState): readonly Audience[] => [everyone, ...concerned(state)];

export const about = {
  tag: said('团体标准试点', 'Pilot'),
  rule: said('行动计划第二项（团体标准试点，三部门联合牵头）', 'Action plan, item 2: pilots of group standards, led by three departments'),
} as const;
export const subject = ({ title }: PilotState): { readonly [name: string]: Json } => ({ title: { zh: title.zh, en: title.en } });
type Told<Data> = {
  readonly to: (state: PilotState) => readonly Audience[];
  readonly values?: (data: Data, state: PilotState) => { readonly [name: string]: Json };
};
/** A notice whose subject begins with the name of the pilot. */
export const notice = <Data>({ zh, en }: Words, lines: readonly Words[], { to, values }: Told<Data>): Tells<PilotState, NoInfer<Data>> => ({
  ...about,
  ...{ subject: said(`{named}：${zh}`, `{named}: ${en}`), lines, to },
  values: (state, data) => ({ ...subject(state), ...values?.(data, state) }),
});

export type PilotGate = Gate<PilotState>;

/** Who signs for a department. */
const signers = ['officer', 'monitor'] as const;

export const departmentsOf = (state: PilotState, actor: Actor): readonly Department[] =>
  everyDepartment.filter((one) => isOf(actor, state.departments[one].organisation, ...signers));

/** One of the three, whichever. */
export const anyDepartment: PilotGate = ({ departments }, { actor }) =>
  needOwnRole(
    actor,
    everyDepartment.map((one) => departments[one].organisation),
    ...signers,
  );
/** The market regulation, which conducts the selection and draws up what the three sign. */
export const market: PilotGate = ({ departments }, { actor }) => needOwnRole(actor, [departments.market.organisation], ...signers);
export const society: PilotGate = ({ organisation }, { actor }) => needRole(actor, organisation, 'officer', 'secretariat');

/** Somebody of the department that is named, who has not acted on this for another one. */
export function actsFor(state: PilotState, department: Department, actor: Actor): May {
  const own = departmentsOf(state, actor);
  if (!own.includes(department)) return refused('NOT_YOUR_DEPARTMENT', { source: 'D-DEFAULT-DENY', found: department, needed: own });
  const elsewhere = everyDepartment.find((one) => one !== department && state.joint?.signed[one]?.by === actor.id);
  return elsewhere === undefined
    ? ok(null)
    : refused('ONE_DEPARTMENT_EACH', { found: { by: actor.id, for: elsewhere }, needed: 'somebody else of the department', cure: ['officer'] });
}

export const missingOf = ({ joint }: PilotState): readonly Department[] =>
  joint === null ? [] : everyDepartment.filter((one) => joint.signed[one] === undefined);

export const notFrozen: PilotGate = ({ frozen }) =>
  frozen === null
    ? ok(null)
    : refused('PILOT_FROZEN', {
        source: 'D-FREEZE',
        found: { since: frozen.since, reason: frozen.reason },
        needed: { standing: 'clear' },
        cure: ['monitor'],
      });

/** What waits for all three is not passed over while one of them is missing. */
function stands(state: PilotState, codes: readonly PilotCode[]): May {
  if (codes.includes(state.code)) return ok(null);
  const missing = missingOf(state);
  if (state.joint !== null && missing.length < everyDepartment.length)
    return refused('JOINT_INCOMPLETE', { found: { matter: state.joint.of, missing }, needed: 'each of the three departments', cure: ['officer'] });
  return refused('PILOT_STAGE', { found: state.code, needed: codes, cure: ['officer', 'secretariat'] });
}

const alive: PilotGate = ({ end, code }) =>
  end === null ? ok(null) : refused('PILOT_ENDED', { source: 'D-ENDED', found: { end, code }, needed: 'one that has not ended', cure: ['nobody'] });

const aliveAndFree: PilotGate = (state, context) => {
  const living = alive(state, context);
  return living.ok ? notFrozen(state, context) : living;
};

/** How a pilot stands in the way of its acts; and of the few that are open while it is frozen, too. */
export const standing = { ended: aliveAndFree, at: stands };
export const evenFrozen = { ended: alive, at: stands };
