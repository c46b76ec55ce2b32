import { streamActor } from '../../../domain/kernel/actor.js';
import { describe, expect, it } from 'vitest';
import type { CommitteeEvent } from '../../../domain/committee/events.js';
import type { Dossier } from '../../../domain/dossier/dossier.js';
import { recompute } from '../../../domain/dossier/recompute.js';
import { gradeOf } from '../../../domain/dossier/committee-content.js';
import { sealOf } from '../../../domain/dossier/seal.js';
import { leafOnly, veiled } from '../../../domain/dossier/veil.js';
import { applicant, authority, people, profileOf, secretary, sha, unit } from '../committee/committee-fixture.js';
import { committeeLife, LoggedCommittee } from './committee-lives.js';
import { forged } from './forge.js';
import { personNamed } from '../../support/spelt.js';

const { life } = committeeLife();
const all = life.decisions().map((seq) => life.dossier(seq));
function dossierOf(type: CommitteeEvent['type'], nth = 0): Dossier {
  const found = all.filter(({ subject }) => subject.type === type)[nth];
  if (found === undefined) throw new Error(`no ${type}`);
  return found;
}
const bands = profileOf().assessment;

describe('given a committee from its application to its deregistration', () => {
  it('every decision has a dossier, every act behind it is decided again, and it comes out the same', () => {
    expect(all.map(({ subject }) => subject.type)).toEqual(
      expect.arrayContaining([
        'evaluationPassed',
        'committeeEstablished',
        'membersAdjusted',
        'committeeAssessed',
        'renewalApproved',
        'committeeDeregistered',
      ]),
    );
    for (const one of all)
      expect([one.subject.type, recompute(one)]).toMatchObject([
        one.subject.type,
        { verdict: 'same', notDecidedAgain: [], proven: { integrity: true, computation: 'everything', completeness: true } },
      ]);
  });

  it('its establishment shows the list checked again and both public notices, day by day', () => {
    const { composition, deadlines, decided, subject } = dossierOf('committeeEstablished');
    expect(composition).toMatchObject({
      size: 17,
      against: 0,
      rule: { odd: 'required', perUnit: 3 },
      en: '17 voting members, composed as the rule asks',
    });
    expect(composition?.people?.map(({ duty }) => duty).slice(0, 3)).toEqual(['chair', 'vice', 'secretaryGeneral']);
    expect(deadlines.map(({ name }) => name)).toEqual(['setupNotice', 'planNotice']);
    for (const { term, counted, closesAt, first } of deadlines) {
      expect(counted.length).toBeGreaterThanOrEqual(term.count);
      expect(closesAt).toBe(first.at);
    }
    expect([decided.by.kind, subject.organisation]).toEqual(['person', authority.grants[0]?.organisation]);
  });

  it('its re-election shows the new list, its end the notice of the ending and who takes over', () => {
    expect(dossierOf('renewalApproved').composition).toMatchObject({ size: 17, against: 0 });
    const end = dossierOf('committeeDeregistered');
    expect([end.deadlines.map(({ name }) => name), end.related, end.outcome.reason]).toEqual([['endingNotice'], ['committee/c2'], '并入其他标委会']);
  });

  it('a failed assessment shows score, bands, each comparison and until when to rectify', () => {
    const { assessment, deadlines, documents } = dossierOf('committeeAssessed');
    expect(assessment).toMatchObject({ score: 52, failed: true, bands: bands.bands });
    expect(assessment?.trace.at(-1)).toMatchObject({ num: 52, p: bands.bands.at(-1)?.min, holds: true });
    expect(assessment?.trace.slice(0, -1).every(({ holds }) => !holds)).toBe(true);
    expect(deadlines).toMatchObject([{ name: 'assessment' }, { name: 'rectification', closesAt: assessment?.rectifyBy }]);
    expect(documents[0]).toEqual({ what: 'report', sha256: sha('assessment') });
    expect(dossierOf('committeeAssessed', 1).assessment).toMatchObject({ score: 92, failed: false, rectifyBy: null });
  });
});

describe('the grade follows from the score', () => {
  const floors = bands.bands.map(({ min, grade }, at) => [min, grade, bands.bands[at + 1]?.grade ?? null] as const);
  it.each(floors)('at %d: %s, and one point less the next', (min, grade, next) => {
    expect([gradeOf(min, bands, null).grade, gradeOf(min + 1, bands, null).grade]).toEqual([grade, grade]);
    if (next !== null) expect(gradeOf(min - 1, bands, null).grade).toBe(next);
  });
});

