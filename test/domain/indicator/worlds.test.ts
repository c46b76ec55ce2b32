import { describe, expect, it } from 'vitest';
import { streamActor, system } from '../../../domain/kernel/actor.js';
import type { Facts } from '../../../domain/indicator/facts.js';
import { indicators } from '../../../domain/indicator/indicators.js';
import { codeNamed, patentNamed } from '../../support/spelt.js';
import * as ballots from '../ballot/ballot-fixture.js';
import { Committee, candidate, people } from '../committee/committee-fixture.js';
import * as projects from '../standard-project/project-fixture.js';
import type { Project } from '../standard-project/project-fixture.js';
import { anybody, at, day, monitor, officer, outsider, lead, projectAt } from '../standard-project/project-fixture.js';
import { consultation } from '../../../domain/consultation/consultation.js';
import type { CommentCommand } from '../../../domain/consultation/acts/comments.js';
import { personalDigest } from '../../../domain/kernel/personal.js';
import type { ConsultationInput } from '../../../domain/messages/messages.js';
import type { ConsultationState } from '../../../domain/consultation/state.js';
import type { ConsultationEvent } from '../../../domain/consultation/events.js';
import { runsOf, type Run } from '../run.js';
import { cell, foldedFacts, logOf } from './world.js';

/* A world for each of the twenty, made by the deciders and counted by hand. */

const factsOf = (project: Project, name = 'a'): Facts | null => foldedFacts(`standard-project/${name}`, project.log);

/* Comment rounds, from Monday 2 November 2026, 10:00. */

const { start, days } = ballots;
const rounds = runsOf(consultation, { stream: 'consultation/s1-1', calendar: ballots.calendar });
const round = (over: Partial<ConsultationInput> = {}): ConsultationInput => ({
  ...{ project: 'standard-project/s1', organisation: projects.society, title: '机器人接口', round: 1, text: ballots.text },
  ...{ window: days(30), floor: days(30), public: true, lateDisposition: 'optional', answer: days(30), reminders: [7] },
  ...{ addressees: [lead, outsider], rehearsal: false },
  ...over,
});
const office = ballots.officer;
const comment = (organisation?: string): CommentCommand => ({
  ...{ type: 'comment', clause: '7.10', kind: 'technical', text: '改为 5 mm', draft: ballots.text },
  ...{ personal: personalDigest('salt', { author: '张', contact: null }) },
  ...(organisation === undefined ? {} : { organisation: codeNamed(organisation) }),
});
type Round = Run<ConsultationState, ConsultationEvent>;
/** A round told act by act, so that each event has the time at which it came. */
class Told {
  readonly log: ReturnType<typeof logOf>[number][] = [];
  constructor(public run: Round = rounds.begin(round(), rounds.at(start, streamActor('standard-project/s1')))) {
    this.log.push(...logOf(run));
  }
  do(actor: Parameters<typeof rounds.act>[1], command: Parameters<typeof rounds.act>[2], now = this.run.now): this {
    this.run = rounds.act(this.run, actor, command, now);
    this.log.push(...logOf(this.run));
    return this;
  }
  close(): this {
    return this.do(system, { type: 'closeConsultation' }, this.run.state.countsUntil);
  }
  get facts(): Facts | null {
    return foldedFacts('consultation/s1-1', this.log);
  }
}
const said = (who: string) => ({ id: `public:${who}`, grants: [] }) as const;

/* Votes, from the same Monday. */

class Vote {
  readonly log: ReturnType<typeof logOf>[number][] = [];
  constructor(public run: ballots.Run = ballots.begin()) {
    this.log.push(...logOf(run));
  }
  do(next: (run: ballots.Run) => ballots.Run): this {
    const before = this.run.events.length;
    this.run = next(this.run);
    this.log.push(...this.run.events.slice(before).map((event) => ({ event, at: this.run.now, state: this.run.state })));
    return this;
  }
  cast(seat: number, now: number): this {
    return this.do((run) => ballots.cast(run, seat, 'yes', now));
  }
  close(): this {
    return this.do((run) => ballots.act(run, system, { type: 'closeBallot' }, ballots.closesAt(run) + 30_000));
  }
  get facts(): Facts | null {
    return foldedFacts('ballot/b1', this.log);
  }
}

