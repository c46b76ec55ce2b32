import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { localDate } from '../../../domain/law/calendar/instant.js';
import { electorateAt } from '../../../domain/committee/electorate.js';
import { committeeOwing } from '../../../domain/committee/owed.js';
import { compositionOn } from '../../../domain/committee/roster.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { matters } from '../../../domain/messages/matter.js';
import type { BallotInput } from '../../../domain/messages/messages.js';
import { authority, candidate, codes, Committee, day, host, people, profileOf, secretary, sha, text, unit } from './committee-fixture.js';
import { personNamed } from '../../support/spelt.js';

const tells = (run: Committee) => run.effects.flatMap((effect) => (effect.kind === 'tell' ? [[effect.stream, effect.command.type]] : []));
const call = { type: 'callBallot', terms: 'letter', matter: 'draftForReview', question: '送审稿？', text, opens: 'atStart' } as const;
const left = (person: string, on: string, cause: 'died' | 'resigned' = 'resigned') =>
  ({ type: 'recordDeparture', person: personNamed(person), cause, on, evidence: '辞职信' }) as const;

describe('members as dated intervals', () => {
  it('M7: a member dies or resigns mid-ballot: the interval ends, the open ballot hears of it, and the electorate of before still stands', () => {
    const run = new Committee().established().days(3).act(secretary, call);
    const before = run.now;
    run.days(5).recorded(left('p9', run.today, 'died'));
    expect(tells(run)).toEqual([['ballot/c1-b1', 'seatChanged']]);
    const at = (now: number) => electorateAt(run.state.members, run.state.profile, { at: now }).find((one) => one.person === 'p9');
    expect([at(before)?.entitled, at(run.now)]).toMatchObject([true, { entitled: false, reason: 'noLonger' }]);
    expect(codes(run.of('memberDeparted')[0]?.findings ?? [])).toEqual(['SIZE_EVEN']);
  });

  it('S8: a member who moves gets a new interval from the day on; the ballot is told with the new unit', () => {
    const run = new Committee().established().days(3).act(secretary, call).days(10);
    const move = {
      type: 'changeEmployer',
      person: personNamed('p9'),
      organisation: unit(5),
      organisationName: '起草单位',
      on: run.today,
      evidence: '合同',
    } as const;
    run.recorded(move);
    expect(run.effects).toContainEqual(
      expect.objectContaining({ kind: 'tell', command: expect.objectContaining({ cause: 'employerChanged', organisation: unit(5) }) }),
    );
    expect(run.state.members.filter((one) => one.person === 'p9').map(({ organisation, from, until }) => [organisation, from, until])).toEqual([
      [unit(9), run.state.term?.startsOn, run.today],
      [unit(5), run.today, null],
    ]);
    expect(run.verdict(secretary, move)).toBe('EMPLOYER_SAME');
  });

  it('M6: a unit is merged into another: all its people are of the new code from that day, and four of one unit are a finding, not a refusal', () => {
    const list = people().map((one, i) =>
      i === 10 || i === 11 ? { ...one, organisation: unit(600) } : i === 12 || i === 13 ? { ...one, organisation: unit(601) } : one,
    );
    const run = new Committee().established(list).days(3);
    run.recorded({ type: 'mergeUnit', from: unit(600), to: { organisation: unit(601), name: '合并后单位' }, on: run.today, evidence: '批文' });
    expect(run.state.members.filter((one) => one.organisation === unit(601) && one.until === null)).toHaveLength(4);
    expect(codes(run.of('unitMerged')[0]?.findings ?? [])).toEqual(['UNIT_OVER_REPRESENTED']);
  });

  it('the vote: advisers, suspended, late joiners, drafters and their units each with the reason', () => {
    const run = new Committee().established([...people(), candidate(50, { duty: 'adviser' })]).days(3);
    run.recorded({ type: 'suspendMember', person: personNamed('p8'), on: run.today, reason: '调查' });
    const reasons = electorateAt(run.state.members, run.state.profile, { at: run.now, drafters: [personNamed('p6')], drafterUnits: [unit(7)] });
    const of = (person: string) => reasons.find((one) => one.person === person)?.reason;
    expect([of('p50'), of('p8'), of('p6'), of('p7'), of('p9')]).toEqual(['adviser', 'suspended', 'drafter', 'drafterUnit', null]);
    run.act(secretary, { type: 'reinstateMember', person: personNamed('p8'), on: run.today, reason: '无问题' });
    expect(electorateAt(run.state.members, run.state.profile, { at: run.now }).find((one) => one.person === 'p8')?.entitled).toBe(true);
  });

  it('an adjustment needs a passed ballot, an odd result, a fifth at most, once a year; vacancies are filled beyond it', () => {
    const run = new Committee().established().days(3);
    const add = (n: readonly number[], remove: readonly string[], ballot: Stream) =>
      ({
        type: 'adjustMembers',
        add: n.map((one) => candidate(one)),
        remove: remove.map((person) => ({ person: personNamed(person), reason: '调整' })),
        on: run.today,
        ballot,
        filing: sha('filing'),
      }) as const;
    expect(run.verdict(secretary, add([30, 31], [], 'ballot/none'))).toBe('BALLOT_NOT_PASSED');
    const charter = run.voted('charter');
    expect(run.verdict(secretary, add([30, 31], [], charter))).toBe('BALLOT_NOT_PASSED');
    const ballot = run.voted('members');
    expect(run.refusal(secretary, add([30, 31], [], charter))).toEqual({
      ...{ code: 'BALLOT_OF_OTHER_MATTER', rule: 'TC-FORMAL', source: run.state.profile.formal.source },
      ...{ found: { matter: 'charter', body: 'TC' }, needed: { matter: 'members', body: 'TC' }, cure: ['secretariat', 'chair'] },
    });
    expect(run.refusal(secretary, add([30], [], ballot))).toMatchObject({ code: 'SIZE_EVEN', found: 18 });
    expect(run.verdict(secretary, add([30, 31, 32, 33], ['p9', 'p10', 'p11', 'p12'], ballot))).toBe('ADJUSTMENT_TOO_LARGE');
    expect(run.verdict(secretary, add([30, 31, 32], ['p9', 'p10', 'p11'], ballot))).toBe('accepted');
    run.act(secretary, add([30, 31], [], ballot));
    expect(tells(run)).toEqual([[ballot, 'useResult']]);
    expect(run.verdict(secretary, add([34, 35], [], ballot))).toBe('BALLOT_NOT_PASSED');
    const second = run.voted('members');
    expect(run.verdict(secretary, add([34, 35], [], second))).toBe('ADJUSTED_THIS_YEAR');
    run.recorded(left('p9', run.today)).recorded(left('p10', run.today));
    expect(run.verdict(secretary, add([34, 35], [], second))).toBe('accepted');
    const failed = run.voted('members', 'FAIL');
    expect(run.verdict(secretary, add([30, 31], [], failed))).toBe('BALLOT_NOT_PASSED');
  });

  it('S22: the secretary-general leaves and a deputy takes over; the record of both stays', () => {
    const list = [...people().slice(0, 16), candidate(17, { duty: 'deputySecretary' })];
    const run = new Committee().established(list).days(30);
    run.recorded(left('p3', run.today));
    expect(codes(run.of('memberDeparted')[0]?.findings ?? [])).toEqual(['SECRETARY_COUNT', 'SIZE_EVEN']);
    run.act(secretary, { type: 'changeDuty', person: personNamed('p17'), duty: 'secretaryGeneral', on: run.today });
    expect(
      run.state.members.filter((one) => one.person === 'p3' || one.person === 'p17').map(({ person, duty, until }) => [person, duty, until]),
    ).toEqual([
      ['p3', 'secretaryGeneral', run.today],
      ['p17', 'deputySecretary', run.today],
      ['p17', 'secretaryGeneral', null],
    ]);
    expect(run.verdict(secretary, { type: 'changeDuty', person: personNamed('p5'), duty: 'chair', on: run.today })).toBe('BALLOT_NEEDED');
  });
});

