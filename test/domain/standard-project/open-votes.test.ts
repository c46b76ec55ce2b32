import { patentNamed } from '../../support/spelt.js';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.js';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import { openVote } from '../../../domain/standard-project/ballots.js';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import { anybody, chair, coDrafter, day, drafter, officer, partner, lead, profile, projectAt, roll, secretary, sha } from './project-fixture.js';
import type { Project } from './project-fixture.js';

/** People of the society and of the units: the authority (`monitor`) decides on its own word, as the law has it. */
const persons: readonly Actor[] = [officer, secretary, chair, drafter, coDrafter, anybody];

/** Every field an act may ask for. An act that needs another one throws here, and whoever adds it adds the field. */
const payload = (p: Project) => ({
  ...{ reason: 'r', basis: 'b', note: 'n', summary: 's', title: { zh: '名', en: 'N' }, opinion: 'o', objection: 1, trigger: 'other' },
  ...{
    text: p.state.draft?.sha256 ?? sha(1),
    to: sha(90),
    sha256: sha(91),
    version: 'v9',
    clauses: ['1'],
    clause: '1',
    kind: 'draftForReview',
    url: 'https://x',
  },
  ...{ withinCharter: true, conflicts: [], duplicates: [], reasons: ['r'], planNumber: 'P', lead: { organisation: lead, name: 'L' } },
  ...{ units: [{ organisation: partner, name: 'P' }], drafters: [{ person: 'chen', name: 'C', organisation: partner }] },
  ...{ persons: ['li'], knows: false, statement: sha(92), addressees: [], public: true, roll: roll(7), edits: [], substantive: true },
  ...{ documentNumber: 'D', effectiveDate: '2029-01-01', filingNumber: 'F', proof: sha(93), proposal: 'confirm', gate: 'g', traits: [] },
  ...{
    patent: patentNamed('CN1'),
    holder: 'h',
    licence: 'a',
    act: p.state.last?.act ?? 'none',
    ground: 'law',
    realName: true,
    complaint: 1,
    upheld: true,
  },
  ...{ members: [], concurring: [], profile: { ...profile(), version: 9 }, clock: 'stage', register: 'LNSR', refusal: null },
  ...{ ballot: p.ballot(), round: 1, closesAt: p.now + day, counts: {}, trace: [], number: 'T/X 1—2026', serial: '1', year: 2026, standing: 'clear' },
  ...{
    successor: 'standard-project/s',
    effectiveAt: p.now,
    drafting: 'drafting/d',
    campaign: 'campaign/c',
    organisation: lead,
    comments: 0,
    late: 0,
  },
  ...{ adopted: 0, partly: 0, rejected: 0, provisional: false, from: sha(1) },
});
const variants = [
  { nature: 'technical', outcome: 'pass', measure: 'remit' },
  { nature: 'erratum', outcome: 'withdraw', measure: 'correct' },
  { nature: 'technical', outcome: 'revise', measure: 'withdraw' },
];

function voting(): Project {
  const p = projectAt('40.20');
  p.do(anybody, { type: 'fileComplaint', ground: 'law', summary: 's', realName: true, against: partner });
  p.do(officer, { type: 'acceptComplaint', complaint: 1 });
  expect(openVote(p.state)).not.toBeNull();
  return p;
}

/** What the act would tell the ballot: to be void at once, or on one person's wish. */
function voids(p: Project, actor: Actor, command: ProjectCommand): readonly ('atOnce' | 'wish')[] {
  const decided = standardProject.decide(p.state, command, p.context(actor));
  if (!decided.ok) return [];
  return decided.value
    .flatMap((event) => standardProject.effects(event, standardProject.evolve(p.state, event, p.now)))
    .flatMap((effect) => (effect.kind === 'tell' && effect.command.type === 'voidBallot' ? ['by' in effect.command ? 'wish' : 'atOnce'] : []));
}

describe('XA3 a project whose members vote', () => {
  it('no act of one person, of all there are, voids the vote', () => {
    const p = voting();
    const wishes = new Set<string>();
    for (const type of Object.keys(standardProject.commands))
      for (const variant of variants)
        for (const actor of persons) {
          const command = { type, ...payload(p), ...variant } as unknown as ProjectCommand; // every field there is
          const told = voids(p, actor, command);
          expect(told, `${type} by ${actor.id}`).not.toContain('atOnce');
          if (told.length > 0) wishes.add(type);
        }
    expect([...wishes].sort()).toEqual(['swapDraft', 'voidRound']);
  });

  it('is not ended or taken back before two persons have voided the vote at the ballot', () => {
    const p = voting();
    const refused = { code: 'VOTE_OPEN', found: { ballot: p.ballot() }, needed: { first: 'proposeVoiding', then: 'confirmVoiding' } };
    expect(p.may(officer, 'cancel')).toMatchObject(refused);
    expect(p.refusal(officer, { type: 'cancel', reason: 'r' })).toMatchObject(refused);
    p.voted('FAIL');
    expect(p.may(officer, 'cancel')?.code).not.toBe('VOTE_OPEN');
  });
});
