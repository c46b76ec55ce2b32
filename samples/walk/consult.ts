import type { Hand } from './hand.js';
import { actOf, listIn, textIn, type ActRow, type Shown } from './lifecycle.js';
import type { Scenario, SheetComment } from './scenario.js';

/** What the office answers to a comment that stood on no sheet. */
const unforeseen = { disposition: 'partly', answer: '已收悉；所述情形在第 1 章范围内说明，具体指标留待下次修订论证' } as const;

type Row = { readonly n: number; readonly text: string; readonly status: string };

/** Leads one comment round: comments while it is open, dispositions after the close, then the signed table. */
export class Consulting {
  /** Texts sent in this run: the list of comments may be a moment behind. */
  private readonly sent = new Set<string>();

  constructor(
    private readonly hand: Hand,
    private readonly scenario: Scenario,
  ) {}

  /** Goes one step further; answers false when there is nothing to do but wait. */
  async goOn(href: string): Promise<boolean> {
    const round = await this.hand.read(href, this.scenario.team.secretary);
    if (round.status === 'open') return this.comment(round);
    if (round.status !== 'closed') return false;
    const open = (await this.rows(round)).filter((row) => row.status === 'open');
    if (open.length === 0) return this.settle(round);
    await this.dispose(round, open);
    return true;
  }

  /** True when every comment of the sheet has arrived. */
  async sheetIsIn(href: string): Promise<boolean> {
    return (await this.outstanding(await this.hand.read(href, this.scenario.team.secretary))).length === 0;
  }

  private async comment(round: Shown): Promise<boolean> {
    const outstanding = (await this.outstanding(round)).filter((one) => !this.sent.has(one.text));
    const act = actOf(round, 'comment');
    const draft = textIn(round.state, 'text');
    const refusals = await Promise.all(
      outstanding.map(({ by, disposition: _disposition, answer: _answer, ...said }) =>
        this.hand.act({ on: round, act, player: by }, { ...said, draft, via: 'web' }),
      ),
    );
    for (const { text } of outstanding) this.sent.add(text);
    // One that came too late is kept by the round and answered with the others.
    const strange = refusals.find((one) => one !== null && one.code !== 'CONSULTATION_CLOSED');
    if (strange) throw new Error(`a comment was refused: ${strange.code} ${JSON.stringify(strange.needed ?? null)}`);
    return outstanding.length > 0;
  }

  private async outstanding(round: Shown): Promise<readonly SheetComment[]> {
    const known = (await this.rows(round)).map((row) => row.text);
    return this.scenario.comments.filter((one) => !known.includes(one.text));
  }

  /** Comments with the same answer are disposed of as a block, the others one by one. */
  private async dispose(round: Shown, open: readonly Row[]): Promise<void> {
    const blocks = new Map<string, { readonly disposition: string; readonly answer?: string | undefined; readonly comments: number[] }>();
    for (const row of open) {
      const { disposition, answer } = this.scenario.comments.find((one) => one.text === row.text) ?? unforeseen;
      const key = `${disposition} ${answer ?? ''}`;
      const block = blocks.get(key);
      if (block) block.comments.push(row.n);
      else blocks.set(key, { disposition, answer, comments: [row.n] });
    }
    const act = actOf(round, 'dispose');
    for (const { disposition, answer, comments } of blocks.values())
      await this.must(round, act, { comments, disposition, ...(answer === undefined ? {} : { reason: answer }) });
  }

  /** Waits while authors may still object to what became of their comments. */
  private async settle(round: Shown): Promise<boolean> {
    const act = actOf(round, 'settleConsultation');
    const problem = await this.hand.act({ on: round, act, player: this.scenario.team.secretary }, { substantive: false });
    if (problem === null || problem.code === 'OBJECTION_TIME_RUNNING') return problem === null;
    throw new Error(`${act.name} was refused: ${problem.code} ${JSON.stringify(problem.found ?? null)}`);
  }

  private async must(round: Shown, act: ActRow, values: { readonly [name: string]: unknown }): Promise<void> {
    const problem = await this.hand.act({ on: round, act, player: this.scenario.team.secretary }, values);
    if (problem !== null) throw new Error(`${act.name} was refused: ${problem.code} ${JSON.stringify(problem.found ?? null)}`);
  }

  private async rows(round: Shown): Promise<readonly Row[]> {
    const token = await this.hand.cast.token(this.scenario.team.secretary);
    const list = await this.hand.cast.client.get(`${round.links['comments'] ?? ''}?limit=200`, token);
    return listIn(list, 'items') as readonly Row[]; // contract of the comment list
  }
}
