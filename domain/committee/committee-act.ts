import type { Source } from '../law/sources.js';
import { deadline, type Term } from '../calendar/deadline.js';
import { isMachine } from '../actor.js';
import type { Context, Instant } from '../decider.js';
import { localDate } from '../calendar/instant.js';
import { needRole } from '../need-role.js';
import { refuse, type Cure, type Json, type Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import type { CommitteeCode } from './committee-codes.js';
import type { Command, CommandType } from './committee-command.js';
import type { CommitteeEvent } from './committee-event.js';
import type { Clocks, CommitteeState } from './committee-state.js';
import { membersOn } from './member.js';

export type May = Result<null, Refusal>;
export type Verdict = Result<readonly CommitteeEvent[], Refusal>;

/** One act: who may do it and when, and what it decides. `decide` is only asked after `can` said yes. */
export type Act<T extends CommandType> = {
  readonly can: (state: CommitteeState, context: Context) => May;
  readonly decide: (state: CommitteeState, command: Command<T>, context: Context) => Verdict;
};
export type Acts<T extends CommandType> = { readonly [K in T]: Act<K> };

export type Who = (state: CommitteeState, context: Context) => May;
/** What must hold before any payload is looked at: not ended, the right person, the right codes, or in operation and not suspended. */
export type Opening = { readonly who: Who; readonly at?: readonly CommitteeCode[]; readonly operating?: 'always' | 'unlessSuspended' };

export function open(state: CommitteeState, context: Context, { who, at, operating }: Opening): May {
  if (state.end !== null) return hasEnded(state);
  const person = who(state, context);
  if (!person.ok) return person;
  if (at !== undefined && !at.includes(state.code)) return wrongStage(state, at);
  if (operating === undefined) return ok(null);
  if (state.term === null) return wrongStage(state, ['TC:60.60']);
  return operating === 'unlessSuspended' ? notSuspended(state) : ok(null);
}

/** An act that only asks for who and where. */
export const opens =
  (opening: Opening) =>
  (state: CommitteeState, context: Context): May =>
    open(state, context, opening);

export const happened = (...events: readonly CommitteeEvent[]): Verdict => ok(events);

/** Who seeks the committee: a department, an association, a city's AMR. */
export const applicant: Who = (state, { actor }) => needRole(actor, state.applicant.organisation, 'officer', 'secretariat');
/** The AMR that decides on the committee: its people, or monitors of all. */
export const authority: Who = (state, { actor }) => needRole(actor, state.authority, 'monitor');
/** The secretariat (秘书处) at its host. */
export const secretariat: Who = (state, { actor }) => needRole(actor, state.host.organisation, 'secretariat');
/** The chair: who holds the duty today, or the role at the host. */
export const chair: Who = (state, { actor, now }) => {
  const inOffice = membersOn(state.members, localDate(now)).some((one) => one.duty === 'chair' && !one.suspended && one.person === actor.id);
  return inOffice && !isMachine(actor) ? ok(null) : needRole(actor, state.host.organisation, 'chair');
};
/** Whoever draws up the roster: the applicant before the committee stands, its secretariat afterwards. */
export const rosterKeeper: Who = (state, context) => (state.term === null ? applicant(state, context) : secretariat(state, context));
/** Anybody with an account: a public notice is open to all, and an objection bears a name. */
export const anybody: Who = (_, { actor }) =>
  isMachine(actor) || actor.id === 'public' ? needRole({ id: actor.id, grants: [] }, '*', 'public') : ok(null);

/** The first that allows; else the refusal of the first. */
export const oneOf =
  (...who: readonly Who[]): Who =>
  (state, context) => {
    const verdicts = who.map((one) => one(state, context));
    return verdicts.find((verdict) => verdict.ok) ?? verdicts[0] ?? ok(null);
  };

/** What everybody is told who still wants something of it. */
export function hasEnded(state: CommitteeState): { readonly ok: false; readonly error: Refusal } {
  return refuse('COMMITTEE_ENDED', {
    rule: 'D-END',
    source: 'D-ENDED',
    found: { end: state.end, code: state.code },
    needed: 'a committee that has not ended',
    cure: ['nobody'],
  });
}

export const wrongStage = (state: CommitteeState, needed: readonly CommitteeCode[]): { readonly ok: false; readonly error: Refusal } =>
  refuse('COMMITTEE_STAGE', {
    rule: 'TCM-3',
    source: 'TCM-FOUNDING',
    found: state.code,
    needed,
    cure: ['secretariat', 'monitor'],
  });

export function notSuspended(state: CommitteeState): May {
  if (state.suspended === null) return ok(null);
  return refuse('COMMITTEE_SUSPENDED', {
    rule: 'TC-SUSPEND',
    source: 'LN-TC-22',
    found: { since: state.suspended.since, reason: state.suspended.reason },
    needed: 'resumed',
    cure: ['monitor'],
  });
}

/** A refusal by a house rule of committees. */
export const against = (
  code: string,
  about: { readonly rule?: string; readonly source: Source; readonly found: Json; readonly needed: Json; readonly cure?: readonly Cure[] },
): Result<never, Refusal> => refuse(code, { rule: 'D-COMMITTEE', cure: ['self'], ...about });

/** Where a term that starts now ends. */
export const termFrom = ({ calendar, now }: Context, term: Term): { readonly at: Instant; readonly provisional: boolean } => {
  const { closesAt, provisional } = deadline(calendar, now, term);
  return { at: closesAt, provisional };
};

/** Deadlines with some taken out. */
export const without = (clocks: Clocks, ...names: readonly (keyof Clocks)[]): Clocks =>
  Object.fromEntries(Object.entries(clocks).filter(([name]) => !names.some((one) => one === name)));
