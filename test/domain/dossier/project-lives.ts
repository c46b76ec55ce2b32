import fc from 'fast-check';
import type { Outcome } from '../../../domain/ballot-rule/ballot-rule.js';
import { floorOfBallot, lawfulTerms } from '../../../domain/profile/floors.js';
import { decideBy } from '../../../domain/ballot/result-of.js';
import type { Actor } from '../../../domain/kernel/actor.js';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import type { ProjectEvent } from '../../../domain/standard-project/events.js';
import {
  at,
  chair,
  counts,
  day,
  drafter,
  expert,
  input,
  monitor,
  officer,
  Project,
  profile,
  secretary,
  sha,
  stream,
} from '../standard-project/project-fixture.js';
import { Life } from './dossier-fixture.js';

/** A project that is driven twice, by the fixture and under the shell's sequencer; the second has the log. */
class LoggedProject extends Project {
  readonly life: Life;

  constructor(field: string) {
    super({ input: { profile: profile(field) } });
    this.life = new Life(stream, input({ profile: profile(field) }), { actor: drafter, now: this.now });
  }

  override do(actor: Actor, command: ProjectCommand): readonly ProjectEvent[] {
    const events = super.do(actor, command);
    this.life.do(actor, command, this.now);
    return events;
  }

  /** A result as a real ballot reports it: the trace is the rule's. */
  override voted(outcome: Outcome): this {
    const { ballot } = this.state.profile.review;
    const pinned = this.state.profile.ballots[ballot];
    if (pinned === undefined) throw new Error('no terms for the review');
    const terms = lawfulTerms(pinned, floorOfBallot(this.state.profile.kind, ballot));
    const cast = outcome === 'PASS' ? counts : { ...counts, yes: 2, noWithReasons: 5 };
    const result = decideBy({ terms }, { ...cast, excluded: 0 });
    this.later(2 * day);
    this.fromBallot({ type: 'ballotDecided', ballot: this.ballot(), round: this.state.review.round, ...result });
    return this;
  }
}

export type Way = {
  readonly field: string;
  readonly feedback: number;
  readonly failsFirst: boolean;
  readonly returned: boolean;
  readonly suspendedFor: number;
  readonly repeat: boolean;
  readonly stop: number;
  readonly ending: number;
};

export const way: fc.Arbitrary<Way> = fc.record({
  field: fc.constantFrom('robotics', 'default', 'it'),
  feedback: fc.nat(3),
  failsFirst: fc.boolean(),
  returned: fc.boolean(),
  suspendedFor: fc.nat(20),
  repeat: fc.boolean(),
  stop: fc.nat(20),
  ending: fc.nat(4),
});

function suspended(project: LoggedProject, days: number): void {
  if (days < 10) return;
  project.do(officer, { type: 'suspend', reason: '等待上位标准' });
  project.later(days * day);
  project.do(officer, { type: 'resume', reason: '上位标准已发布' });
}

const steps: readonly ((p: LoggedProject, w: Way) => void)[] = [
  (p, { returned }) => {
    p.submit();
    if (!returned) return;
    p.do(secretary, { type: 'returnProposal', reasons: ['范围不清'] });
    p.do(drafter, { type: 'editProposal', title: { zh: '机器人接口', en: 'Robot interfaces' } });
    p.do(drafter, { type: 'submit' });
  },
  (p) => void p.accept().establish(),
  (p, w) => suspended(p, w.suspendedFor),
  (p) => void p.form().draft(1).signOff(),
  (p) => void p.consult().settle(),
  (p, { repeat }) => {
    if (!repeat) return;
    p.do(secretary, { type: 'declareSubstantiveChange', reason: '技术内容变化' });
    p.draft(5).signOff().consult().settle();
  },
  (p) => void p.readyForReview(2).submitForReview().review(),
  (p, { failsFirst }) => {
    if (failsFirst) p.voted('FAIL').review({ words: '补充了试验报告', document: sha(77) });
    p.voted('PASS').conclude();
  },
  (p, { returned }) => {
    p.submitForApproval();
    if (!returned) return;
    p.do(chair, { type: 'returnForChanges', reasons: ['附件不全'] });
    p.do(drafter, { type: 'submitForApproval', text: p.state.draft?.sha256 ?? '' });
  },
  (p) => {
    p.later(31 * day);
    p.approve().number();
  },
  (p) => void p.publish(),
  (p) => void p.do(officer, { type: 'declare', url: 'https://www.ttbz.org.cn/1' }),
  (p) => p.runUntil(at('2027-01-05T09:00:00+08:00')),
  (p, { feedback }) => {
    for (let n = 0; n < feedback; n += 1) p.do(expert, { type: 'giveFeedback', kind: 'use', summary: `第 ${n} 条`, clause: '4.2' });
    p.do(secretary, { type: 'proposeCorrection', sha256: sha(77), reason: '勘误', clauses: ['4.2'] });
    p.do(chair, { type: 'approveCorrection', sha256: p.state.corrections.current?.sha256 ?? '' });
    p.do(officer, { type: 'publishCorrection', documentNumber: '辽学发〔2027〕1号' });
  },
  (p, { ending }) => {
    if (ending % 2 === 0) p.do(officer, { type: 'triggerReview', trigger: 'technique', reason: '关键技术变化' });
    else p.runUntil(at('2031-12-30T09:00:00+08:00'));
  },
  (p, { ending }) => {
    if (p.state.code !== '90.20' || ending > 1) return;
    p.do(monitor, { type: 'orderWithdrawal', reason: '与强制性标准抵触', basis: '辽市监〔2027〕9号' });
  },
];

/** A project from its proposal to wherever the way stops, with the detours it names. */
export function projectLife(one: Way): Life {
  const project = new LoggedProject(one.field);
  for (const [n, step] of steps.entries()) {
    if (n > 1 + one.stop) break;
    project.later(3 * day);
    step(project, one);
  }
  return project.life;
}