describe('ballots of the committee', () => {
  it('the roll is who is entitled now, the terms are the profile’s; XA22 a unit that one person calls drafting is only named', () => {
    const run = new Committee().established([...people(), candidate(50, { duty: 'observer' })]).act(secretary, { ...call, drafterUnits: [unit(9)] });
    const [started] = run.effects;
    expect(started).toMatchObject({
      kind: 'start',
      stream: 'ballot/c1-b1',
      input: {
        committee: 'committee/c1',
        purpose: 'standalone',
        terms: { rule: 'CN-TC' },
        drafterUnits: [],
        named: { by: secretary.id, drafterUnits: [unit(9)] },
      },
    });
    const input = started?.kind === 'start' ? (started.input as BallotInput) : null;
    expect(input?.roll.kind === 'seats' ? input.roll.seats.length : 0).toBe(17);
    expect(run.state.ballots[0]?.persons).toHaveLength(17);
  });

  it.each([
    [4, 'accepted'],
    [5, 'TOO_MANY_SUSPENDED'],
  ])('XA32 %d of 17 members are suspended, a vote is called: %s', (count, verdict) => {
    const run = new Committee().established().days(3);
    for (let n = 0; n < count; n += 1) run.recorded({ type: 'suspendMember', person: personNamed(`p${n + 8}`), on: run.today, reason: '调查' });
    expect(run.verdict(secretary, call)).toBe(verdict);
  });

  it.each(matters)('XA22 who drafted is named only where there is a draft: %s', (matter) => {
    const run = new Committee().established();
    const judges = ['projectProposal', 'draftForReview', 'subcommitteeResolution', 'other'].includes(matter);
    const named = [{ drafters: [personNamed('p6')] }, { drafterUnits: [unit(9)] }, { drafters: [], drafterUnits: [] }];
    const all = named.map((over) => run.verdict(secretary, { ...call, matter, ...over }));
    expect(all).toEqual(judges ? ['accepted', 'accepted', 'accepted'] : ['MATTER_WITHOUT_DRAFT', 'MATTER_WITHOUT_DRAFT', 'accepted']);
  });

  it.each([
    [19, 'BALLOT_WINDOW_OUT_OF_RANGE'],
    [20, 'accepted'],
    [60, 'accepted'],
    [61, 'BALLOT_WINDOW_OUT_OF_RANGE'],
  ])('a letter window of %i days: %s', (count, verdict) => {
    // Working days move the end: a day of the week on which neither window is moved.
    const run = new Committee().established();
    run.to(Date.UTC(2027, 7, 5, 2));
    expect(run.verdict(secretary, { ...call, window: { count, unit: 'calendarDays' } })).toBe(verdict);
  });

  it('silence twice in a row is a warning, three times a proposal to replace; taking part begins anew', () => {
    const run = new Committee().established();
    run.voted('charter', 'PASS', ['p9', 'p10']);
    run.voted('charter', 'PASS', ['p9', 'p10']);
    expect(run.of('absenceWarned').map((event) => event.person)).toEqual(['p9', 'p10']);
    run.voted('charter', 'PASS', ['p9']);
    expect(run.of('replacementProposed')).toMatchObject([{ person: 'p9', absences: 3 }]);
    expect(run.state.absences).toEqual({ p9: 3 });
  });

  const asked = (run: Committee, purpose: 'projectApproval' | 'technicalReview', rehearsal = false) => {
    const project: Stream = 'standard-project/x';
    const terms = run.state.profile.ballots.letter;
    const input = {
      purpose,
      project,
      organisation: unit(1),
      round: 1,
      question: '?',
      text,
      terms,
      window: terms.window.default,
      drafters: [],
      drafterUnits: [],
      profile: text,
      rehearsal,
    } as const;
    return run.act(streamActor(project), { type: 'ballotAsked', ballot: 'ballot/x-1', input });
  };
  it('a project asks: the committee makes the roll and starts the ballot under the stream the project chose', () => {
    const run = asked(new Committee().established(), 'technicalReview');
    expect(run.effects[0]).toMatchObject({
      kind: 'start',
      stream: 'ballot/x-1',
      input: { committee: 'committee/c1', project: 'standard-project/x' },
    });
  });
  it('its secretariat conducts beside the organisation that asked, unless that is itself', () => {
    expect(asked(new Committee().established(), 'technicalReview').effects[0]).toMatchObject({ input: { organisation: unit(1), secretariat: host } });
    const own = new Committee().established().act(secretary, { type: 'callBallot', terms: 'letter', matter: 'other', question: '?', text });
    expect(own.effects[0]).toMatchObject({ kind: 'start', input: { organisation: host } });
    expect(JSON.stringify(own.effects[0])).not.toContain('"secretariat"');
  });
  it('a rehearsal is not put to a real committee, nor a real project to a rehearsed one', () => {
    const mixed = [
      asked(new Committee().established(), 'technicalReview', true),
      asked(new Committee({ rehearsal: true }).established(), 'technicalReview'),
    ];
    for (const run of mixed)
      expect(run.effects[0]).toMatchObject({ kind: 'tell', command: { type: 'ballotRefused', refusal: { code: 'REHEARSAL_MIXED' } } });
    const both = asked(new Committee({ rehearsal: true }).established(), 'technicalReview', true);
    expect(both.effects[0]).toMatchObject({ kind: 'start', input: { rehearsal: true } });
  });
  it('a suspended committee, one not yet established, or one with frozen rights answers with the refusal', () => {
    const suspended = new Committee().established().act(authority, { type: 'suspendCommittee', reason: '整顿' });
    const frozen = new Committee().established().past('termEnd');
    const refusals = [asked(suspended, 'technicalReview'), asked(new Committee(), 'technicalReview'), asked(frozen, 'projectApproval')].map(
      (run) => run.effects[0],
    );
    expect(refusals).toMatchObject(
      ['COMMITTEE_SUSPENDED', 'COMMITTEE_STAGE', 'PROJECT_RIGHTS_FROZEN'].map((code) => ({
        kind: 'tell',
        stream: 'standard-project/x',
        command: { type: 'ballotRefused', refusal: { code } },
      })),
    );
    expect(asked(new Committee().established().past('termEnd'), 'technicalReview').effects[0]).toMatchObject({ kind: 'start' });
  });

  it('a subcommittee needs a ballot and numbers of its own; a working group neither, and it never votes', () => {
    const run = new Committee().established().days(2);
    const name = { zh: '分委会', en: 'subcommittee' };
    const sc = (size: number, ballot?: Stream) =>
      ({ type: 'formSubgroup', kind: 'SC', name, scope: '零部件', members: people(size), on: run.today, ...(ballot ? { ballot } : {}) }) as const;
    expect(run.verdict(secretary, sc(9))).toBe('BALLOT_NEEDED');
    const ballot = run.voted('subcommittee');
    expect([run.verdict(secretary, sc(7, ballot)), run.verdict(secretary, sc(8, ballot)), run.verdict(secretary, sc(9, ballot))]).toEqual([
      'SIZE_TOO_SMALL',
      'SIZE_TOO_SMALL',
      'accepted',
    ]);
    run.act(secretary, sc(9, ballot));
    run.act(secretary, { type: 'formSubgroup', kind: 'WG', name, scope: '起草', members: people(4).slice(3), on: run.today });
    expect(run.state.subgroups.map((one) => one.key)).toEqual(['SC1', 'WG2']);
    expect([run.verdict(secretary, { ...call, body: 'SC1' }), run.verdict(secretary, { ...call, body: 'WG2' })]).toEqual([
      'accepted',
      'NO_VOTE_IN_WORKING_GROUP',
    ]);
  });
});

