import { describe, expect, it } from 'vitest';
import { streamActor } from '../../domain/kernel/actor.js';
import type { Refusal } from '../../domain/kernel/refusal.js';
import type { Result } from '../../domain/kernel/result.js';
import { errorEntry } from '../../contract/errors.js';
import { ballot } from '../../domain/ballot/ballot.js';
import { waitingLimit } from '../../domain/ballot/two-persons.js';
import { committee } from '../../domain/committee/committee.js';
import { maxOpen as maxBallots } from '../../domain/committee/bodies.js';
import { maxSubgroups } from '../../domain/committee/acts/subgroups.js';
import { consultation } from '../../domain/consultation/consultation.js';
import { maxComments } from '../../domain/consultation/state.js';
import { drafting } from '../../domain/drafting/drafting.js';
import { maxOpenCalls } from '../../domain/drafting/acts/call.js';
import { maxIssues } from '../../domain/drafting/acts/position.js';
import { maxAlarms } from '../../domain/drafting/acts/text.js';
import { personalDigest } from '../../domain/kernel/personal.js';
import type { ConsultationInput } from '../../domain/messages/messages.js';
import { meeting } from '../../domain/meeting/meeting.js';
import { maxResolutions, maxVotes } from '../../domain/meeting/state.js';
import { person } from '../../domain/person/person.js';
import { maxMemberships } from '../../domain/person/interval.js';
import { register } from '../../domain/register/register.js';
import { maxEntries, withEntries } from '../../domain/register/number-book.js';
import { standardProject } from '../../domain/standard-project/standard-project.js';
import { maxOpen as maxComplaints } from '../../domain/standard-project/acts/complaints.js';
import { maxPatents } from '../../domain/standard-project/acts/patents.js';
import { codeNamed, patentNamed, personNamed } from '../support/spelt.js';
import * as ballots from './ballot/ballot-fixture.js';
import { Committee, secretary as committeeSecretary, sha } from './committee/committee-fixture.js';
import * as groups from './drafting/drafting-fixture.js';
import * as meetings from './meeting/meeting-fixture.js';
import { anybody, projectAt } from './standard-project/project-fixture.js';

const { calendar, officer, secretary, society, start, text } = ballots;

/** So many of what a record already holds, as the fold of as many acts would have left them. */
const many = <T>(count: number, one: (n: number) => T): readonly T[] => Array.from({ length: count }, (_, n) => one(n));

type Verdict = Result<unknown, Refusal>;
type Full = {
  readonly code: string;
  /** The act on a record that holds so many already. */
  readonly at: (count: number) => Verdict;
  readonly limit: number;
  readonly cure: Refusal['cure'];
};

const round = () => {
  const input = {
    ...{
      project: 'standard-project/s1',
      organisation: society,
      title: '机器人接口',
      round: 1,
      text,
      window: ballots.days(30),
      floor: ballots.days(30),
    },
    ...{ public: true, lateDisposition: 'optional', answer: ballots.days(30), reminders: [], addressees: [], rehearsal: false },
  } satisfies ConsultationInput;
  const context = { now: start, actor: streamActor('standard-project/s1'), calendar, stream: 'consultation/s1-1' } as const;
  const born = consultation.start(input, context);
  if (!born.ok || born.value[0] === undefined) throw new Error('no round');
  return { state: consultation.evolve(null, born.value[0], start), context };
};

const aPerson = () => {
  const everywhere = { now: start, calendar, actor: { id: personNamed('m'), grants: [{ role: 'monitor', organisation: '*' }] } } as const;
  const plant = codeNamed(ballots.plant);
  const born = person.start({ name: '王工', registrar: codeNamed(society), memberships: [] }, everywhere);
  if (!born.ok || born.value[0] === undefined) throw new Error('nobody');
  const employed = { organisation: plant, role: 'employee', from: '2001-01-01', to: '2001-01-01' } as const;
  return { state: person.evolve(null, born.value[0], start), context: everywhere, employed };
};

const aRegister = () => {
  const context = { now: start, calendar, actor: officer };
  const born = register.start({ code: 'LNSR', organisation: society, serialWidth: 4, rehearsal: false }, context);
  if (!born.ok || born.value[0] === undefined) throw new Error('no register');
  return { state: register.evolve(null, born.value[0], start), context };
};
const holding = (count: number) => {
  const { state, context } = aRegister();
  const book = withEntries(
    [],
    many(count, (n) => ({ status: 'imported', owner: null, year: 2020, serial: String(n + 1) })),
  );
  return { state: { ...state, book, highest: count }, context };
};

