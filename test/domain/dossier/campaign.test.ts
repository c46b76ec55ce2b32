import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { recompute } from '../../../domain/dossier/recompute.js';
import { amr, amrChair, amrOfficer } from '../standard-project/local-fixture.js';
import { at, day, sha } from '../standard-project/project-fixture.js';
import { Life } from './dossier-fixture.js';
import { forged } from './forge.js';

const now = at('2026-03-02T09:00:00+08:00');
const project = 'standard-project/p1' as const;

/** Two standards: one answers by its own 复审, the other is decided by the authority; the deadline moves and passes. */
function reviewed(): Life {
  const input = {
    ...{ organisation: amr, organisationName: '局', title: { zh: '集中复审', en: 'Review' }, scope: 'recommended' },
    ...{ within: { count: 90, unit: 'calendarDays' }, rehearsal: false },
  };
  const life = new Life('campaign/c1', input, { actor: amrOfficer, now });
  const standards = [1, 2].map((n) => ({ number: `DB21/T ${n}—2015`, title: `标准${n}`, ...(n === 1 ? { project } : {}) }));
  life.do(amrOfficer, { type: 'addStandards', standards } as { readonly type: string });
  life.do(amrChair, { type: 'moveDeadline', within: { count: 4, unit: 'months' }, reason: '材料多' } as { readonly type: string }, now + 5 * day);
  const answered = { type: 'reviewOutcome', project, outcome: 'confirm', number: 'DB21/T 1—2015' };
  life.do(streamActor(project), answered, now + 30 * day).runUntil(now + 200 * day);
  const decided = { type: 'recordOutcome', item: 2, outcome: 'withdraw', reason: '技术淘汰', evidence: sha(3) };
  life.do(amrOfficer, decided);
  return life.do(amrChair, { type: 'closeCampaign', summary: '完成' } as { readonly type: string });
}

describe('given a batch review of standards', () => {
  const life = reviewed();
  const dossiers = life.decisions().map((seq) => life.dossier(seq));

  it('each outcome and the end have a dossier, and every act behind it is decided again', () => {
    expect(dossiers.map(({ subject, outcome }) => [subject.type, subject.decision, outcome.zh])).toEqual([
      ['outcomeReported', 'reviewOutcome', 'DB21/T 1—2015：继续有效'],
      ['outcomeRecorded', 'reviewOutcome', 'DB21/T 2—2015：废止'],
      ['campaignClosed', 'reviewOutcome', '共 2 项：confirm 1，revise 0，withdraw 1'],
    ]);
    for (const one of dossiers) expect(recompute(one)).toMatchObject({ verdict: 'same', notDecidedAgain: [], proven: { computation: 'everything' } });
    expect(dossiers[0]).toMatchObject({ related: [project], deadlines: [{ name: 'campaign', term: { count: 4, unit: 'months' } }] });
    expect(dossiers[1]?.documents).toEqual([{ what: 'evidence', sha256: sha(3) }]);
  });

  it('an answer that is no outcome of the scope decides nothing', () => {
    const other = new Life(
      'campaign/c2',
      {
        ...{ organisation: amr, organisationName: '局', title: { zh: '清理', en: 'Clearing' }, scope: 'mandatory' },
        ...{ within: { count: 90, unit: 'calendarDays' }, rehearsal: false },
      },
      { actor: amrOfficer, now },
    );
    other.do(amrOfficer, { type: 'addStandards', standards: [{ number: 'DB21 1—2015', title: '标准', project }] } as { readonly type: string });
    other.do(streamActor(project), { type: 'reviewOutcome', project, outcome: 'confirm', number: 'DB21 1—2015' } as { readonly type: string });
    expect([other.events.at(-1)?.type, other.decisions()]).toEqual(['outcomeReported', []]);
  });

  it.each([
    ['another outcome', 'outcomeReported', { outcome: 'withdraw' }],
    ['figures that do not add up', 'campaignClosed', { figures: { total: 2, done: 1, open: 1, overdue: 0, byOutcome: {} } }],
    ['a deadline that ends on no day', 'deadlineMoved', { deadline: now + 1 }],
  ])('%s by a careful forger: different', (_what, type, change) => {
    expect(recompute(forged(life.dossier(), type, change)).verdict).toBe('different');
  });
});
