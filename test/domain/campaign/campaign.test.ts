import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { campaign, type CampaignCommand } from '../../../domain/campaign/campaign.js';
import type { CampaignEvent } from '../../../domain/campaign/events.js';
import { maxStandards, type CampaignInput, type CampaignState } from '../../../domain/campaign/state.js';
import { outcomeNames, outcomesOf } from '../../../domain/campaign/words.js';
import { valuesOf } from '../../../domain/kernel/words.js';
import { figuresOf } from '../../../domain/campaign/figures.js';
import type { Effect, Instant, Stream } from '../../../domain/kernel/decider.js';
import type { Refusal } from '../../../domain/kernel/refusal.js';
import { codeNamed } from '../../support/spelt.js';
import { amr, amrChair, amrOfficer, departmentOfficer, user } from '../standard-project/local-fixture.js';
import { at, day, sha } from '../standard-project/project-fixture.js';

type Named = Extract<CampaignCommand, { readonly type: 'addStandards' }>['standards'][number];
const stream: Stream = 'campaign/c1';
const ours = 'standard-project/p1' as const;
const opened: CampaignInput = {
  organisation: codeNamed(amr),
  organisationName: '辽宁省示例市场监督管理局',
  title: { zh: '推荐性地方标准集中复审', en: 'Review of recommended local standards' },
  scope: 'recommended',
  within: { count: 90, unit: 'calendarDays' },
  rehearsal: false,
};
const named = (n: number, project?: `standard-project/${string}`): Named => ({
  number: `DB21/T ${n}—2015`,
  title: `标准${n}`,
  ...(project === undefined ? {} : { project }),
});

class Campaign {
  state: CampaignState;
  now: Instant = at('2026-03-02T09:00:00+08:00');
  readonly effects: Effect[] = [];

  constructor(input: Partial<CampaignInput> = {}, by: Actor = amrOfficer) {
    const born = campaign.start({ ...opened, ...input }, this.context(by));
    if (!born.ok || born.value[0] === undefined) throw new Error(`not born: ${JSON.stringify(born)}`);
    this.state = campaign.evolve(null, born.value[0], this.now);
  }

  context(actor: Actor) {
    return { now: this.now, actor, calendar: calendar2026, stream };
  }

  do(actor: Actor, command: CampaignCommand): readonly CampaignEvent[] {
    const verdict = campaign.decide(this.state, command, this.context(actor));
    if (!verdict.ok) throw new Error(`${command.type} refused: ${JSON.stringify(verdict.error)}`);
    for (const event of verdict.value) {
      this.state = campaign.evolve(this.state, event, this.now);
      this.effects.push(...campaign.effects(event, this.state));
    }
    return verdict.value;
  }

  refusal(actor: Actor, command: CampaignCommand): Refusal {
    const verdict = campaign.decide(this.state, command, this.context(actor));
    if (verdict.ok) throw new Error(`${command.type} was accepted`);
    return verdict.error;
  }

  report(outcome: string, project: Stream = ours, from: Stream = project): readonly CampaignEvent[] {
    return this.do(streamActor(from), { type: 'reviewOutcome', project, outcome, number: null });
  }
}

const begun = (input: Partial<CampaignInput> = {}): Campaign => {
  const c = new Campaign(input);
  const standards =
    input.scope === 'mandatory'
      ? [
          { ...named(1, ours), number: 'DB21 1—2010' },
          { ...named(2), number: 'DB21 2—2011' },
        ]
      : [named(1, ours), named(2)];
  c.do(amrOfficer, { type: 'addStandards', standards });
  return c;
};
const record = { type: 'recordOutcome', item: 2, outcome: 'revise', reason: '引用标准已废止', evidence: sha(3) } as const;

