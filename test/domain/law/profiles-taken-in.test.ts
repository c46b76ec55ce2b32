import { describe, expect, it } from 'vitest';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import { committee } from '../../../domain/committee/committee.js';
import { actSchemasOf } from '../../../domain/kernel/wire.js';
import type { CommitteeProfile } from '../../../domain/committee/profile.js';
import { findingCodes } from '../../../domain/profile/finding.js';
import type { Profile } from '../../../domain/profile/profile.js';
import type { Refusal } from '../../../domain/kernel/refusal.js';
import { startProject } from '../../../domain/standard-project/start.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { Committee, applicant, authority, input as committeeInput, profileOf, start, stream as tc } from '../committee/committee-fixture.js';
import { breaks, broken } from '../profile/broken-profiles.js';
import { LocalProject, amrChair, localInput } from '../standard-project/local-fixture.js';
import { chair, drafter, input, officer, Project, profile as shipped, projectAt, stream } from '../standard-project/project-fixture.js';

/** Each legal floor lowered in turn, and every other rule without which a procedure cannot work. */
const unsound = breaks.filter(([code]) => findingCodes[code] === 'error');
const isLocal = (profile: Profile): boolean => profile.kind === 'local-standard';
const context = { now: start, actor: drafter, calendar: calendar2026, stream };
const refusalOf = (verdict: ReturnType<typeof startProject>): Refusal | null => (verdict.ok ? null : verdict.error);

const entries: readonly (readonly [string, (profile: Profile) => Refusal | null])[] = [
  [
    'the start of a project',
    (profile) => {
      const born = isLocal(profile) ? input(localInput({ profile })) : input({ profile });
      return refusalOf(startProject(born, context));
    },
  ],
  [
    'a migration',
    (profile) => {
      const project = isLocal(profile) ? new LocalProject() : new Project();
      return project.refusal(isLocal(profile) ? amrChair : chair, { type: 'migrateProfile', profile, reason: '改规程' });
    },
  ],
];

describe('XA1 a procedure below the law is taken in nowhere', () => {
  it('XA1 these are all the acts that bring a procedure: an act that is added here must ask the same', () => {
    const bringing = (table: object): readonly string[] =>
      Object.entries(table).flatMap(([name, schema]) => ('profile' in (schema as { shape: object }).shape ? [name] : [])); // command tables hold objects
    expect([bringing(actSchemasOf(standardProject)), bringing(actSchemasOf(committee))]).toEqual([['migrateProfile'], ['migrateProfile']]);
  });

  it.each(unsound.flatMap(([code, story, change, id]) => entries.map(([entry, ask]) => [code, story, entry, { change, id, ask }] as const)))(
    'XA1 %s (%s) is refused at %s, and named',
    (code, _story, _entry, { change, id, ask }) => {
      const refusal = ask(broken(change, id));
      // A profile whose kind is another one is refused for that first.
      expect([refusal?.code, JSON.stringify(refusal?.found).includes(code)]).toEqual(
        refusal?.code === 'PROFILE_NOT_COMPATIBLE' ? ['PROFILE_NOT_COMPATIBLE', false] : ['PROFILE_UNSOUND', true],
      );
    },
  );

  it('XA1 the profile of the finding: one yes in ten and no gate of the law', () => {
    const project = projectAt('40.00');
    const before = project.state.profileHash;
    const weak = broken((p) => {
      p.gates = [];
      if (p.ballots.technicalReview) p.ballots.technicalReview.params = { yes: '1/10', minPresent: 1 };
    });
    const refusal = project.refusal(chair, { type: 'migrateProfile', profile: weak, reason: '简化' });
    expect(refusal).toMatchObject({ code: 'PROFILE_UNSOUND', needed: [] });
    for (const named of ['REVIEW_THRESHOLD_BELOW_FLOOR', '/ballots/technicalReview/rule', 'LAW_GATE_MISSING', 'X1', 'X2', 'X3'])
      expect(JSON.stringify(refusal.found)).toContain(named);
    expect(project.state.profileHash).toBe(before);
  });

  it('XA1 a revision does not inherit an unsound procedure: the chair migrates first', () => {
    const project = projectAt('60.60').pinned(broken((p) => (p.gates = [])));
    project.do(officer, { type: 'triggerReview', trigger: 'technique', reason: '技术更新' });
    project.file('reviewConclusion');
    const revise = { type: 'concludeSystematicReview', outcome: 'revise', reason: '修订' } as const;
    expect(project.refusal(officer, revise).code).toBe('PROFILE_UNSOUND');
    project.do(chair, { type: 'migrateProfile', profile: shipped(), reason: '回到合法规程' });
    expect(project.do(officer, revise)).toMatchObject([{ type: 'revisionStarted' }]);
  });
});

describe('XA1 the same of committees', () => {
  const base = profileOf();
  const letter = { ...base.ballots.letter };
  const weak: readonly (readonly [string, Partial<CommitteeProfile>])[] = [
    ['COMMITTEE_UNIT_LIMIT_MISSING', { bodies: { ...base.bodies, TC: { ...base.bodies.TC, perUnit: 30 } } }],
    ['COMMITTEE_VOTE_BELOW_FLOOR', { ballots: { ...base.ballots, letter: { ...letter, params: { yes: '1/10' } } } }],
    ['COMMITTEE_VOTE_BELOW_FLOOR', { ballots: { ...base.ballots, letter: { ...letter, rule: 'ISO-CIB' } } }],
    ['COMMITTEE_VOTE_BELOW_FLOOR', { ballots: { ...base.ballots, meeting: { ...base.ballots.meeting, params: { quorum: 'none' } } } }],
    ['SILENCE_MAKES_RESULT', { ballots: { ...base.ballots, letter: { ...letter, silence: 'assent' } } }],
    ['COMMITTEE_OBSERVER_VOTES', { voting: { ...base.voting, duties: [...base.voting.duties, 'observer'] } }],
  ];
  it.each(weak)('XA1 %s is refused at the application and at a migration', (code, change) => {
    const profile = { ...base, ...change };
    const born = committee.start(committeeInput({ profile }), { now: start, actor: applicant, calendar: calendar2026, stream: tc });
    expect(born).toMatchObject({ ok: false, error: { code: 'PROFILE_UNSOUND' } });
    expect(JSON.stringify(born)).toContain(code);
    const running = new Committee();
    expect(running.refusal(authority, { type: 'migrateProfile', profile, reason: '改' })).toMatchObject({ code: 'PROFILE_UNSOUND' });
  });
});
