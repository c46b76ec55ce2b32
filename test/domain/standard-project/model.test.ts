import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import { isStageCode } from '../../../domain/profile/stage-codes.js';
import { documentKinds, isDocumentKind } from '../../../domain/profile/vocabulary.js';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import { runningChild } from '../../../domain/standard-project/call-off.js';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import type { ProjectState } from '../../../domain/standard-project/state.js';
import type { Project } from './project-fixture.js';
import {
  anybody,
  chair,
  codesOnTheWay,
  coDrafter,
  counts,
  day,
  drafter,
  foreignOfficer,
  lead,
  monitor,
  officer,
  partner,
  profile,
  projectAt,
  roll,
  secretary,
  sha,
  society,
} from './project-fixture.js';
import { personNamed, personsNamed, patentNamed } from '../../support/spelt.js';

/** A step is a function of the state, so that random walks get somewhere: it names the current text, round and ballot more often than not. */
type Step = (p: Project) => readonly [Actor, ProjectCommand];

const people = fc.constantFrom(officer, secretary, chair, drafter, coDrafter, monitor, foreignOfficer, anybody, system);
const text = (p: Project, right: boolean): string => (right ? (p.state.draft?.sha256 ?? sha(1)) : sha(404));
const kinds = Object.keys(documentKinds).filter(isDocumentKind);
const small = fc.integer({ min: 1, max: 60 });
const usually = fc.integer({ min: 0, max: 9 }).map((n) => n > 0);
const reason = 'r';