describe('given a campaign', () => {
  it('only the office of the authority begins one', () => {
    expect(() => new Campaign({}, departmentOfficer)).toThrow('ROLE_NOT_ALLOWED');
    expect(() => new Campaign({}, amrChair)).toThrow('ROLE_NOT_ALLOWED');
  });

  it('standards of ours are asked for their review, those from outside wait for the authority', () => {
    const c = begun();
    expect(c.effects).toEqual([
      {
        kind: 'tell',
        stream: ours,
        command: { type: 'reviewAsked', campaign: stream, organisation: amr, reason: expect.any(String), rehearsal: false },
      },
    ]);
    expect(figuresOf(c.state)).toEqual({ total: 2, done: 0, open: 2, overdue: 0, byOutcome: { confirm: 0, revise: 0, withdraw: 0 } });
  });

  it.each([
    ['DB21/T 1—2015', 'STANDARD_NAMED_TWICE'],
    ['DB21/T 0001-2015', 'STANDARD_NAMED_TWICE'],
    ['DB21 9—2015', 'STANDARD_OUT_OF_SCOPE'],
    ['GB/T 9—2015', 'STANDARD_OUT_OF_SCOPE'],
    ['T/LNSR 009—2015', 'STANDARD_OUT_OF_SCOPE'],
    ['DB21/T 9', 'STANDARD_OUT_OF_SCOPE'],
    ['nonsense', 'NUMBER_FORMAT'],
  ])('the number %s is refused with %s, and nothing of the list is taken', (number, code) => {
    const c = begun();
    expect(c.refusal(amrOfficer, { type: 'addStandards', standards: [named(7), { number, title: 't' }] }).code).toBe(code);
    expect(c.state.items).toHaveLength(2);
  });

  it(`holds ${maxStandards} standards within 256 KiB and not one more`, () => {
    const c = new Campaign();
    const many = Array.from({ length: maxStandards }, (_, i) => named(10_000 + i, `standard-project/p${'0'.repeat(20)}${i}`));
    for (let from = 0; from < many.length; from += 200) c.do(amrOfficer, { type: 'addStandards', standards: many.slice(from, from + 200) });
    expect(c.state.items).toHaveLength(maxStandards);
    for (const item of c.state.items) c.report('withdraw', item.project ?? ours);
    expect(JSON.stringify(c.state).length).toBeLessThan(256 * 1024);
    expect(c.refusal(amrOfficer, { type: 'addStandards', standards: [named(1)] }).code).toBe('CAMPAIGN_FULL');
  });

  it('what is taken out can be named again under a number of its own', () => {
    const c = begun();
    c.do(amrOfficer, { type: 'removeStandard', item: 2, reason: '已由行业标准代替' });
    c.do(amrOfficer, { type: 'addStandards', standards: [named(2)] });
    expect(c.state.items.map((item) => item.n)).toEqual([1, 3]);
    expect(c.refusal(amrOfficer, { type: 'removeStandard', item: 2, reason: 'r' }).code).toBe('NO_SUCH_STANDARD');
  });
});

describe('given an outcome', () => {
  it.each(outcomesOf.recommended)('the review of a recommended standard of ours makes it: %s', (outcome) => {
    const c = begun();
    c.report(outcome);
    expect(c.state.items[0]).toMatchObject({ answer: outcome, outcome });
    expect(figuresOf(c.state).byOutcome[outcome]).toBe(1);
  });

  it.each([
    ['withdraw', 'repeal'],
    ['confirm', null],
    ['revise', null],
  ])('the review of a mandatory one says %s: outcome %s, all else the authority decides', (answer, outcome) => {
    const c = begun({ scope: 'mandatory' });
    c.report(answer);
    expect(c.state.items[0]).toMatchObject({ answer, outcome });
    if (outcome === null) c.do(amrOfficer, { type: 'recordOutcome', item: 1, outcome: 'convertToRecommended', reason: '转为推荐性' });
    expect(figuresOf(c.state).done).toBe(1);
  });

  it('that no review of ours stands behind needs evidence; keeping by special law always does', () => {
    const c = begun({ scope: 'mandatory' });
    c.report('confirm');
    const keep = { type: 'recordOutcome', item: 1, outcome: 'keepBySpecialLaw', reason: '环境保护法' } as const;
    expect(c.refusal(amrOfficer, keep).code).toBe('OUTCOME_WITHOUT_EVIDENCE');
    expect(c.do(amrOfficer, { ...keep, evidence: sha(1) })).toHaveLength(1);
    expect(c.refusal(amrOfficer, { ...keep, item: 2, outcome: 'repeal' }).code).toBe('OUTCOME_WITHOUT_EVIDENCE');
    expect(c.refusal(amrOfficer, { ...keep, outcome: 'revise', evidence: sha(1) }).code).toBe('OUTCOME_OUT_OF_SCOPE');
    expect(c.refusal(amrOfficer, { ...keep, item: 9, evidence: sha(1) }).code).toBe('NO_SUCH_STANDARD');
  });

  it('of a project that is not in force, or another’s, is an answer and no outcome', () => {
    const c = begun();
    c.report('notInForce');
    expect(c.state.items[0]).toMatchObject({ answer: 'notInForce', outcome: null });
    expect(c.refusal(amrOfficer, { type: 'recordOutcome', item: 1, outcome: 'withdraw', reason: 'r' }).code).toBe('OUTCOME_WITHOUT_EVIDENCE');
  });

  it('is taken only from the project itself, told twice it is one event, and a stranger is not heard', () => {
    const c = begun();
    expect(c.report('confirm', ours, 'standard-project/p9')).toEqual([]);
    expect(c.report('confirm', 'standard-project/p9')).toEqual([]);
    expect(c.report('confirm')).toHaveLength(1);
    expect(c.report('confirm')).toEqual([]);
    expect(c.report('withdraw')).toHaveLength(1);
    expect(c.refusal(amrOfficer, { type: 'reviewOutcome', project: ours, outcome: 'confirm', number: null }).code).toBe('MACHINE_ONLY');
  });
});