const full: readonly Full[] = [
  {
    code: 'CONSULTATION_FULL',
    limit: maxComments,
    cure: ['operator'],
    at: (comments) => {
      const { state, context } = round();
      const personal = personalDigest('salt', { author: '张', contact: null });
      const command = { type: 'comment', clause: '7.10', kind: 'technical', text: '改为 5 mm', personal, draft: text } as const;
      return consultation.decide({ ...state, comments }, command, { ...context, actor: { id: 'public:1', grants: [] } });
    },
  },
  {
    code: 'CALLS_FULL',
    limit: maxOpenCalls,
    cure: ['drafter'],
    at: (count) => {
      const run = groups.act(groups.act(groups.begin(), groups.editor, groups.v1), groups.editor, { type: 'openCall', clauses: ['4.1'] });
      const [open] = run.state.open;
      if (open === undefined) throw new Error('no call');
      const state = { ...run.state, open: many(count, (n) => ({ ...open, n: n + 1 })) };
      return drafting.decide(state, { type: 'openCall', clauses: ['4.2'] }, { now: run.now, actor: groups.editor, calendar, stream: groups.stream });
    },
  },
  {
    code: 'ISSUES_FULL',
    limit: maxIssues,
    cure: ['drafter'],
    at: (count) => {
      const run = groups.act(groups.called(), groups.member(1), groups.concern(1, '4.2'));
      const [issue] = run.state.issues;
      if (issue === undefined) throw new Error('nothing raised');
      const state = { ...run.state, issues: many(count, (n) => ({ ...issue, n: n + 1 })) };
      return drafting.decide(state, groups.concern(1, '4.1'), { now: run.now, actor: groups.member(2), calendar, stream: groups.stream });
    },
  },
  {
    code: 'ALARMS_FULL',
    limit: maxAlarms,
    cure: ['drafter'],
    at: (count) => {
      const run = groups.begin();
      const answers = many(count, (n) => ({ alarm: `comment:${n + 1}`, answer: 'explained' as const }));
      const command = { type: 'answerAlarm', alarm: 'clause:9.1', answer: 'toFix', reason: '误改', from: 'a', to: 'b' } as const;
      const state = { ...run.state, alarms: { from: 'a', to: 'b', answers } };
      return drafting.decide(state, command, { now: run.now, actor: groups.editor, calendar, stream: groups.stream });
    },
  },
  {
    code: 'TOO_MANY_VOTES',
    limit: maxVotes,
    cure: ['secretariat', 'chair'],
    at: (count) => {
      const run = meetings.decide(meetings.put(meetings.opened()), 'PASS');
      const [vote] = run.state.votes;
      if (vote === undefined) throw new Error('no vote');
      const state = { ...run.state, votes: many(count, (n) => ({ ...vote, n: n + 1 })) };
      return meeting.decide(state, { ...meetings.putToVote, question: '是否同意报批' }, meetings.at(run.now, secretary));
    },
  },
  {
    code: 'TOO_MANY_RESOLUTIONS',
    limit: maxResolutions,
    cure: ['secretariat', 'chair'],
    at: (count) => {
      const run = meetings.act(meetings.opened(), secretary, meetings.consideration);
      const [resolution] = run.state.resolutions;
      if (resolution === undefined) throw new Error('no resolution');
      const state = { ...run.state, resolutions: many(count, (n) => ({ ...resolution, number: `2026-${n + 1}` })) };
      return meeting.decide(state, meetings.consideration, meetings.at(run.now, secretary));
    },
  },
  {
    code: 'TOO_MANY_MEMBERSHIPS',
    limit: maxMemberships,
    cure: ['operator'],
    at: (count) => {
      const { state, context, employed } = aPerson();
      const memberships = many(count, () => employed);
      return person.decide(
        { ...state, memberships },
        { type: 'addMembership', ...employed, from: '2026-01-01', to: null, evidence: '聘书' },
        context,
      );
    },
  },
  {
    code: 'PATENT_REGISTER_FULL',
    limit: maxPatents,
    cure: ['officer'],
    at: (count) => {
      const project = projectAt('30.20');
      const disclose = { type: 'disclosePatent', title: '机器人接口', holder: '某公司', clause: '6.3' } as const;
      project.do(anybody, { ...disclose, patent: patentNamed('CN1') });
      const [patent] = project.state.patents;
      if (patent === undefined) throw new Error('no patent');
      const state = { ...project.state, patents: many(count, (n) => ({ ...patent, id: patentNamed(`CN${n + 1}`) })) };
      return standardProject.decide(state, { ...disclose, patent: patentNamed('CN9999') }, project.context(anybody));
    },
  },
  {
    code: 'COMPLAINTS_FULL',
    limit: maxComplaints,
    cure: ['monitor', 'officer'],
    at: (count) => {
      const project = projectAt('30.20');
      const file = { type: 'fileComplaint', ground: 'law', summary: '与国标冲突', realName: true } as const;
      project.do(anybody, file);
      const [complaint] = project.state.complaints.open;
      if (complaint === undefined) throw new Error('no complaint');
      const state = { ...project.state, complaints: { ...project.state.complaints, open: many(count, (n) => ({ ...complaint, n: n + 1 })) } };
      return standardProject.decide(state, file, project.context(anybody));
    },
  },
  {
    code: 'TOO_MANY_OPEN',
    limit: maxBallots,
    cure: ['secretariat'],
    at: (count) => {
      const call = { type: 'callBallot', terms: 'letter', matter: 'charter', question: '是否同意？', text, opens: 'atStart' } as const;
      const run = new Committee().established().act(committeeSecretary, call);
      const [open] = run.state.ballots;
      if (open === undefined) throw new Error('no ballot');
      const state = { ...run.state, ballots: many(count, (n) => ({ ...open, ballot: `ballot/c1-b${n + 1}` as const })) };
      return committee.decide(state, call, run.context(committeeSecretary));
    },
  },
  {
    code: 'TOO_MANY_OPEN',
    limit: maxSubgroups,
    cure: ['secretariat'],
    at: (count) => {
      const run = new Committee().established();
      const formed = { key: 'WG1', kind: 'WG', name: { zh: '工作组', en: 'Group' }, scope: '接口', host: null } as const;
      const state = { ...run.state, subgroups: many(count, (n) => ({ ...formed, key: `WG${n + 1}` })) };
      return committee.can(state, 'formSubgroup', run.context(committeeSecretary));
    },
  },
];