const free: readonly ((r: { n: number; yes: boolean; kind: (typeof kinds)[number] }, p: Project) => ProjectCommand)[] = [
  () => ({ type: 'submit' }),
  ({ yes }) => ({ type: 'acceptProposal', withinCharter: yes, conflicts: [], duplicates: [], note: 'n' }),
  () => ({ type: 'returnProposal', reasons: [reason] }),
  () => ({ type: 'establish', planNumber: 'P', lead: { organisation: lead, name: 'L' } }),
  () => ({ type: 'returnProject', reasons: [reason] }),
  ({ yes }) => ({
    type: 'formGroup',
    units: [
      { organisation: lead, name: 'L' },
      { organisation: partner, name: 'P' },
    ],
    drafters: yes
      ? [
          { person: personNamed('li'), name: 'Li', organisation: lead },
          { person: personNamed('chen'), name: 'Ch', organisation: partner },
        ]
      : [{ person: personNamed('chen'), name: 'Ch', organisation: partner }],
    note: reason,
  }),
  ({ n }) => ({ type: 'uploadDraft', sha256: sha(n), version: `v${n}` }),
  ({ yes }, p) => ({ type: 'signOffDraft', text: text(p, yes) }),
  ({ n, yes }) => ({ type: 'openConsultation', addressees: [], ...(yes ? {} : { window: { count: n, unit: 'calendarDays' as const } }) }),
  ({ n, yes }) => ({ type: 'swapDraft', to: sha(n + 100), version: `s${n}`, nature: yes ? 'erratum' : 'technical', reason }),
  () => ({ type: 'voidRound', reason }),
  () => ({ type: 'declareSubstantiveChange', reason }),
  (_r, p) => ({
    type: 'answerPatentQuestion',
    persons: personsNamed(...(p.state.group?.drafters.map((one) => one.person) ?? [personNamed('li')])),
    knows: false,
    statement: sha(1),
  }),
  ({ yes }, p) => ({ type: 'submitForReview', text: text(p, yes) }),
  ({ n }) => ({ type: 'openReview', roll: roll(n > 8 ? 7 : 3) }),
  ({ yes }) => ({ type: 'concludeReview', outcome: yes ? 'pass' : 'passWithEdits', edits: yes ? [] : ['e'] }),
  ({ yes }, p) => ({ type: 'confirmEdits', text: text(p, yes) }),
  ({ yes }) => ({ type: 'sendBack', reason, substantive: !yes }),
  ({ yes }, p) => ({ type: 'submitForApproval', text: text(p, yes) }),
  () => ({ type: 'approve' }),
  () => ({ type: 'returnForChanges', reasons: [reason] }),
  () => ({ type: 'requestNumber' }),
  () => ({ type: 'publish', documentNumber: 'D', effectiveDate: '2029-01-01' }),
  () => ({ type: 'declare', url: 'https://example.org' }),
  () => ({ type: 'giveFeedback', kind: 'use', summary: 's' }),
  ({ n }) => ({ type: 'proposeCorrection', sha256: sha(n), reason, clauses: ['1'] }),
  (_r, p) => ({ type: 'approveCorrection', sha256: p.state.corrections.current?.sha256 ?? sha(1) }),
  (_r, p) => ({ type: 'attachDocument', kind: 'publishedText', sha256: p.state.approval.text ?? sha(1) }),
  ({ n, yes }) => ({ type: 'declareEditorialChange', to: sha(n), reason, ...(yes ? {} : { reading: { from: sha(2), to: sha(n), change: null } }) }),
  (_r, p) => ({ type: 'confirmEditorialChange', n: p.state.approval.editorial?.n ?? 1, text: p.state.approval.editorial?.to ?? sha(1) }),
  () => ({ type: 'publishCorrection', documentNumber: 'D' }),
  () => ({ type: 'triggerReview', trigger: 'other', reason }),
  ({ n }) => ({ type: 'concludeSystematicReview', outcome: n % 3 === 0 ? 'confirm' : n % 3 === 1 ? 'revise' : 'withdraw', reason }),
  () => ({ type: 'orderWithdrawal', reason, basis: 'b' }),
  () => ({ type: 'publishWithdrawal', reason }),
  () => ({ type: 'keepStandard', reason }),
  ({ n, kind }) => ({ type: 'attachDocument', kind, sha256: sha(n) }),
  ({ n }) => ({ type: 'disclosePatent', patent: patentNamed(`CN${n % 3}`), title: 't', holder: 'h', clause: 'c' }),
  ({ n, yes }) => ({ type: 'licensePatent', patent: patentNamed(`CN${n % 3}`), licence: yes ? 'a' : 'c', statement: sha(n) }),
  ({ n, yes }, p) => ({ type: 'removePatent', patent: patentNamed(`CN${n % 3}`), text: text(p, yes), reason }),
  () => ({ type: 'suspend', reason }),
  () => ({ type: 'resume', reason }),
  (_r, p) => ({ type: 'recall', act: p.state.last?.act ?? 'none', reason }),
  ({ yes }) => ({ type: 'fileComplaint', ground: 'law', summary: 's', realName: yes, ...(yes ? {} : { against: partner }) }),
  (_r, p) => ({ type: 'acceptComplaint', complaint: p.state.complaints.open[0]?.n ?? 1 }),
  ({ n, yes }, p) => ({
    type: 'decideComplaint',
    complaint: p.state.complaints.open[0]?.n ?? 1,
    upheld: yes,
    measure: n % 4 === 0 ? 'correct' : n % 9 === 0 ? 'withdraw' : 'none',
    reason,
  }),
  ({ n }) => ({ type: 'migrateProfile', profile: { ...profile(), version: 1 + (n % 3) }, reason }),
  () => ({ type: 'markOverdue', clock: 'stage' }),
  () => ({ type: 'openSystematicReview' }),
  () => ({ type: 'enterIntoForce' }),
  ({ n }) => (n === 1 ? { type: 'cancel', reason } : { type: 'setTraits', traits: n % 2 ? ['interface'] : [], reason }),
];

/** What the children would report about what they were told to do. */
const reports: readonly ((r: { n: number; yes: boolean }, p: Project) => readonly [Actor, ProjectCommand])[] = [
  ({ n }, p) => [
    streamActor(`consultation/p1-${p.state.comment.round}`),
    { type: 'consultationClosed', round: p.state.comment.round, comments: n, late: 0 },
  ],
  ({ yes }, p) => [
    streamActor(`consultation/p1-${p.state.comment.round}`),
    { type: 'consultationSettled', round: p.state.comment.round, adopted: 0, partly: 0, rejected: 2, substantive: !yes },
  ],
  (_r, p) => [streamActor(`consultation/p1-${p.state.comment.round}`), { type: 'consultationVoided', round: p.state.comment.round, reason }],
  ({ n }, p) => [
    streamActor(p.ballot()),
    {
      type: 'ballotDecided',
      ballot: p.ballot(),
      round: p.state.review.round,
      outcome: n % 5 === 0 ? 'FAIL' : n % 7 === 0 ? 'INVALID' : n % 11 === 0 ? 'PENDING' : 'PASS',
      counts,
      trace: [],
    },
  ],
  (_r, p) => [streamActor(p.ballot()), { type: 'ballotVoided', ballot: p.ballot(), round: p.state.review.round, reason }],
  ({ n }) => [streamActor('register/LNSR'), { type: 'numberMinted', number: `T/LNSR 0${n}—2026`, serial: `0${n}`, year: 2026 }],
  ({ yes }) => [streamActor(`organisation/${society}`), { type: 'standingChanged', standing: yes ? 'clear' : 'suspended', reason }],
  (_r, p) => {
    const successor = p.state.successor?.project ?? 'standard-project/none';
    return [streamActor(successor), { type: 'successorPublished', successor, number: 'T/LNSR 01—2029', effectiveAt: p.now + 20 * day }];
  },
];