describe('given the deadline of a campaign', () => {
  it('it passes once, at its very end; what is open then is overdue until it has an outcome', () => {
    const c = begun();
    const due = campaign.due(c.state);
    expect(due?.command.type).toBe('markCampaignOverdue');
    c.now = (due?.at ?? 0) - 1;
    expect(c.do(system, { type: 'markCampaignOverdue' })).toEqual([]);
    c.now = due?.at ?? 0;
    expect(c.do(system, { type: 'markCampaignOverdue' })).toEqual([{ type: 'campaignOverdue', due: due?.at, open: 2 }]);
    expect([campaign.status(c.state), figuresOf(c.state).overdue, campaign.due(c.state)]).toEqual(['overdue', 2, null]);
    c.do(amrOfficer, record);
    expect(figuresOf(c.state)).toMatchObject({ done: 1, open: 1, overdue: 1 });
    c.do(amrChair, { type: 'moveDeadline', within: { count: 10, unit: 'calendarDays' }, reason: '补充调研' });
    expect([campaign.status(c.state), campaign.due(c.state)?.at]).toEqual(['open', c.state.deadline]);
    expect(c.state.deadline).toBeGreaterThan(c.now + 9 * day);
  });

  it('only the chair moves it or closes the campaign, and only with an outcome for every standard', () => {
    const c = begun();
    const close = { type: 'closeCampaign', summary: sha(9) } as const;
    expect(c.refusal(amrOfficer, close).code).toBe('ROLE_NOT_ALLOWED');
    expect(c.refusal(user, { type: 'addStandards', standards: [named(3)] }).code).toBe('ROLE_NOT_ALLOWED');
    c.do(amrOfficer, record);
    expect(c.refusal(amrChair, close)).toMatchObject({ code: 'OUTCOMES_MISSING', found: { open: 1, total: 2 } });
    c.report('confirm');
    expect(c.do(amrChair, close)).toEqual([
      expect.objectContaining({ figures: expect.objectContaining({ done: 2, byOutcome: { confirm: 1, revise: 1, withdraw: 0 } }) }),
    ]);
    expect(campaign.ended(c.state)).toBe(true);
    expect(c.refusal(amrOfficer, record).code).toBe('CAMPAIGN_CLOSED');
    expect(c.refusal(amrChair, close).code).toBe('CAMPAIGN_CLOSED');
  });

  it('a campaign without standards cannot be closed', () => {
    expect(new Campaign().refusal(amrChair, { type: 'closeCampaign', summary: sha(9) }).code).toBe('OUTCOMES_MISSING');
  });
});

describe('whatever happens to a campaign', () => {
  const command: fc.Arbitrary<readonly [Actor, CampaignCommand]> = fc
    .record({
      who: fc.constantFrom(amrOfficer, amrOfficer, amrOfficer, amrChair, amrChair, user, system, streamActor(ours)),
      item: fc.integer({ min: 1, max: 3 }),
      outcome: fc.constantFrom(...outcomesOf.recommended, ...valuesOf(outcomeNames)),
      answer: fc.constantFrom('confirm', 'revise', 'withdraw', 'notInForce'),
      kind: fc.integer({ min: 0, max: 6 }),
      proved: fc.boolean(),
    })
    .map(({ who, item, outcome, answer, kind, proved }) => {
      const commands: readonly CampaignCommand[] = [
        { type: 'addStandards', standards: [named(item, item === 1 ? ours : undefined)] },
        { type: 'recordOutcome', item, outcome, reason: 'r', ...(proved ? { evidence: sha(1) } : {}) },
        { type: 'removeStandard', item, reason: 'r' },
        { type: 'reviewOutcome', project: ours, outcome: answer, number: null },
        { type: 'moveDeadline', within: { count: item, unit: 'calendarDays' }, reason: 'r' },
        { type: 'closeCampaign', summary: sha(2) },
        { type: 'markCampaignOverdue' },
      ];
      return [who, commands[kind] ?? { type: 'markCampaignOverdue' }] as const;
    });

  it('figures add up, outcomes are of the scope, numbers stay unique, what may not be asked is refused, and a closed one is complete', () => {
    let closed = 0;
    fc.assert(
      fc.property(fc.array(command, { minLength: 20, maxLength: 60 }), (commands) => {
        const c = new Campaign();
        for (const [who, one] of commands) {
          c.now += day;
          const verdict = campaign.decide(c.state, one, c.context(who));
          if (verdict.ok) verdict.value.forEach((event) => (c.state = campaign.evolve(c.state, event, c.now)));
          const { total, done, open, overdue, byOutcome } = figuresOf(c.state);
          expect(done + open).toBe(total);
          expect(Object.values(byOutcome).reduce((sum, n) => sum + n, 0)).toBe(done);
          expect([0, open]).toContain(overdue);
          expect(new Set(c.state.items.map((item) => item.number)).size).toBe(total);
          expect(new Set(c.state.items.map((item) => item.n)).size).toBe(total);
          if (c.state.closed) expect([open, total > 0]).toEqual([0, true]);
          if (campaign.can(c.state, one.type, c.context(who)).ok === false) expect(campaign.decide(c.state, one, c.context(who)).ok).toBe(false);
        }
        closed += c.state.closed ? 1 : 0;
      }),
      { seed: 20261125, numRuns: 400 },
    );
    expect(closed, 'some walks reach the end').toBeGreaterThan(0);
  });
});
