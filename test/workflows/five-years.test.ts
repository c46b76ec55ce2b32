import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRow } from '../../db/archive.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { localDate, localDay } from '../../domain/law/calendar/instant.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import { fields, type Field, type Profile } from '../../domain/profile/profile.js';
import type { DocumentKind, Trait } from '../../domain/profile/vocabulary.js';
import type { ProjectEvent } from '../../domain/standard-project/events.js';
import type { Clock, ProjectState } from '../../domain/standard-project/state.js';
import { day, input, officer, profile, society } from '../domain/standard-project/project-fixture.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { endOf, isShanghaiMidnight } from '../support/shanghai-dates.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';
import { StandardLife } from '../support/standard-life.js';
import { personNamed } from '../support/spelt.js';

/** What sets a field apart: its subject, its review by meeting or by letter, and the evidence its gates ask for before each step. */
type Course = {
  readonly traits: readonly Trait[];
  readonly review: Profile['review']['ballot'];
  readonly windowDays: number;
  readonly evidence: { readonly [step in 'establish' | 'consult' | 'submit' | 'conclude']: readonly DocumentKind[] };
};

const courses: { readonly [field in Field]: Course } = {
  robotics: {
    traits: ['physicalRobot', 'interface', 'performance'],
    review: 'technicalReview',
    windowDays: 30,
    evidence: { establish: [], consult: ['verificationReport'], submit: ['riskAssessment'], conclude: ['interoperabilityReport'] },
  },
  aviation: {
    traits: ['civilProduct', 'material'],
    review: 'letterReview',
    windowDays: 45,
    evidence: { establish: [], consult: ['secrecyScreening', 'airworthinessMatrix'], submit: ['verificationReport', 'overlapTable'], conclude: [] },
  },
  chemicals: {
    traits: ['chemicalProduct', 'process', 'testMethod'],
    review: 'letterReview',
    windowDays: 45,
    evidence: { establish: ['hazardReview'], consult: ['methodValidation'], submit: ['reactionSafetyReport'], conclude: [] },
  },
  metals: {
    traits: ['testMethod', 'chemicalAnalysis'],
    review: 'technicalReview',
    windowDays: 30,
    evidence: { establish: ['overlapTable'], consult: ['roundRobin', 'referenceMaterial'], submit: [], conclude: [] },
  },
  it: {
    traits: ['dataSystem', 'protocol'],
    review: 'technicalReview',
    windowDays: 30,
    evidence: { establish: [], consult: ['legalityCheck'], submit: [], conclude: ['conformanceSuite', 'referenceImplementation'] },
  },
};

/** The metals standard belongs to a society of its own, because that society is suspended on the way. */
const otherSociety = '51210000MJ40000156';
const monitor: Actor = { id: personNamed('sun'), grants: [{ role: 'monitor', organisation: '*' }] };

let run: Lifecycles;
const numbers = new Map<Stream, string>();

beforeAll(async () => {
  run = await Lifecycles.start();
  await registerSociety(society, 'LNSR');
  await registerSociety(otherSociety, 'LNJC');
}, 60_000);

afterAll(() => run.stop());

/** The register is opened beforehand: as the child of a project, it would keep that project's clock from being skipped for ever. */
async function registerSociety(uscc: string, code: string): Promise<void> {
  const person: Actor = { ...officer, grants: [{ role: 'officer', organisation: uscc }] };
  const body = { uscc, name: `${code} 学会`, kind: 'society', fields, charter: '章程', code, override: null };
  await run.begin(`organisation/${uscc}`, body, person);
  await run.begin(`register/${code}`, { code, organisation: uscc, serialWidth: 3, rehearsal: false }, person);
}

function lifeOf(field: Field): StandardLife {
  const { traits, review } = courses[field];
  const shipped = profile(field);
  const own = field === 'metals' ? { organisation: otherSociety, organisationName: 'LNJC 学会', societyCode: 'LNJC' } : {};
  const pinned = { ...shipped, review: { ...shipped.review, ballot: review } };
  return new StandardLife(run, `standard-project/${field}`, input({ ...own, field, traits, profile: pinned }));
}

/** Events of one type of a project, with the instant and the actor of each. */
const ofType = <T extends ProjectEvent['type']>(rows: readonly EventRow[], type: T) =>
  rows.filter((row) => row.type === type).map((row) => ({ ...(row.data as unknown as ProjectEvent<T>), at: row.at, actor: row.actor })); // rows of a project hold its events

