import { describe, expect, it } from 'vitest';
import { electorateAt } from '../../../domain/committee/electorate.js';
import type { CommitteeCommand } from '../../../domain/committee/acts.js';
import { dateText, dayNumber } from '../../../domain/law/calendar/civil-date.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { membersOn } from '../../../domain/committee/member.js';
import { authority, candidate, Committee, people, person, secretary, sha, text, unit } from './committee-fixture.js';
import { personNamed } from '../../support/spelt.js';

const later = (run: Committee, days: number): string => dateText(dayNumber(run.today) + days);
const merged = (on: string) => ({ type: 'mergeUnit', from: unit(9), to: { organisation: unit(700), name: '合并' }, on, evidence: '批文' }) as const;
const moved = (on: string, n: number, person = 'p9') =>
  ({ type: 'changeEmployer', person: personNamed(person), organisation: unit(n), organisationName: `单位${n}`, on, evidence: '合同' }) as const;
const gone = (on: string, cause: 'died' | 'resigned' = 'died', person = 'p9') =>
  ({ type: 'recordDeparture', person: personNamed(person), cause, on, evidence: '通知' }) as const;
const seatsOn = (run: Committee, on: string, person = 'p9') => membersOn(run.state.members, on).filter((one) => one.person === person);
const adjust = (run: Committee, on: string, add: readonly number[], remove: readonly string[] = [], organisation?: string): CommitteeCommand => ({
  type: 'adjustMembers',
  add: add.map((n) => candidate(n, organisation === undefined ? {} : { organisation })),
  remove: remove.map((one) => ({ person: personNamed(one), reason: '调整' })),
  on,
  ballot: run.state.decided.at(-1)?.ballot ?? 'ballot/none',
  filing: sha('filing'),
});

describe('one person, one interval on any day, in whatever order the facts become known', () => {
  it('a move that becomes known after a later move stands in between, and the later one stays', () => {
    const run = new Committee().established().days(200);
    const [first, second] = [later(run, -150), later(run, -50)];
    run.recorded(moved(second, 700)).recorded(moved(first, 701));
    const units = [later(run, -160), first, later(run, -51), second, run.today].map((on) => seatsOn(run, on).map((one) => one.organisation));
    expect(units).toEqual([[unit(9)], [unit(701)], [unit(701)], [unit(700)], [unit(700)]]);
  });

  it('a death that becomes known after a later move ends every seat from its day on', () => {
    const run = new Committee().established().days(200);
    const day = later(run, -150);
    run.recorded(moved(later(run, -50), 700)).recorded(gone(day));
    expect([later(run, -151), day, run.today, later(run, 900)].map((on) => seatsOn(run, on).length)).toEqual([1, 0, 0, 0]);
    expect(electorateAt(run.state.members, run.state.profile, { at: run.now }).find((one) => one.person === 'p9')).toMatchObject({
      entitled: false,
      reason: 'noLonger',
    });
  });

  it('a suspension that becomes known after a later move suspends what follows too', () => {
    const run = new Committee().established().days(200);
    const day = later(run, -150);
    run.recorded(moved(later(run, -50), 700)).recorded({ type: 'suspendMember', person: personNamed('p9'), on: day, reason: '调查' });
    expect([later(run, -100), run.today].map((on) => seatsOn(run, on).map((one) => [one.suspended, one.organisation]))).toEqual([
      [[true, unit(9)]],
      [[true, unit(700)]],
    ]);
  });

  it('a duty that is to change later does not bring back who is removed before', () => {
    const run = new Committee().established().days(3);
    run.act(secretary, { type: 'changeDuty', person: personNamed('p9'), duty: 'deputySecretary', on: later(run, 60) }).voted('members');
    run.act(secretary, adjust(run, later(run, 10), [30], ['p9']));
    expect([later(run, 9), later(run, 10), later(run, 90)].map((on) => seatsOn(run, on).length)).toEqual([1, 0, 0]);
  });

  it('who dies before the first day as a member never becomes one', () => {
    const run = new Committee().established().days(3);
    run.voted('members');
    run
      .act(secretary, adjust(run, later(run, 30), [30, 31]))
      .days(5)
      .recorded(gone(run.today, 'died', 'p30'));
    expect(seatsOn(run, later(run, 60), 'p30')).toEqual([]);
    expect(seatsOn(run, later(run, 60), 'p31')).toHaveLength(1);
  });
});