describe('C1 the twenty', () => {
  it('stand in their order, each with formula, base and exclusions in both languages', () => {
    expect(indicators.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    for (const { words, formula, base, exclusions } of indicators)
      for (const one of [words, formula, base, exclusions]) expect([one.zh.length > 1, one.en.length > 1]).toEqual([true, true]);
  });

  it('C1 1: of two projects proposed on 5 January, one stands in drafting and one was ended, so one is under way', () => {
    const [going, ended] = [projectAt('20.20'), projectAt('20.20')];
    ended.later(day);
    ended.do(officer, { type: 'cancel', reason: '不再需要' });
    // Drafting began at once on 5 January; 15 January is ten days on.
    const found = cell('inStages', [factsOf(going), factsOf(ended, 'b')], { at: at('2026-01-15T09:00:00+08:00') });
    expect(found).toMatchObject({ figures: { projects: 1, age: 10, late: 0 }, rows: 1, mark: 'normal' });
    // The limit of drafting is over ten years on.
    expect(cell('inStages', [factsOf(going)], { at: at('2036-01-05T09:00:00+08:00') })).toMatchObject({ figures: { late: 1 }, mark: 'watch' });
  });

  it('C11 2: a comment stage from 5 January to 5 February took 23 working days by the calendar of 2026, the day of entering not counted', () => {
    const project = projectAt('30.60');
    const end = at('2026-02-05T09:00:00+08:00');
    expect(project.now).toBe(end);
    project.readyForReview(2).submitForReview();
    // 6 to 9 (4), 12 to 16 (5), 19 to 23 (5), 26 to 30 (5) January, 2 to 5 February (4): 23 Mondays to Fridays; 4 January was made up for before it began.
    const found = cell('stageDays', [factsOf(project)], { at: end + 1, stage: 'comment' });
    expect(found).toMatchObject({ figures: { median: 23, ninetieth: 23 }, rows: 1 });
    // Proposal, approval of the project and drafting took no time at all.
    expect(cell('stageDays', [factsOf(project)], { at: end + 1 })).toMatchObject({ figures: { median: 0, ninetieth: 23 }, rows: 4 });
  });

  it('3: of two rounds that ended, the extended one did not close as announced', () => {
    const plain = new Told().close();
    const extended = new Told().do(office, { type: 'extendConsultation', days: 5, reason: '应邀请延期' }).close();
    const found = cell('windowsOnPlan', [plain.facts, extended.facts], { at: start + 60 * day });
    expect(found).toMatchObject({ figures: { closed: { part: 1, of: 2 }, opened: null }, mark: 'watch' });
  });

  it('4: the shortest of two rounds had 30 full days against a floor of 30', () => {
    const [short, long] = [new Told(), new Told(rounds.begin(round({ window: days(45) }), rounds.at(start, streamActor('standard-project/s1'))))];
    const found = cell('shortestConsultation', [short.close().facts, long.close().facts], { at: start + 60 * day });
    expect(found).toMatchObject({ figures: { shortest: 30, below: 0 }, rows: 2, mark: 'normal' });
  });

  it('5: of three comments two name a unit, one of them outside the drafting group', () => {
    const project = projectAt('20.20');
    const told = new Told().do(said('1'), comment(lead)).do(said('2'), comment(outsider)).do(said('3'), comment()).close();
    const found = cell('comments', [factsOf(project, 's1'), told.facts], { at: start + 60 * day });
    expect(found).toMatchObject({ figures: { comments: 3, outside: { part: 1, of: 2 }, none: 0 }, mark: 'normal' });
    expect(cell('comments', [new Told().close().facts], { at: start + 60 * day })).toMatchObject({
      figures: { comments: 0, none: 1 },
      mark: 'watch',
    });
  });

  it('6: of four comments two are adopted or partly adopted, and three dispositions have a reason', () => {
    const told = ['1', '2', '3', '4'].reduce((one, who) => one.do(said(who), comment()), new Told()).close();
    told.do(office, { type: 'dispose', comments: [1], disposition: 'adopted' });
    told.do(office, { type: 'dispose', comments: [2], disposition: 'partly', reason: '部分合理' });
    told.do(office, { type: 'dispose', comments: [3, 4], disposition: 'rejected', reason: '与国家标准抵触' });
    told.do(office, { type: 'settleConsultation', substantive: false }, told.run.now + day);
    const found = cell('dispositions', [told.facts], { at: told.run.now + 1 });
    expect(found).toMatchObject({ figures: { adopted: { part: 2, of: 4 }, reasoned: { part: 3, of: 4 } } });
  });

  it('7: comments of the first and the third day, answered on the fifth, waited four and two days', () => {
    const told = new Told().do(said('1'), comment()).do(said('2'), comment());
    told.do(said('3'), comment(), start + 2 * day);
    told.do(office, { type: 'dispose', comments: [1, 2, 3], disposition: 'adopted' }, start + 4 * day);
    // A second thought is no second answer.
    told.do(office, { type: 'dispose', comments: [3], disposition: 'rejected', reason: '复核后不采纳' }, start + 9 * day);
    const found = cell('answerDays', [told.facts], { at: start + 10 * day });
    expect(found).toMatchObject({ figures: { median: 4, ninetieth: 4 }, rows: 1 });
    expect(cell('answerDays', [told.facts], { at: start + 3 * day })).toMatchObject({ figures: { median: null }, mark: 'silent' });
  });

  it('8: three of twelve seats voted, a quarter, which is marked', () => {
    const vote = [0, 1, 2].reduce((one, seat) => one.cast(seat, start + day), new Vote()).close();
    const found = cell('returns', [vote.facts], { at: start + 60 * day });
    expect(found).toMatchObject({ figures: { returned: { part: 3, of: 12 }, ballots: 1 }, mark: 'unusual' });
    expect(found.reasons.map(({ limit }) => limit)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('9: one of three votes came in the last hour, and none was entered for others', () => {
    const vote = new Vote().cast(0, start + day).cast(1, start + 2 * day);
    const end = ballots.closesAt(vote.run);
    vote.cast(2, end - 60 * 60_000).close();
    const found = cell('lastHour', [vote.facts], { at: end + day });
    expect(found).toMatchObject({ figures: { lastHour: { part: 1, of: 3 }, assisted: { part: 0, of: 3 } }, mark: 'normal' });
    // A minute earlier is not the last hour.
    const early = new Vote().cast(0, end - 61 * 60_000).close();
    expect(cell('lastHour', [early.facts], { at: end + day })).toMatchObject({ figures: { lastHour: { part: 0, of: 1 } } });
  });

  it('10: a seat that recuses itself is one of twelve', () => {
    const vote = new Vote().do((run) =>
      ballots.act(run, ballots.voter(5), { type: 'recuse', seat: 5, reason: '参与起草', evidence: '名单' }, start + day),
    );
    const found = cell('recusals', [vote.facts], { at: start + 2 * day });
    expect(found).toMatchObject({ figures: { recused: { part: 1, of: 12 }, unreachable: 0 } });
    expect(cell('recusals', [vote.facts], { at: start + 1 })).toMatchObject({ figures: { recused: { part: 0, of: 12 } } });
  });

  it('11: one extension and one voided round among three windows', () => {
    const extended = new Told().do(office, { type: 'extendConsultation', days: 5, reason: '应邀请延期' }, start + day);
    const voided = new Told().do(streamActor('standard-project/s1'), { type: 'voidConsultation', reason: '文本有误' }, start + 2 * day);
    const all = [extended.facts, voided.facts, new Vote().facts];
    const found = cell('windowsMoved', all, { at: start + 3 * day });
    expect(found).toMatchObject({ figures: { moved: 2, extended: 1, reopened: 0, voided: 1, outages: 0 }, rows: 3, mark: 'watch' });
    expect(cell('windowsMoved', all, { at: start + day })).toMatchObject({ figures: { moved: 0 }, mark: 'normal' });
  });

  it('12: no event carries what became of a mail, so there is no figure and none is invented', () => {
    expect(cell('notices', [new Told().close().facts], { at: start + 60 * day })).toMatchObject({
      figures: { missed: null },
      mark: 'silent',
      rows: 0,
    });
  });

  it('13: of two standards one was declared on the third day without a document, the other not at all', () => {
    const [told, silent] = [projectAt('60.60'), projectAt('60.60')];
    told.later(3 * day);
    told.do(officer, { type: 'declare', url: 'https://example.org' });
    const found = cell('undeclared', [factsOf(told), factsOf(silent, 'b')], { at: at('2026-12-31T00:00:00+08:00') });
    expect(found).toMatchObject({ figures: { late: 1, unproven: { part: 1, of: 1 }, days: 3 }, rows: 2, mark: 'watch' });
    expect(cell('undeclared', [factsOf(silent)], { at: silent.now + 1 })).toMatchObject({ figures: { late: 0, days: null } });
  });

  it('14: a standard whose review begins by its time is never past it; as of the instant before it began it was', () => {
    const project = projectAt('60.60');
    const due = project.state.clocks.review?.at ?? 0;
    expect(cell('pastReview', [factsOf(project)], { at: due + 2 * day })).toMatchObject({
      figures: { past: { part: 1, of: 1 }, longest: 2 },
      mark: 'unusual',
    });
    project.runUntil(due);
    expect(cell('pastReview', [factsOf(project)], { at: due + 2 * day })).toMatchObject({ figures: { past: { part: 0, of: 1 }, longest: null } });
  });

  it('15: two complaints, one upheld after six days, one open past its time', () => {
    const project = projectAt('20.20');
    const file = { type: 'fileComplaint', ground: 'procedure', summary: '程序不当', realName: true } as const;
    project.do(anybody, file);
    project.do(monitor, { type: 'acceptComplaint', complaint: 1 });
    project.later(6 * day);
    project.do(monitor, { type: 'decideComplaint', complaint: 1, upheld: true, measure: 'none', reason: '属实' });
    project.do(anybody, file);
    const found = cell('complaints', [factsOf(project)], { at: project.now + 200 * day });
    expect(found).toMatchObject({
      figures: { filed: 2, appeals: 0, days: 6, upheld: { part: 1, of: 1 }, overdue: 1 },
      mark: 'unusual',
    });
    expect(cell('complaints', [factsOf(projectAt('20.20'))], { at: project.now })).toMatchObject({ figures: { filed: 0, upheld: null } });
  });

  it('16: a committee of seventeen in order has no breach; once one has left it is sixteen, which is even', () => {
    const body = new Committee().established();
    const facts = () => foldedFacts('committee/c1', body.log);
    expect(cell('bodies', [facts()], { at: body.now + 1 })).toMatchObject({ figures: { today: 0, later: 0 }, rows: 1, mark: 'normal' });
    body.recorded({ type: 'recordDeparture', person: candidate(9).person, cause: 'resigned', on: body.today, evidence: '辞呈' });
    expect(people().length).toBe(17);
    expect(cell('bodies', [facts()], { at: body.now + day })).toMatchObject({ figures: { today: 1, later: 1 }, mark: 'unusual' });
  });

  it('17: a slip recalled is one act beside the course of two projects', () => {
    const [slipped, plain] = [projectAt('00.20'), projectAt('00.20')];
    slipped.do(projects.secretary, { type: 'returnProposal', reasons: ['材料不全'] });
    slipped.do(projects.secretary, { type: 'recall', act: 'proposalReturned', reason: '点错' });
    const found = cell('overrides', [factsOf(slipped), factsOf(plain, 'b')], { at: slipped.now + 1 });
    expect(found).toMatchObject({ figures: { acts: 1, recalled: 1, waived: 0, migrated: 0, changed: 0 }, rows: 2, mark: 'watch' });
  });

  it('18: a patent without a statement and a drafter without an answer are both missing; the product lets neither be published, an older record may hold them', () => {
    const project = projectAt('60.60');
    const found = cell('patents', [factsOf(project)], { at: project.now + 1 });
    expect(found).toMatchObject({ figures: { missing: 0, unanswered: { part: 0, of: 2 }, unlicensed: 0 }, mark: 'normal' });
    const older = project.log.map((entry) => {
      const { group } = entry.state;
      const [first = ''] = group?.answered ?? [];
      const state = { ...entry.state, patents: [{ id: patentNamed('CN1'), holder: '某公司', licence: null, removed: false }] };
      return { ...entry, state: group === null ? state : { ...state, group: { ...group, answered: [first] } } };
    });
    const facts = foldedFacts('standard-project/b', older);
    expect(cell('patents', [factsOf(project), facts], { at: project.now + 1 })).toMatchObject({
      figures: { missing: 1, unanswered: { part: 1, of: 4 }, unlicensed: 1 },
      mark: 'unusual',
    });
  });

  it('19: one of two standards in force was ever given feedback', () => {
    const [heard, silent] = [projectAt('60.60'), projectAt('60.60')];
    heard.later(day);
    heard.do(anybody, { type: 'giveFeedback', kind: 'use', summary: '已在产线使用' });
    const found = cell('feedback', [factsOf(heard), factsOf(silent, 'b')], { at: heard.now + 1 });
    expect(found).toMatchObject({ figures: { heard: { part: 1, of: 2 } } });
    expect(cell('feedback', [factsOf(projectAt('20.20'))], { at: heard.now })).toMatchObject({ figures: { heard: null }, mark: 'silent' });
  });

  it('20: a project under a shipped procedure has no open finding; under one that lets approval be refused six times it has', () => {
    const project = projectAt('20.20');
    const found = cell('procedures', [factsOf(project)], { at: project.now + 1 });
    expect(found).toMatchObject({ figures: { open: { part: 0, of: 1 }, errors: 0 }, mark: 'normal' });
    const broken = projectAt('20.20').pinned({ ...projects.profile(), approval: { ...projects.profile().approval, maxReturns: 6 } });
    expect(cell('procedures', [factsOf(project), factsOf(broken, 'b')], { at: broken.now + 1 })).toMatchObject({
      figures: { open: { part: 1, of: 2 }, most: 1, errors: 0 },
      mark: 'watch',
    });
  });

  it('never counts a rehearsal', () => {
    const rehearsed = projectAt('50.60', { input: { rehearsal: true } });
    expect(factsOf(rehearsed)).toBeNull();
    const told = new Told(rounds.begin(round({ rehearsal: true }), rounds.at(start, streamActor('standard-project/s1')))).close();
    expect(told.facts).toBeNull();
    expect(new Vote(ballots.begin({ rehearsal: true })).close().facts).toBeNull();
    expect(foldedFacts('committee/c1', new Committee({ rehearsal: true }).log)).toBeNull();
  });
});