describe('XF3 given a record that holds all it carries, one more is refused by name, with the number there and the limit', () => {
  it.each(full.map((one) => [one.code, one.limit, one] as const))('XF3 %s at %d', (code, limit, { at, cure }) => {
    const refused = at(limit);
    expect(at(limit - 1)).toMatchObject({ ok: true });
    expect(refused).toEqual({ ok: false, error: { code, rule: 'D-SIZE', source: 'D-SMALL', found: limit, needed: { lessThan: limit }, cure } });
    expect(errorEntry(code).status).toBe(409);
  });

  it('XF3 REGISTER_FULL: a catalogue that would not fit is not taken, nor one more where there is no room; a project hears it', () => {
    const refusal = (found: number) => ({
      code: 'REGISTER_FULL',
      rule: 'D-SIZE',
      source: 'D-SMALL',
      found,
      needed: { max: maxEntries },
      cure: ['operator'],
    });
    const bring = { type: 'importUsed', source: '目录', numbers: ['T/LNSR 90001-2019', 'T/LNSR 90002-2019'] } as const;
    const last = holding(maxEntries - 1);
    expect(register.decide(last.state, bring, last.context)).toEqual({ ok: false, error: refusal(maxEntries + 1) });
    expect(register.decide(last.state, { ...bring, numbers: ['T/LNSR 90001-2019'] }, last.context)).toMatchObject({ ok: true });
    const { state, context } = holding(maxEntries);
    expect(register.can(state, 'importUsed', context)).toEqual({ ok: false, error: refusal(maxEntries + 1) });
    const project = 'standard-project/s1';
    const mint = { type: 'mint', project, year: 2026, revises: null, wish: null } as const;
    const told = register.decide(state, mint, { ...context, actor: streamActor(project) });
    expect(told).toMatchObject({ ok: true, value: [{ type: 'numberRefused', project, refusal: refusal(maxEntries + 1) }] });
  });

  it('XF3 PROPOSALS_WAITING: words of proposals that wait fill the record; one confirmed makes room', () => {
    const over = { terms: { ...ballots.terms, minSeats: 1 }, roll: { kind: 'seats', seats: ballots.seats(5) } } as const;
    const voted = [0, 1, 2, 3].reduce((run, seat) => ballots.cast(run, seat), ballots.begin(over));
    const recuse = (seat: number) => ({ type: 'recuse', seat, reason: '参与起草', evidence: sha('e') }) as const;
    const asked = ballots.act(voted, secretary, recuse(0));
    const [waiting] = asked.state.proposals ?? [];
    if (waiting === undefined) throw new Error('nothing waits');
    const count = Math.floor(waitingLimit / JSON.stringify(waiting).length);
    const state = { ...asked.state, proposals: many(count, () => waiting) };
    expect(ballot.decide(state, recuse(1), ballots.at(asked.now, secretary))).toEqual({
      ok: false,
      error: {
        ...{ code: 'PROPOSALS_WAITING', rule: 'D-TWO', source: 'D-TWO-PERSONS', found: { waiting: count } },
        ...{ needed: 'fewer changes that wait for their second person', cure: ['officer', 'secretariat', 'chair'] },
      },
    });
    const fewer = { ...state, proposals: state.proposals.slice(2) };
    expect(ballot.decide(fewer, recuse(1), ballots.at(asked.now, secretary))).toMatchObject({ ok: true, value: [{ type: 'changeProposed' }] });
  });
});