/** From proposal to publication, with everything the law and the field ask for. */
async function publish(life: StandardLife, field: Field): Promise<ProjectState> {
  const { evidence } = courses[field];
  await life.draft();
  await life.openConsultation(evidence.consult);
  await consult(life, field);
  await life.submitForReview(evidence.submit);
  await life.skip(3);
  await life.review(evidence.conclude);
  await life.submitForApproval();
  if (field === 'it') await waitForPatents(life);
  const { number } = await life.approve();
  numbers.set(life.stream, number ?? '');
  expect(life.refused.map(({ code, found }) => [code, missing(found)])).toEqual(
    Object.values(evidence).flatMap((kinds) => (kinds.length > 0 ? [['FILE_INCOMPLETE', [...kinds].sort()]] : [])),
  );
  return life.publish('学发〔1〕1号', localDate((await run.now(life.stream)) + 30 * day));
}

const missing = (found: unknown): readonly string[] => (found as { missing: { name: string }[] }).missing.map(({ name }) => name).sort(); // the shape of FILE_INCOMPLETE

/** The round lasts as long as the field says, closes at midnight in Shanghai by the clock alone, and reminds on the way. */
async function consult(life: StandardLife, field: Field): Promise<void> {
  const closed = await life.consult();
  const term = { count: courses[field].windowDays, unit: 'calendarDays' } as const;
  expect(closed.closesAt).toBe(endOf(closed.openedAt, term));
  const rows = await archived(run, life.consultation);
  const moments = (type: string) => rows.filter((row) => row.type === type).map((row) => ({ actor: row.actor, at: row.at }));
  expectAtOnce(moments('consultationClosed'), [closed.countsUntil]);
  expectAtOnce(
    moments('addresseesReminded'),
    [14, 7, 3, 1].map((days) => closed.closesAt - days * day),
  );
  expect(rows.map((row) => row.type).filter((type) => type.startsWith('comment'))).toEqual([
    ...['commentReceived', 'commentReceived', 'commentReceived', 'commentKeptLate', 'commentsDisposed', 'commentsDisposed'],
  ]);
}

/** Acts of the clock: one for each instant, at that instant or the moment of work after it. */
function expectAtOnce(acts: readonly { readonly actor: string; readonly at: Instant }[], due: readonly Instant[]): void {
  expect(acts.map(({ actor }) => actor)).toEqual(due.map(() => 'system'));
  acts.forEach(({ at }, i) => expect(at - (due[i] ?? 0), `act ${i}`).toSatisfy((late: number) => late >= 0 && late < 60_000));
}

/** The second call for patents (I3) opens with the text for review and lasts thirty days. */
async function waitForPatents(life: StandardLife): Promise<void> {
  const [call] = ofType(await archived(run, life.stream), 'submittedForReview').map((event) => event.patentCallUntil);
  expect(await life.refusal(life.chair, { type: 'approve' })).toMatchObject({ code: 'PATENT_CALL_OPEN', found: { until: call } });
  await run.skipTo(life.stream, call ?? 0);
}

/** The limits an event sets: of its stage, of 自我声明, of the next 复审, or all of them moved after a rest. */
function limitsOf({ data }: EventRow): readonly Clock[] {
  const { clock, declareBy, reviewFrom, clocks } = data as { readonly [field: string]: unknown }; // these four hold limits; in becameOverdue `clock` is a name
  return [clock, declareBy, reviewFrom, ...Object.values(clocks ?? {})].flatMap((limit) =>
    typeof limit === 'object' && limit !== null ? [limit as Clock] : [],
  );
}

/** Every limit ever set was computed right, and those marked overdue were marked once, by the clock, at the limit. */
async function expectClocks(stream: Stream, overdue: readonly string[], rearmed: readonly Instant[] = []): Promise<void> {
  const rows = await archived(run, stream);
  const limits = rows.flatMap(limitsOf);
  expect(limits.length).toBeGreaterThan(8);
  for (const { at, from, term } of limits) {
    expect(isShanghaiMidnight(at)).toBe(true);
    if (!rearmed.includes(at)) expect(at).toBe(endOf(from, term));
  }
  const marks = ofType(rows, 'becameOverdue');
  expect(marks.map((mark) => mark.clock)).toEqual(overdue);
  expect(limits.map(({ at }) => at)).toEqual(expect.arrayContaining(marks.map(({ due }) => due)));
  expectAtOnce(
    marks,
    marks.map(({ due }) => due),
  );
}

