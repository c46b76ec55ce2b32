import { streamActor, system, type Actor, type Role } from '../../../domain/kernel/actor.js';
import { localDate } from '../../../domain/law/calendar/instant.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { committee } from '../../../domain/committee/committee.js';
import type { CommitteeCommand } from '../../../domain/committee/acts.js';
import type { CommitteeEvent, EventType } from '../../../domain/committee/events.js';
import { sides, type CommitteeProfile } from '../../../domain/committee/profile.js';
import { committeeProfileOn } from '../../../domain/committee/profiles.js';
import type { ClockName, CommitteeInput, CommitteeState } from '../../../domain/committee/state.js';
import type { Candidate } from '../../../domain/committee/member.js';
import { creditCodeCheckCharacter, organisationCheckCharacter } from '../../../domain/law/credit-code.js';
import type { Context, Effect, Instant, Stream } from '../../../domain/kernel/decider.js';
import { contentHash } from '../../../domain/kernel/log/merkle.js';
import type { Refusal } from '../../../domain/kernel/refusal.js';
import { personNamed, personsNamed } from '../../support/spelt.js';

export const day = 86_400_000;
/** Monday 2026-11-02 10:00 in Shanghai. */
export const start: Instant = Date.UTC(2026, 10, 2, 2);
export const stream: Stream = 'committee/c1';
export const text = contentHash('text');
export const sha = (words: string): string => contentHash(words);

/** A valid credit code of an enterprise in Shenyang; the same number gives the same code. */
export function unit(n: number): string {
  const body = String(n).padStart(8, '0');
  const first = `91210100${body}${organisationCheckCharacter(body)}`;
  return `${first}${creditCodeCheckCharacter(first)}`;
}
export const applicantUnit = unit(9001);
export const host = unit(9002);
export const amr = unit(9003);

export const who = (id: string, role?: Role, organisation = host): Actor => ({ id: personNamed(id), grants: role ? [{ role, organisation }] : [] });
export const applicant = who('applicant', 'officer', applicantUnit);
export const secretary = who('secretary', 'secretariat');
export const authority = who('amr', 'monitor', amr);
export const stranger = who('stranger', 'secretariat', unit(77));
export const person = (id: string): Actor => who(id);

export function profileOf(id = 'committee/provincial', date = '2026-11-02'): CommitteeProfile {
  const found = committeeProfileOn(id, date);
  if (found === null) throw new Error(`no ${id} on ${date}`);
  return found;
}

/** A person of a unit of their own, the sides taking turns. */
export const candidate = (n: number, over: Partial<Candidate> = {}): Candidate => ({
  person: personNamed(`p${n}`),
  name: `委员${n}`,
  organisation: unit(n),
  organisationName: `单位${n}`,
  side: sides[n % sides.length] ?? 'public',
  grade: 'senior',
  duty: 'member',
  title: '教授级高级工程师',
  ...over,
});

const office: { readonly [n: number]: Partial<Candidate> } = {
  1: { duty: 'chair' },
  2: { duty: 'vice' },
  3: { duty: 'secretaryGeneral', organisation: host, organisationName: '秘书处单位' },
};
/** A list that is in order: chair, vice, secretary-general of the host, members. */
export const people = (size = 17): readonly Candidate[] => Array.from({ length: size }, (_, i) => candidate(i + 1, office[i + 1]));

export const input = (over: Partial<CommitteeInput> = {}): CommitteeInput => ({
  name: { zh: '辽宁省机器人标准化技术委员会', en: 'Liaoning technical committee for robots' },
  scope: '机器人整机、零部件与应用',
  applicant: { organisation: applicantUnit, name: '筹建单位' },
  host: { organisation: host, name: '秘书处单位' },
  authority: amr,
  application: sha('application'),
  profile: profileOf(),
  rehearsal: false,
  ...over,
});

/** A committee under way in a test: state, events and effects; time moves by `tick`, and every deadline that passes is acted on. */
export class Committee {
  state: CommitteeState;
  readonly events: CommitteeEvent[] = [];
  /** Each event with its time and the state it led to. */
  readonly log: { readonly event: CommitteeEvent; readonly at: Instant; readonly state: CommitteeState }[] = [];
  effects: Effect[] = [];
  now = start;

  constructor(over: Partial<CommitteeInput> = {}, at: Instant = start) {
    this.now = at;
    const born = committee.start(input(over), this.context(applicant));
    if (!born.ok) throw new Error(born.error.code);
    this.state = null as unknown as CommitteeState; // evolve allows it for the birth
    born.value.forEach((event) => this.apply(event));
  }

  context(actor: Actor): Context {
    return { now: this.now, actor, calendar: calendar2026, stream };
  }

