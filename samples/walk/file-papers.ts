import type { Body, Problem } from './api-client.js';
import type { Player } from './player.js';
import type { Hand } from './hand.js';
import { actOf, inside, listIn, textIn, type Shown } from './lifecycle.js';
import type { Scenario } from './scenario.js';

/** Kinds of paper that the office makes; the others come from the drafters. */
const ofTheOffice = [
  'demandAnalysis',
  'duplicateSearch',
  'projectAssessment',
  'projectAnnouncement',
  'commentLetter',
  'reviewMinutes',
  'roster',
  'letterBallotConclusion',
  'approvalSubmission',
  'procedureAudit',
  'approvalMinute',
  'publishedText',
  'announcement',
  'reviewConclusion',
  'withdrawalAnnouncement',
];

/** A paper that was asked for and then not taken. */
export class FilingRefused extends Error {
  constructor(
    what: string,
    readonly problem: Problem,
  ) {
    super(`${what} was refused: ${problem.code} ${JSON.stringify(problem.needed ?? null)}`);
  }
}

/** Files papers, uploads drafts and answers patent questions: all that a refusal may ask for. */
export class Filing {
  constructor(
    private readonly hand: Hand,
    private readonly scenario: Scenario,
  ) {}

  /** Attaches a paper unless one of its kind is on file. */
  async file(shown: Shown, kind: string): Promise<void> {
    if (inside(shown.state, 'documents', kind) !== undefined) return;
    const { secretary, drafters } = this.scenario.team;
    const player = ofTheOffice.includes(kind) ? secretary : drafters[0].player;
    const sha256 = kind === 'publishedText' ? textIn(shown.state, 'approval', 'text') : null;
    await this.act(shown, player, [
      'attachDocument',
      { kind, sha256: sha256 ?? (await this.hand.store(this.scenario.papers.document(kind), player)) },
    ]);
  }

  /** The next version of the text. */
  async nextDraft(shown: Shown): Promise<void> {
    const { player } = this.scenario.team.drafters[0];
    const n = Number(textIn(shown.state, 'draft', 'version')?.slice(1) ?? '0') + 1;
    const sha256 = await this.hand.store(this.scenario.papers.draft(n), player);
    await this.act(shown, player, ['uploadDraft', { sha256, version: `v${n}` }]);
  }

  /** Does what a refusal says is missing. Answers false when it names nothing that could be filed. */
  async cure(shown: Shown, problem: Problem): Promise<boolean> {
    if (problem.code === 'DRAFT_MISMATCH') return shown.state['draft'] === null && (await this.nextDraft(shown), true);
    if (problem.code === 'CONSENT_MISSING') return this.consent(shown);
    if (problem.code !== 'FILE_INCOMPLETE') return false;
    // One paper may be asked for by its stage and by a gate.
    const missing = new Map(listIn(problem.found, 'missing').map((one) => [textIn(one, 'name') ?? '', textIn(one, 'what') ?? '']));
    for (const [name, what] of missing) await this.supply(shown, what, name);
    return missing.size > 0;
  }

  /** A paper of its own for one act, stored and named by its hash. */
  async proof(name: string, text: string): Promise<string> {
    return this.hand.store({ name, text }, this.scenario.team.officer);
  }

  /** The competent department agrees to the text as it stands now. */
  private async consent(shown: Shown): Promise<boolean> {
    const { department } = this.scenario.team;
    const text = textIn(shown.state, 'draft', 'sha256');
    if (department === undefined || text === null) return false;
    const opinion = await this.hand.store({ name: 'department-opinion.txt', text: `同意送审。\n\n送审稿 SHA-256：${text}\n` }, department);
    await this.act(shown, department, ['consentToReview', { text, opinion }]);
    return true;
  }

  private async supply(shown: Shown, what: string, name: string): Promise<void> {
    switch (what) {
      case 'document':
      case 'gate':
        return this.file(shown, name);
      case 'patentAnswer':
        return this.answerPatentQuestion(shown, name);
      case 'revisedText':
        return this.nextDraft(shown);
      default:
        throw new Error(`nobody in this walk can supply ${what} ${name}`);
    }
  }

  private async answerPatentQuestion(shown: Shown, name: string): Promise<void> {
    const drafter = this.scenario.team.drafters.find((one) => one.player.name === name);
    if (!drafter) throw new Error(`${name} is asked about patents and has no account here`);
    await this.act(shown, drafter.player, ['answerPatentQuestion', { persons: [drafter.player.person], knows: false }]);
  }

  private async act(shown: Shown, player: Player, [name, values]: readonly [act: string, values: Body]): Promise<void> {
    const problem = await this.hand.act({ on: shown, act: actOf(shown, name), player }, values);
    if (problem !== null) throw new FilingRefused(`${name} by ${player.name}`, problem);
  }
}