describe('given a careful forger, who makes leaves, root and seal fit', () => {
  const failed = dossierOf('committeeAssessed');
  it.each([
    ['a better grade', 'committeeAssessed', { grade: 'excellent-forged' }, '/data/grade'],
    ['a better score', 'committeeAssessed', { score: 95 }, '/data'],
    [
      'a list with four of one unit',
      'rosterProposed',
      { members: people().map((one, n) => (n > 3 && n < 8 ? { ...one, organisation: unit(5) } : one)) },
      '',
    ],
    ['a shorter public notice', 'noticeOpened', { closesAt: 1 }, '/data'],
    ['a member who never left', 'memberDeparted', { ended: [] }, ''],
    ['a passed ballot that failed', 'ballotEnded', { outcome: 'FAIL' }, ''],
  ] as const)('%s: different, at that event or at what follows from it', (_what, type, change, place) => {
    const { verdict, differences } = recompute(forged(failed, type, change));
    expect(verdict).toBe('different');
    const rows = failed.log.events.filter((row) => row.type === type);
    const at = (rows.at(-1)?.seq ?? 1) - 1;
    const places = differences.filter(({ check }) => check === 'rules').map((one) => one.place);
    if (place === '') expect(places.length).toBeGreaterThan(0);
    else expect(places.some((one) => one.startsWith(`/log/events/${at}${place}`))).toBe(true);
  });

  it('a grade changed in the file alone is named by the bands, also where the events are withheld', () => {
    const shown = veiled(failed, { sight: 'public', row: leafOnly });
    expect(shown.assessment?.score).toBe(52);
    const { seal: _seal, ...content } = { ...shown, assessment: shown.assessment && { ...shown.assessment, grade: 'A', failed: false } };
    const found = recompute({ ...content, seal: sealOf(content) });
    expect(found.differences.map(({ place }) => place)).toEqual(expect.arrayContaining(['/assessment/grade', '/assessment/failed']));
  });
});

describe('to the public', () => {
  it('a list is shown by its numbers, without a person', () => {
    const shown = veiled(dossierOf('committeeEstablished'), { sight: 'public', row: leafOnly });
    expect(shown.composition).toMatchObject({ size: 17, people: null });
    expect(JSON.stringify(shown)).not.toMatch(/委员1|"p1"/);
    expect(recompute(shown)).toMatchObject({ verdict: 'same' });
  });
});

describe('given a candidate who sits in another committee under another unit', () => {
  it('the note on the list names it, and from it the list is checked again', () => {
    const committee = new LoggedCommittee().setUp().act(applicant, { type: 'openRecruitment' }).past('recruitment');
    committee.act(applicant, {
      type: 'proposeRoster',
      members: people(),
      elsewhere: [{ person: personNamed('p5'), committee: 'committee/c9', organisation: unit(99) }],
    });
    committee.papers(applicant, committee.state.profile.founding.papers).act(applicant, { type: 'filePlan' }).act(authority, { type: 'acceptPlan' });
    const dossier = committee.life.dossier();
    expect(dossier.composition?.findings.map(({ code }) => code)).toContain('UNIT_DIFFERS');
    expect(recompute(dossier)).toMatchObject({ verdict: 'same', notDecidedAgain: [] });
  });
});

describe('given a ballot that the committee refused to a project', () => {
  it('the order is kept with the refusal, and is decided again like everything else', () => {
    const committee = new LoggedCommittee().established().act(authority, { type: 'suspendCommittee', reason: '印章管理' });
    const { input } = (() => {
      const other = new LoggedCommittee().established();
      other.act(secretary, { type: 'callBallot', terms: 'letter', matter: 'other', question: '？', text: sha('text'), opens: 'atStart' });
      return other.of('ballotCalled')[0] ?? { input: null };
    })();
    if (input === null) throw new Error('no ballot was called');
    const { roll: _roll, committee: _committee, ...asked } = { ...input, project: 'standard-project/p1' as const };
    committee.act(streamActor('standard-project/p1'), { type: 'ballotAsked', ballot: 'ballot/p1-r1', input: asked });
    committee.act(authority, { type: 'resumeCommittee', reason: '已整改' });
    expect(committee.life.events.some(({ type }) => type === 'ballotDenied')).toBe(true);
    expect(recompute(committee.life.dossier())).toMatchObject({ verdict: 'same', notDecidedAgain: [] });
  });
});