/** Mostly an act that is open to somebody now, so that walks go far; now and then any act by anyone. */
const act: fc.Arbitrary<Step> = fc
  .record({ i: fc.nat(10_000), n: small, yes: usually, kind: fc.constantFrom(...kinds), who: people, right: usually })
  .map((r) => (p) => {
    const all = free.map((make) => make(r, p));
    const willing = (command: ProjectCommand) => [officer, chair, drafter, monitor, system].find((one) => p.may(one, command.type) === null);
    const open = r.right ? all.flatMap((command) => (willing(command) ? [command] : [])) : all;
    const command = open[r.i % open.length] ?? { type: 'submit' };
    return [(r.right ? willing(command) : undefined) ?? r.who, command];
  });
const report: fc.Arbitrary<Step> = fc.record({ i: fc.nat(reports.length - 1), n: small, yes: usually }).map((r) => (p) => {
  const make = reports[r.i];
  if (make === undefined) throw new Error('no such report');
  return make(r, p);
});
const steps = fc.array(
  fc.record({
    step: fc.oneof({ arbitrary: act, weight: 5 }, { arbitrary: report, weight: 2 }),
    wait: fc.constantFrom(0, 1000, 40 * 60_000, 3 * day, 40 * day),
  }),
  { minLength: 20, maxLength: 60, size: 'max' },
);

const before = (code: string, limit: string): boolean => code < limit;

/** What must hold of every state that can be reached. */
function sound(state: ProjectState): void {
  expect(isStageCode(state.code)).toBe(true);
  expect(Object.keys(state.visits).every(isStageCode)).toBe(true);
  if (before(state.code, '50.99')) expect(state.number, `a number at ${state.code}`).toBeNull();
  if (state.number !== null) expect(state.visits['50.60'] ?? 0).toBeGreaterThan(0);
  if (!before(state.code, '40.00') && state.code !== '40.92' && state.code !== '40.98' && state.end === null) {
    expect(state.comment.status, `an open comment at ${state.code}`).toBe('settled');
    expect(state.comment.full).toBe(true);
  }
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
}

function tried(p: Project, actor: Actor, command: ProjectCommand): void {
  const was = p.state;
  const verdict = standardProject.decide(p.state, command, p.context(actor));
  const may = standardProject.can(p.state, command.type, p.context(actor));
  if (!may.ok) expect(verdict, 'decide asks can first').toEqual(may);
  if (!verdict.ok) return;
  p.do(actor, command);
  if (was.end !== null) expect(p.state, 'an ended project changes no more').toBe(was);
  if (verdict.value.length === 0) expect(p.state).toBe(was);
}

describe('any walk through a project', () => {
  it('keeps every promise, the clock never turns idly, and the walks reach loops, ends and published standards', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...codesOnTheWay), steps, (from, walk) => {
        const p = projectAt(from);
        for (const { step, wait } of walk) {
          p.runUntil(p.now + wait);
          tried(p, ...step(p));
          sound(p.state);
          reached.add(runningChild(p.state) === null ? p.state.code : 'child').add(p.state.code);
          const due = standardProject.due(p.state);
          if (p.state.end !== null) expect(due).toBeNull();
          else if (due !== null && due.at <= p.now) expect(p.do(system, due.command).length).toBeGreaterThan(0);
        }
        p.runUntil(p.now + 12 * 365 * day);
        sound(p.state);
      }),
      { numRuns: 100 },
    );
    for (const code of ['30.92', '40.92', '40.93', '50.92', '60.60', '90.20', '95.20', 'child']) expect([...reached]).toContain(code);
  }, 120_000);
});