describe('an edit is checked for its day and for every later day on which the list is another', () => {
  const third = () => {
    const run = new Committee().established().days(3);
    run.voted('members');
    run.act(secretary, { ...adjust(run, later(run, 40), [31]), add: [candidate(30, { organisation: unit(5) }), candidate(31)] } as CommitteeCommand); // an adjustMembers
    run.recorded(gone(run.today, 'resigned', 'p9')).recorded(gone(run.today, 'resigned', 'p10'));
    run.voted('members');
    return run;
  };

  it('three of a unit today and one more from a later day on are four of one unit then, and refused', () => {
    const run = third();
    expect(run.refusal(secretary, adjust(run, run.today, [40, 41], [], unit(5)))).toMatchObject({
      code: 'UNIT_OVER_REPRESENTED',
      found: { unit: unit(5), persons: ['p5', 'p30', 'p40', 'p41'] },
      needed: { max: 3 },
    });
  });

  it('two of it today are three then, and accepted', () => {
    const run = third();
    const two = { ...adjust(run, run.today, [41]), add: [candidate(40, { organisation: unit(5) }), candidate(41)] } as CommitteeCommand; // an adjustMembers
    expect(run.verdict(secretary, two)).toBe('accepted');
  });
});

describe('facts are of the past or of today', () => {
  it.each([
    ['death', (on: string) => gone(on)],
    ['resignation', (on: string) => gone(on, 'resigned')],
    ['move', (on: string) => moved(on, 700)],
    ['suspension', (on: string) => ({ type: 'suspendMember', person: personNamed('p9'), on, reason: '调查' }) as const],
    ['merger', (on: string) => merged(on)],
  ])('a %s of tomorrow is refused, for the open ballots would hear of it today; one of today is taken', (_name, of) => {
    const run = new Committee().established().days(3);
    expect(run.refusal(secretary, of(later(run, 1)))).toMatchObject({ code: 'DATE_OUT_OF_RANGE', found: later(run, 1), needed: { to: run.today } });
    expect(run.verdict(secretary, of(run.today))).toBe('accepted');
  });

  const adviser = (run: Committee, ballot?: Stream) =>
    ({ type: 'changeDuty', person: personNamed('p60'), duty: 'adviser', on: run.today, ...(ballot === undefined ? {} : { ballot }) }) as const;

  it('who becomes an adviser loses the vote in what is open today', () => {
    const run = new Committee().established([...people(16), candidate(60, { duty: 'deputySecretary' })]).days(3);
    const ballot = run.voted('members');
    run.act(secretary, { type: 'callBallot', terms: 'letter', matter: 'charter', question: '章程？', text, opens: 'atStart' });
    run.recorded(gone(run.today, 'resigned', 'p9')).act(secretary, adviser(run, ballot));
    expect(run.effects).toContainEqual({
      kind: 'tell',
      stream: 'ballot/c1-b2',
      command: expect.objectContaining({ person: 'p60', cause: 'revoked', organisation: null }),
    });
  });

  it('XA4 who is suspended and reinstated is told to the open ballots both times, with whose act it was', () => {
    const run = new Committee().established().days(3);
    run.act(secretary, { type: 'callBallot', terms: 'letter', matter: 'charter', question: '章程？', text, opens: 'atStart' });
    const told = (cause: string, organisation: unknown) => ({
      kind: 'tell',
      stream: 'ballot/c1-b1',
      command: expect.objectContaining({ type: 'seatChanged', person: personNamed('p9'), cause, organisation, by: secretary.id }),
    });
    run.recorded({ type: 'suspendMember', person: personNamed('p9'), on: run.today, reason: '调查' });
    expect(run.effects).toContainEqual(told('suspended', null));
    run.act(secretary, { type: 'reinstateMember', person: personNamed('p9'), on: run.today, reason: '查清' });
    expect(run.effects).toContainEqual(told('reinstated', expect.stringMatching(/^[0-9A-Z]{18}$/)));
  });

  it('XA19 who is suspended while a ballot is called has a seat without a vote on its roll, and is reinstated there; the authority and the member are told', () => {
    const run = new Committee().established().days(3);
    const told = (template: string) => run.effects.flatMap((one) => (one.kind === 'notice' && one.template === template ? one.to : []));
    run.recorded({ type: 'suspendMember', person: personNamed('p9'), on: run.today, reason: '调查' });
    expect(told('committee.memberSuspended')).toEqual(
      expect.arrayContaining([{ role: 'monitor', organisation: run.state.authority }, { person: 'p9' }]),
    );
    run.act(secretary, { type: 'callBallot', terms: 'letter', matter: 'charter', question: '章程？', text, opens: 'atStart' });
    const [{ input, open } = { input: null, open: null }] = run.of('ballotCalled');
    const roll = input?.roll.kind === 'seats' ? input.roll : null;
    const seat = roll?.seats.findIndex(({ person }) => person === 'p9') ?? -1;
    expect(roll?.withheld).toEqual([{ seat, reason: 'suspended', evidence: run.today }]);
    expect([seat >= 0, open?.persons.includes(personNamed('p9'))]).toEqual([true, false]);
    run.act(secretary, { type: 'reinstateMember', person: personNamed('p9'), on: run.today, reason: '恢复' });
    expect(run.effects).toContainEqual({
      ...{ kind: 'tell', stream: 'ballot/c1-b1' },
      command: expect.objectContaining({ type: 'seatChanged', person: 'p9', cause: 'reinstated', organisation: unit(9) }),
    });
    expect(told('committee.memberReinstated')).toEqual(
      expect.arrayContaining([{ role: 'monitor', organisation: run.state.authority }, { person: 'p9' }]),
    );
  });

  describe.each([
    ['death', 'memberDeparted', (on: string) => gone(on)],
    ['resignation', 'memberDeparted', (on: string) => gone(on, 'resigned')],
    ['move', 'employerChanged', (on: string) => moved(on, 700)],
    ['suspension', 'memberSuspended', (on: string) => ({ type: 'suspendMember', person: personNamed('p9'), on, reason: '调查' }) as const],
    ['merger', 'unitMerged', (on: string) => merged(on)],
  ] as const)('XA20 XA21 XA26 a %s that one person reports', (_, type, of) => {
    const begun = () => {
      const run = new Committee().established().days(3);
      run.act(secretary, { type: 'callBallot', terms: 'letter', matter: 'charter', question: '章程？', text, opens: 'atStart' });
      return run.act(secretary, of(run.today));
    };
    const told = (run: Committee, template: string) =>
      run.effects.flatMap((one) => (one.kind === 'notice' && one.template === `committee.${template}` ? one.to : []));
    const heard = (run: Committee) => run.effects.flatMap((one) => (one.kind === 'tell' ? [one.command] : []));
    const confirm = (proof?: string) => ({ type: 'confirmReport', n: 1, ...(proof === undefined ? {} : { proof }) }) as const;

    it('changes nothing, and the member and the authority are told', () => {
      const run = begun();
      expect([run.of(type), heard(run)]).toEqual([[], []]);
      expect(seatsOn(run, run.today)).toMatchObject([{ organisation: unit(9), suspended: false }]);
      expect(told(run, 'memberReported')).toEqual(expect.arrayContaining([{ person: 'p9' }, { role: 'monitor', organisation: run.state.authority }]));
      expect(run.verdict(secretary, of(run.today))).toBe('REPORTS_WAITING');
    });

    it('holds by the word of the member, or of a second person who shows a document; not of the first, nor of a stranger', () => {
      const run = begun();
      expect(run.verdict(secretary, confirm(sha('proof')))).toBe('SECOND_PERSON');
      expect(run.verdict(person('p7'), confirm(sha('proof')))).toBe('ROLE_NOT_ALLOWED');
      expect(run.verdict(person('p1'), confirm())).toBe('REPORT_PROOF_MISSING');
      expect(run.verdict(person('p9'), confirm())).toBe('accepted');
      run.act(person('p1'), confirm(sha('proof')));
      expect([run.of(type).length, run.state.reports]).toEqual([1, []]);
      expect(heard(run)).toMatchObject([{ type: 'seatChanged', person: 'p9', by: secretary.id, confirmed: true }]);
      expect(told(run, type)).toEqual(expect.arrayContaining([{ person: 'p9' }, { role: 'monitor', organisation: run.state.authority }]));
    });

    it('is gone when the member says that it is not so', () => {
      const run = begun().act(person('p9'), { type: 'declineReport', n: 1, reason: '本人仍在职' });
      expect([run.of(type), run.state.reports]).toEqual([[], []]);
      expect(run.verdict(person('p1'), confirm(sha('proof')))).toBe('NOTHING_PROPOSED');
    });
  });

  it.each([
    ['death', (on: string) => gone(on)],
    ['move', (on: string) => moved(on, 700)],
    ['merger', (on: string) => merged(on)],
  ])(
    'XA20 XA26 a %s recorded in error is put right by two persons: the member is what the member was, open ballots hear of it, and what was recorded stays',
    (_, of) => {
      const run = new Committee().established().days(3);
      run.act(secretary, { type: 'callBallot', terms: 'letter', matter: 'charter', question: '章程？', text, opens: 'atStart' });
      const [before] = [seatsOn(run, run.today)];
      run.recorded(of(run.today)).days(2);
      const { vacancies, today } = { vacancies: run.state.vacancies, today: run.today };
      const correct = { type: 'correctRecord', person: personNamed('p9'), reason: '误记', evidence: '本人到场' } as const;
      run.act(secretary, correct);
      expect(run.of('recordCorrected')).toEqual([]);
      run.act(authority, { type: 'confirmReport', n: 2, proof: sha('proof') });
      expect(seatsOn(run, today)).toMatchObject([{ ...before[0], n: expect.any(Number), from: later(run, -2) }]);
      expect(run.state.vacancies).toBe(Math.max(0, vacancies - 1));
      expect(run.effects).toContainEqual({
        ...{ kind: 'tell', stream: 'ballot/c1-b1' },
        command: expect.objectContaining({ type: 'seatChanged', person: 'p9', cause: 'reinstated', organisation: unit(9) }),
      });
      expect(run.state.members.filter((one) => one.person === 'p9' && one.until !== null).length).toBeGreaterThan(0);
      expect(run.verdict(secretary, correct)).toBe('RECORD_NOT_CORRECTABLE');
    },
  );

  it('XA26 of a unit with two members each may decline its merger, and neither confirms it for both without the document', () => {
    const run = new Committee().established([...people(16), candidate(60, { organisation: unit(9) })]).days(3);
    run.act(secretary, merged(run.today));
    expect(run.verdict(person('p60'), { type: 'confirmReport', n: 1 })).toBe('REPORT_PROOF_MISSING');
    run.act(person('p60'), { type: 'declineReport', n: 1, reason: '本单位没有合并' });
    expect([run.of('unitMerged'), seatsOn(run, run.today)]).toMatchObject([[], [{ organisation: unit(9) }]]);
  });

  it('XA20 what changed since is not overwritten by a correction', () => {
    const run = new Committee().established().days(3);
    run.recorded(moved(run.today, 700)).days(1);
    run.act(secretary, { type: 'changeDuty', person: personNamed('p9'), duty: 'deputySecretary', on: run.today });
    expect(run.verdict(secretary, { type: 'correctRecord', person: personNamed('p9'), reason: '误记', evidence: '合同' })).toBe(
      'RECORD_NOT_CORRECTABLE',
    );
  });

  it('XA19 a duty that takes the vote away needs the ballot that taking the member out needs', () => {
    const run = new Committee().established([...people(16), candidate(60, { duty: 'deputySecretary' })]).days(3);
    run.recorded(gone(run.today, 'resigned', 'p9'));
    expect(run.verdict(secretary, adviser(run))).toBe('BALLOT_NEEDED');
    expect(run.verdict(secretary, adviser(run, run.voted('members')))).toBe('accepted');
  });

  it('who is removed from a later day on keeps the vote in what is open today', () => {
    const run = new Committee().established().days(3);
    run.voted('members');
    run.act(secretary, { type: 'callBallot', terms: 'letter', matter: 'charter', question: '章程？', text, opens: 'atStart' });
    run.act(secretary, adjust(run, later(run, 10), [30], ['p9']));
    expect(run.effects.some((one) => one.kind === 'tell' && one.command.type === 'seatChanged')).toBe(false);
  });
});