describe('terms, years and oversight', () => {
  it('S20: a list for the next term is checked on every edit and as of the future date', () => {
    const run = new Committee().established().past('renewalAlarm');
    const endsOn = run.state.term?.endsOn ?? '';
    expect(committeeOwing(run.state, [])[0]).toMatchObject({ why: 'TERM_ENDING', acts: ['openRenewal'], due: run.state.clocks.renewalDossier });
    run.act(secretary, { type: 'openRenewal' }).act(secretary, { type: 'openRecruitment' });
    const propose = (members: ReturnType<typeof people>) => run.verdict(secretary, { type: 'proposeRoster', members });
    const four = people().map((one, i) => (i > 10 && i < 15 ? { ...one, organisation: unit(5) } : one));
    const together = people().map((one, i) => (i === 0 ? { ...one, organisation: people()[2]?.organisation ?? null } : one));
    expect([propose(people(16)), propose(four), propose(together)]).toEqual(['SIZE_EVEN', 'UNIT_OVER_REPRESENTED', 'CHAIR_SECRETARY_SAME_UNIT']);
    run.act(secretary, { type: 'proposeRoster', members: people(13) });
    const on = (date: string) => compositionOn(run.state, { on: date, body: 'TC', elsewhere: [] });
    expect([on(run.today).of, on(endsOn).of, codes(on(endsOn).findings)]).toEqual(['members', 'proposed', ['SIZE_TOO_SMALL']]);
  });

  it('XF3 a secretariat may begin a re-election from one instant on, and not the millisecond before', () => {
    const run = new Committee().established();
    const from = (run.state.clocks.renewalAlarm ?? 0) - 366 * day;
    expect(run.to(from - 1).verdict(secretary, { type: 'openRenewal' })).toBe('RENEWAL_TOO_EARLY');
    expect(run.to(from).verdict(secretary, { type: 'openRenewal' })).toBe('accepted');
  });

  it('XF3 a plenary is to be held until there were as many as the procedure asks for', () => {
    const { state } = new Committee().established();
    const { perYear } = state.profile.plenary;
    const owed = (plenaries: number): boolean =>
      committeeOwing({ ...state, year: { ...(state.year ?? { year: 2026, held: 0 }), plenaries } as never }, []).some(
        ({ why }) => why === 'PLENARY_TO_HOLD',
      );
    expect([owed(perYear - 1), owed(perYear), owed(perYear + 1)]).toEqual([true, false, false]);
  });

  it('alarm nine months before the end, dossier three, then frozen, and rectification six months later; each once', () => {
    const run = new Committee().established();
    const { clocks, term } = run.state;
    const dates = [clocks.renewalAlarm, clocks.renewalDossier, clocks.termEnd].map((at) => localDate(at ?? 0));
    run.to((clocks.termEnd ?? 0) + 200 * day);
    expect(dates[2]).toBe(term?.endsOn);
    expect(
      ['renewalAlarmed', 'renewalDossierMissed', 'termEnded', 'renewalOverdue'].map((type) => run.events.filter((one) => one.type === type).length),
    ).toEqual([1, 1, 1, 1]);
    expect(run.state).toMatchObject({ frozen: true, rectification: { cause: 'renewalOverdue' } });
    run.renewed();
    expect(run.state).toMatchObject({ frozen: false, rectification: null, term: { n: 2 } });
  });

  it.each([
    [100, 'excellent'],
    [90, 'excellent'],
    [89, 'good'],
    [75, 'good'],
    [74, 'passed'],
    [60, 'passed'],
    [59, 'failed'],
    [0, 'failed'],
  ])('a score of %i is %s', (score, grade) => {
    const run = new Committee().established().act(authority, { type: 'assess', score, report: sha('r') });
    expect(run.state.assessment.grade).toBe(grade);
    expect(run.state.rectification === null).toBe(grade !== 'failed');
  });

  it('only the authority assesses; rectification lasts three to six months; a revoked host is barred for three years', () => {
    const run = new Committee().established();
    const within = (count: number) => ({ type: 'orderRectification', reason: '停摆', within: { count, unit: 'months' } }) as const;
    expect(run.verdict(secretary, { type: 'assess', score: 80, report: sha('r') })).toBe('ROLE_NOT_ALLOWED');
    expect([2, 3, 6, 7].map((count) => run.verdict(authority, within(count)))).toEqual([
      'RECTIFICATION_TERM',
      'accepted',
      'accepted',
      'RECTIFICATION_TERM',
    ]);
    run.act(authority, within(3)).past('rectification');
    expect(run.verdict(authority, { type: 'acceptRectification' })).toBe('RECTIFICATION_NOT_FILED');
    expect(run.verdict(secretary, { type: 'proposeEnding', kind: 'revoke', reason: 'x' })).toBe('ROLE_NOT_ALLOWED');
    run.act(authority, { type: 'proposeEnding', kind: 'revoke', reason: '整改未完成' }).act(authority, { type: 'openNotice' }).past('notice');
    expect(run.verdict(authority, { type: 'deregister', standardsTo: 'x' })).toBe('ENDING_OF_OTHER_KIND');
    const on = run.today;
    run.act(authority, { type: 'revoke', standardsTo: 'LN/TC 3' });
    expect(run.of('committeeRevoked')[0]?.hostBarredUntil).toBe(`${Number(on.slice(0, 4)) + 3}${on.slice(4)}`);
    expect(run.state).toMatchObject({ code: 'TC:95.99', end: 'revoked' });
  });

  it('a committee that ends tells who asked for a vote why, then voids its votes and calls its meetings off, and none is open after', () => {
    const run = new Committee().established().act(authority, { type: 'proposeEnding', kind: 'deregister', reason: '完成' });
    run.act(authority, { type: 'openNotice' }).past('notice').act(secretary, call);
    const project: Stream = 'standard-project/x';
    const terms = run.state.profile.ballots.letter;
    const asked = {
      purpose: 'technicalReview',
      project,
      organisation: unit(1),
      round: 2,
      question: '?',
      text,
      drafters: [],
      drafterUnits: [],
    } as const;
    const input = { ...asked, terms, window: terms.window.default, profile: text, rehearsal: false };
    run.act(streamActor(project), { type: 'ballotAsked', ballot: 'ballot/x-2', input });
    const item = { n: 1, title: { zh: '议程', en: 'item' }, documents: [], project: null, decides: false };
    const about = {
      title: { zh: '会', en: 'm' },
      form: 'review',
      opensAt: run.now + 40 * day,
      place: '沈阳',
      remote: false,
      agenda: [item],
    } as const;
    run.act(secretary, { type: 'callMeeting', ...about });
    run.act(authority, { type: 'deregister', standardsTo: 'LN/TC 3' });
    expect(tells(run)).toEqual([
      ['ballot/c1-b1', 'voidBallot'],
      ['standard-project/x', 'ballotRefused'],
      ['ballot/x-2', 'voidBallot'],
      ['meeting/c1-m1', 'cancelMeeting'],
    ]);
    expect(run.effects).toContainEqual(
      expect.objectContaining({
        stream: project,
        command: expect.objectContaining({ round: 2, refusal: expect.objectContaining({ code: 'COMMITTEE_ENDED' }) }),
      }),
    );
    expect(run.state).toMatchObject({ ballots: [], meetings: [], end: 'deregistered' });
  });

  it('model: over twenty years each year closes once, each report falls due once, and the state stays under 256 KiB', () => {
    const run = new Committee().established();
    for (let year = 0; year < 20; year += 1) {
      run.recorded(left(`p${9 + (year % 4)}`, run.today));
      const ballot = run.voted('members', 'PASS', ['p5']);
      run.act(secretary, { type: 'adjustMembers', add: [candidate(9 + (year % 4))], remove: [], on: run.today, ballot, filing: sha('f') });
      run.past('year');
      expect(run.state.report?.year).toBe(Number(run.today.slice(0, 4)) - 1);
      run.act(secretary, { type: 'fileAnnualReport', year: Number(run.today.slice(0, 4)) - 1, sha256: sha('r') });
      if (run.state.frozen) run.renewed();
    }
    const closed = run.of('yearClosed').map((event) => event.closed.year);
    expect(closed).toEqual(Array.from({ length: closed.length }, (_, i) => (closed[0] ?? 0) + i));
    expect(run.of('annualReportMissed')).toEqual([]);
    expect(run.of('replacementProposed').length).toBe(1);
    expect(JSON.stringify(run.state).length).toBeLessThan(60_000);
    expect(codes(compositionOn(run.state, { on: run.today, body: 'TC', elsewhere: [] }).findings)).toEqual([]);
  });

  it('another version of the profile reaches a committee only by the authority’s act', () => {
    const run = new Committee().established();
    const profile = { ...profileOf(), version: 2, term: { ...profileOf().term, years: 4 } };
    expect(run.verdict(secretary, { type: 'migrateProfile', profile, reason: 'x' })).toBe('ROLE_NOT_ALLOWED');
    expect(run.verdict(authority, { type: 'migrateProfile', profile: { ...profile, from: '2090-01-01' }, reason: 'x' })).toBe('PROFILE_NOT_IN_FORCE');
    expect(run.verdict(authority, { type: 'migrateProfile', profile: profileOf(), reason: 'x' })).toBe('PROFILE_SAME');
    run.act(authority, { type: 'migrateProfile', profile, reason: '办法修订' });
    expect(run.state.profile.version).toBe(2);
  });
});