  private apply(event: CommitteeEvent): void {
    this.state = committee.evolve(this.events.length === 0 ? null : this.state, event, this.now);
    this.events.push(event);
    this.log.push({ event, at: this.now, state: this.state });
    this.effects.push(...committee.effects(event, this.state));
  }

  act(actor: Actor, command: CommitteeCommand): this {
    const decided = committee.decide(this.state, command, this.context(actor));
    if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.error)}`);
    this.effects = [];
    decided.value.forEach((event) => this.apply(event));
    return this;
  }

  /** Reported by the secretariat and confirmed by the authority on a document. */
  recorded(command: CommitteeCommand): this {
    this.act(secretary, command);
    return this.act(authority, { type: 'confirmReport', n: this.state.reported ?? 0, proof: sha('proof') });
  }

  refusal(actor: Actor, command: CommitteeCommand): Refusal | null {
    const decided = committee.decide(this.state, command, this.context(actor));
    return decided.ok ? null : decided.error;
  }

  verdict(actor: Actor, command: CommitteeCommand): string {
    return this.refusal(actor, command)?.code ?? 'accepted';
  }

  /** Lets the clock act on everything due up to `until`, each at its instant. */
  to(until: Instant): this {
    for (let due = committee.due(this.state); due !== null && due.at <= until; due = committee.due(this.state)) {
      this.now = Math.max(this.now, due.at);
      this.act(system, due.command);
    }
    this.now = Math.max(this.now, until);
    return this;
  }

  days(count: number): this {
    return this.to(this.now + count * day);
  }

  /** Up to the instant of a deadline that runs, its act included. */
  past(clock: ClockName): this {
    const at = this.state.clocks[clock];
    if (at === undefined) throw new Error(`${clock} does not run`);
    return this.to(at);
  }

  get today(): string {
    return localDate(this.now);
  }

  of<T extends EventType>(type: T): readonly CommitteeEvent<T>[] {
    return this.events.filter((event) => event.type === type) as unknown as readonly CommitteeEvent<T>[]; // filtered by the type they are read as
  }

  papers(actor: Actor, kinds: readonly string[]): this {
    kinds.forEach((kind) => this.act(actor, { type: 'attachPaper', kind, sha256: sha(kind) }));
    return this;
  }

  /** Through application, evaluation and the first notice to the approval of the set-up. */
  setUp(): this {
    this.act(authority, { type: 'openEvaluation', experts: personsNamed('e1', 'e2', 'e3') });
    this.act(authority, { type: 'passEvaluation', overlaps: [], opinion: '可行', report: sha('evaluation') });
    this.act(authority, { type: 'openNotice' }).past('notice');
    return this.act(authority, { type: 'approveSetup' });
  }

  /** Recruitment, plan and second notice. */
  plan(members: readonly Candidate[] = people()): this {
    this.act(applicant, { type: 'openRecruitment' }).past('recruitment');
    this.act(applicant, { type: 'proposeRoster', members }).papers(applicant, this.state.profile.founding.papers);
    this.act(applicant, { type: 'filePlan' }).act(authority, { type: 'acceptPlan' });
    return this.act(authority, { type: 'openNotice' }).past('notice');
  }

  established(members?: readonly Candidate[]): this {
    this.setUp().plan(members);
    return this.act(authority, { type: 'approveCommittee', number: 'LN/TC 21', startsOn: this.today });
  }

  /** A ballot on a matter, called and reported as the ballot itself would report it. */
  voted(
    matter: 'charter' | 'members' | 'projectProposal' | 'subcommittee' | 'election',
    outcome: 'PASS' | 'FAIL' = 'PASS',
    silent: readonly string[] = [],
  ): Stream {
    const ballot: Stream = `ballot/c1-b${this.state.counts.ballots + 1}`;
    this.act(secretary, { type: 'callBallot', terms: 'letter', matter, question: '是否同意？', text, opens: 'atStart' });
    const counts = { Y: 1 } as never; // the committee does not look at them
    return (
      this.act(streamActor(ballot), { type: 'ballotDecided', ballot, round: 1, outcome, counts, trace: [], silent: personsNamed(...silent) }),
      ballot
    );
  }

  /** Re-election with a new list, filed before the term ends. */
  renewed(members: readonly Candidate[] = people()): this {
    this.act(secretary, { type: 'openRenewal' }).act(secretary, { type: 'openRecruitment' }).past('recruitment');
    this.act(secretary, { type: 'proposeRoster', members }).papers(secretary, this.state.profile.term.papers);
    this.act(secretary, { type: 'fileRenewal' });
    return this.act(authority, {
      type: 'approveRenewal',
      startsOn: this.state.term && this.state.term.endsOn > this.today ? this.state.term.endsOn : this.today,
    });
  }
}

export const codes = (findings: readonly { readonly code: string }[]): readonly string[] => findings.map((one) => one.code).sort();