/** The next review is opened by the clock, at its date and not a day earlier. Answers with that date. */
async function reviewOpens(life: StandardLife, nth: number): Promise<Instant> {
  const { clocks } = await life.state((state) => state.clocks.review !== null);
  const at = clocks.review?.at ?? 0;
  await run.skipTo(life.stream, at - day);
  expect((await life.state()).systematic.held).toBe(nth - 1);
  await run.skipTo(life.stream, at);
  await life.stands('90.20');
  const opened = (await archived(run, life.stream)).filter((row) => row.type === 'systematicReviewOpened');
  expect(opened).toHaveLength(nth);
  expectAtOnce(opened.slice(-1), [at]);
  return at;
}

const years = (rows: readonly EventRow[]): number => ((rows.at(-1)?.at ?? 0) - (rows[0]?.at ?? 0)) / (365.2425 * day);

describe.concurrent('a whole life', { timeout: 180_000 }, () => {
  it('in robotics: late at the office, published, not declared, confirmed after three years, reviewed again after six', async ({ expect }) => {
    const life = lifeOf('robotics');
    await life.propose();
    await life.skip(40);
    await life.accept();
    await life.establish('LNSR-1', []);
    await publish(life, 'robotics');
    const first = await reviewOpens(life, 1);
    await life.conclude('confirm');
    const { clocks } = await life.stands('90.93');
    expect(clocks.review?.at).toBe(endOf(await run.now(life.stream), { count: 3, unit: 'years' }));
    const second = await reviewOpens(life, 2);
    expect(localDay(second) - localDay(first)).toBeGreaterThanOrEqual(3 * 365);
    await expectClocks(life.stream, ['stage', 'declaration']);
    expect(years(await archived(run, life.stream))).toBeGreaterThan(6);
  });

  it('in aviation: revised after three years; the new edition keeps the serial, takes the new year and replaces the old one', async ({ expect }) => {
    const life = lifeOf('aviation');
    await life.propose();
    await life.accept();
    await life.establish('LNSR-2', courses.aviation.evidence.establish);
    await publish(life, 'aviation');
    await life.act(life.officer, { type: 'declare', url: 'https://www.ttbz.org.cn/' });
    await reviewOpens(life, 1);
    await life.conclude('revise');
    const { successor } = await life.stands('90.92');
    const next = new StandardLife(run, successor?.project ?? life.stream, (await run.view(successor?.project ?? life.stream)).state as ProjectState); // a state holds all of its input
    expect((await next.stands('10.00')).revises).toEqual({ number: numbers.get(life.stream), project: life.stream });
    await next.establish('LNSR-2-r1', []);
    const { publication, number } = await publish(next, 'aviation');
    const [old, fresh] = [numbers.get(life.stream) ?? '', number ?? ''].map((text) => text.split('—'));
    expect(fresh?.[0]).toBe(old?.[0]);
    expect(Number(fresh?.[1])).toBeGreaterThanOrEqual(Number(old?.[1]) + 3);
    await life.state((state) => state.successor?.number === number);
    await run.handOver(life.stream);
    await run.skipTo(life.stream, publication?.effectiveAt ?? 0);
    await run.over(life.stream);
    expect(await life.state()).toMatchObject({ code: '95.99', end: 'superseded', number: numbers.get(life.stream) });
    expectAtOnce(ofType(await archived(run, life.stream), 'standardSuperseded'), [publication?.effectiveAt ?? 0]);
    await expectClocks(life.stream, []);
    await expectClocks(next.stream, []);
  });

  it('in chemicals: suspended beyond its limit, resumed, overdue at the moved limit, withdrawn by the review', async ({ expect }) => {
    const life = lifeOf('chemicals');
    await life.propose();
    const before = (await life.stands('00.20')).clocks.stage?.at ?? 0;
    const suspended = await life.act(life.officer, { type: 'suspend', reason: '等待上级标准' });
    await life.skip(40);
    const resumed = await life.act(life.officer, { type: 'resume', reason: '上级标准已发布' });
    const moved = before + (localDay(resumed) - localDay(suspended)) * day;
    expect((await life.state((state) => state.holds.suspended === null)).clocks.stage).toMatchObject({ at: moved, overdue: false });
    await run.skipTo(life.stream, moved);
    await life.state((state) => state.overdues === 1);
    await life.accept();
    await life.establish('LNSR-3', courses.chemicals.evidence.establish);
    await publish(life, 'chemicals');
    await life.act(life.officer, { type: 'declare', url: 'https://www.ttbz.org.cn/' });
    await reviewOpens(life, 1);
    await life.conclude('withdraw');
    await life.file('withdrawalAnnouncement');
    await life.act(life.officer, { type: 'publishWithdrawal', reason: '工艺已淘汰' });
    await run.over(life.stream);
    expect(await life.state()).toMatchObject({ code: '95.99', end: 'withdrawn' });
    expect(ofType(await archived(run, life.stream), 'becameOverdue').map(({ due }) => due)).toEqual([moved]);
    await expectClocks(life.stream, ['stage'], [moved]);
  });

  it('in metals: frozen with its society and moved on with it, a review left alone is overdue once and ends nothing', async ({ expect }) => {
    const life = lifeOf('metals');
    await life.propose();
    await life.accept();
    await life.establish('LNJC-1', courses.metals.evidence.establish);
    const before = (await life.stands('20.00')).clocks.stage?.at ?? 0;
    await run.act(`organisation/${otherSociety}`, monitor, { type: 'suspend', reason: '整改', evidence: '整改通知书' });
    await life.state((state) => state.holds.frozen);
    const since = await run.now(life.stream);
    expect(await life.refusal(life.officer, { type: 'attachDocument', kind: 'workPlan', sha256: life.stream })).toMatchObject({
      code: 'ORGANISATION_SUSPENDED',
    });
    await life.skip(15);
    await run.act(`organisation/${otherSociety}`, monitor, { type: 'clear', reason: '整改完成', evidence: '复查意见' });
    const moved = before + (localDay(await run.now(life.stream)) - localDay(since)) * day;
    expect((await life.state((state) => !state.holds.frozen)).clocks.stage?.at).toBe(moved);
    await publish(life, 'metals');
    await life.act(life.officer, { type: 'declare', url: 'https://www.ttbz.org.cn/' });
    await reviewOpens(life, 1);
    await life.skip(100);
    expect(await life.state()).toMatchObject({ code: '90.20', end: null, overdues: 1 });
    await life.conclude('confirm');
    await life.stands('90.93');
    await life.skip(500);
    await expectClocks(life.stream, ['stage'], [moved]);
  });

  it('in information technology: two calls for patents, confirmed after two years, kept by its chair after four', async ({ expect }) => {
    const life = lifeOf('it');
    await life.propose();
    await life.accept();
    await life.establish('LNSR-5', []);
    await publish(life, 'it');
    await life.act(life.officer, { type: 'declare', url: 'https://www.ttbz.org.cn/' });
    await reviewOpens(life, 1);
    await life.conclude('confirm');
    await reviewOpens(life, 2);
    await life.conclude('withdraw');
    await life.stands('95.20');
    await life.act(life.chair, { type: 'keepStandard', reason: '仍有用户' });
    await life.skip(365);
    expect(await life.state()).toMatchObject({ code: '95.92', end: null });
    await expectClocks(life.stream, []);
    expect(years(await archived(run, life.stream))).toBeGreaterThan(4);
  });
});

describe('after all these years', () => {
  it('every project has one number of its own, and a revision that of the standard it revises', async () => {
    const minted = await Promise.all(['register/LNSR', 'register/LNJC'].map((stream) => archived(run, stream as Stream)));
    const given = minted.flat().filter((row) => row.type === 'numberMinted');
    expect(new Map(given.map(({ data }) => [(data as { project: Stream }).project, (data as { number: string }).number]))).toEqual(numbers);
    expect(given).toHaveLength(fields.length + 1);
    expect(new Set(numbers.values()).size).toBe(fields.length + 1);
    const serials = [...numbers].map(([stream, number]) => [stream.endsWith('-r1'), number.split('—')[0] ?? ''] as const);
    expect(new Set(serials.flatMap(([revision, serial]) => (revision ? [] : [serial]))).size).toBe(fields.length);
  });

  it('every archive is complete and true, and every view is what its events say', async () => {
    const streams = (await run.db.collection('events').distinct('stream')) as Stream[]; // every row names its stream
    expect(streams.length).toBe(2 * 2 + (fields.length + 1) * 3);
    for (const stream of streams) await expectSoundArchive(run, stream, await run.end(stream));
  });
});