describe('XE21 a committee approved today whose term begins in ten days', () => {
  const waiting = (): Committee => {
    const run = new Committee().setUp().plan();
    return run.act(authority, { type: 'approveCommittee', number: 'LN/TC 21', startsOn: localDate(run.now + 10 * day) });
  };
  const project: Stream = 'standard-project/x';
  const item = { n: 1, title: { zh: '议程', en: 'item' }, documents: [], project: null, decides: false };
  const meeting = { type: 'callMeeting', title: { zh: '会', en: 'm' }, form: 'review', place: '沈阳', remote: false, agenda: [item] } as const;
  const asking = (run: Committee) => {
    const terms = run.state.profile.ballots.letter;
    const about = { purpose: 'technicalReview', organisation: unit(1), round: 1, question: '?', text, drafters: [], drafterUnits: [] } as const;
    return { ...about, project, terms, window: terms.window.default, profile: text, rehearsal: false };
  };

  it('says that the term has not begun, and not that its roll is empty, to a ballot, to a meeting before that day and to a project that asks', () => {
    const run = waiting();
    const found = { on: run.today, termStartsOn: run.state.term?.startsOn };
    expect(run.refusal(secretary, call)).toMatchObject({ code: 'TERM_NOT_BEGUN', found });
    expect(run.verdict(secretary, { ...meeting, opensAt: run.now + 9 * day })).toBe('TERM_NOT_BEGUN');
    run.act(streamActor(project), { type: 'ballotAsked', ballot: 'ballot/x-1', input: asking(run) });
    expect(run.of('ballotDenied')).toMatchObject([{ refusal: { code: 'TERM_NOT_BEGUN', found } }]);
  });

  it('calls the ballot on the first day of the term, not on the day before', () => {
    const run = waiting().days(9);
    expect(run.verdict(secretary, call)).toBe('TERM_NOT_BEGUN');
    expect(run.days(1).verdict(secretary, call)).toBe('accepted');
  });
});
