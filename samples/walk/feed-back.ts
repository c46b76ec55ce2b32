import type { Hand } from './hand.js';
import { inside, textIn, type Shown } from './lifecycle.js';
import type { Seat } from './scenario.js';

/** Where a standard rests in force, so that feedback may open its 复审. */
const inForce = ['60.60', '90.93'];

/** What the users of the standard report, in turn. */
const reports = [
  { kind: 'difficulty', clause: '4.1', summary: '新发布的国家标准已覆盖第 4 章全部要求，两项标准并行，企业重复检测' },
  { kind: 'error', clause: '5.1', summary: '第 5.1 条的复核方法与新国家标准不一致，按两者得到的结论不同' },
] as const;

/** 实施信息反馈: the users of a standard in force report, one after the other, until the threshold of its profile opens an early 复审. */
export class Feedback {
  private readonly reported = new Set<string>();

  constructor(
    private readonly hand: Hand,
    private readonly users: readonly Seat[],
  ) {}

  /** One more report; answers false when the standard is under review already or nobody is left to report. */
  async goOn(shown: Shown): Promise<boolean> {
    if (!inForce.includes(shown.status) || inside(shown.state, 'publication') === null || stillToFile(shown)) return false;
    const user = this.users.find(({ player }) => !this.reported.has(player.person));
    const act = shown.acts.find((one) => one.name === 'giveFeedback');
    if (user === undefined || act === undefined) return false;
    await this.hand.act({ on: shown, act, player: user.player }, reports[this.reported.size % reports.length] ?? reports[0]);
    this.reported.add(user.player.person);
    return true;
  }
}

const stillToFile = ({ state }: Shown): boolean => inside(state, 'local') !== undefined && textIn(state, 'local', 'filed', 'number') === null;
