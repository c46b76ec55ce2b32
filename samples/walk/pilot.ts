import { everyDepartment, type Department } from '../../domain/pilot/state.js';
import type { Body } from './api-client.js';
import { unitOf, type Cast } from './cast.js';
import { drive, Stuck } from './drive.js';
import { Hand, pauseToLook } from './hand.js';
import { inside, listIn, refusalsOf, textIn, type ActRow, type Shown } from './lifecycle.js';
import { NoCast, type Player } from './player.js';
import { printer, stageName, write } from './print.js';
import { rehearsed, type Wish } from './rehearsed.js';
import type { Watching } from './scenario.js';

type Part = Department | 'society';

/** A pilot to be driven by following its acts, with its call. */
export type PilotScenario = {
  /** Prefix of every Idempotency-Key: the same name drives the same pilot, however often it is run. */
  readonly name: string;
  /** What the call says of its clock and its names. */
  readonly start: Body;
  readonly players: { readonly [part in Part]: Player };
  readonly field: string;
  /** Bodies whose experts sit on the panel. */
  readonly panel: readonly string[];
  readonly goal: 'underWay' | 'ended';
  /** What the society does in its term. */
  readonly meanwhile?: () => Promise<unknown>;
};

type Looked = { readonly shown: Shown; readonly paper: (what: string, player: Player) => Promise<string> };
type Step = {
  readonly act: string;
  readonly by: Part;
  readonly values: (looked: Looked & { readonly player: Player }) => Promise<Body> | Body;
  /** What is waited for, where the act is offered before. */
  readonly when?: (shown: Shown) => boolean;
};

const together = (act: string, values: Step['values'], when?: (shown: Shown) => boolean): readonly Step[] =>
  everyDepartment.map((by) => ({
    act,
    by,
    ...(when === undefined ? {} : { when }),
    values: async (looked) => ({ department: by, ...(await values(looked)) }),
  }));
/** What the order counts is there: the standard is published. */
const met = ({ state }: Shown): boolean =>
  listIn(state, 'order', 'indicators').every((one) => inside(one, 'found') === null || Number(inside(one, 'found')) >= Number(inside(one, 'target')));
const reason = '已审阅材料，情况属实（演练）';
const cures: Step['values'] = async ({ paper, player }) => ({ report: await paper('整改报告', player), evidence: await paper('整改证明', player) });

/** What is done where it is offered, in this order; the mid-term check is failed once and passed after the rectification. */
const plan = ({ panel }: PilotScenario): readonly Step[] => [
  ...together('signCall', () => ({})),
  ...together('checkApplication', () => ({ opinion: 'inOrder', reason })),
  {
    act: 'recordPanel',
    by: 'market',
    values: async ({ paper, player }) => ({
      experts: [1, 2, 3, 4, 5].map((n) => ({ expert: `评审专家${n}`, organisation: panel[n % panel.length], score: 75 + n, inFavour: true })),
      minutes: await paper('评审纪要', player),
    }),
  },
  { act: 'openNotice', by: 'market', values: () => ({}) },
  {
    act: 'draftOrder',
    by: 'market',
    when: ({ status }) => status === 'PT:30.60',
    values: async ({ paper, player }) => ({
      text: await paper('任务书', player),
      indicators: [
        { name: '发布团体标准', measure: 'published', target: 1 },
        { name: '应用标准的单位', measure: 'other', target: 3 },
      ],
    }),
  },
  ...together('signOrder', ({ shown }) => ({ text: textIn(shown.state, 'order', 'text') })),
  {
    act: 'fileReport',
    by: 'society',
    values: async ({ paper, player }) => ({ report: await paper('半年报告', player), summary: '按任务书推进（演练）' }),
  },
  ...together('decideMidTerm', ({ shown }) =>
    inside(shown.state, 'rectifications') === 0
      ? { opinion: 'rectify', scope: ['procedure', 'application'], reason: '程序记录不全，应用证明不足（演练）' }
      : { opinion: 'continue', reason },
  ),
  { act: 'reportRectification', by: 'society', values: cures },
  {
    act: 'fileSelfAssessment',
    by: 'society',
    values: async ({ paper, player }) => ({
      ...{ report: await paper('自评总结', player), application: await paper('应用证明', player), conduct: await paper('良好行为自评价', player) },
    }),
  },
  ...together('decideAcceptance', () => ({ opinion: 'pass', reason }), met),
  ...together('concludePilot', async ({ paper, player }) => ({ opinion: 'promote', reason, evidence: await paper('可推广经验', player) })),
];

/** Calls for pilots, lets the society apply and drives its pilot to the goal by following what the API offers. */
export async function drivePilot(cast: Cast, scenario: PilotScenario, { watch, patienceMs }: Watching): Promise<Shown> {
  const hand = new Hand(cast, scenario.name, watch);
  const { players } = scenario;
  const papers = new Map<string, string>();
  const paper = async (what: string, player: Player): Promise<string> => {
    const key = `${player.account} ${what}`;
    const sha256 = papers.get(key) ?? (await hand.store({ name: `${what}.txt`, text: `${what}\n\n本文件为演练用：${scenario.name}。\n` }, player));
    papers.set(key, sha256);
    return sha256;
  };
  const driving = new PilotDrive(hand, scenario, { patienceMs, paper });
  const call = await hand.begin('/api/v1/pilots', { ...scenario.start, text: await paper('征集通知', players.market) }, players.market);
  await driving.until(call, ({ status }) => status !== 'PT:00.00');
  const pilot = await applied(hand, scenario, { call, paper });
  const running = driving.until(pilot, ({ status, state }) => state['end'] !== null || (scenario.goal === 'underWay' && status === 'PT:50.00'));
  const [shown] = await Promise.all([running, scenario.meanwhile?.()]);
  return shown;
}

type Applying = { readonly call: string; readonly paper: Looked['paper'] };

/** The society applies, or finds that it has; answers with the address of its pilot. */
async function applied(hand: Hand, { players: { society }, field }: PilotScenario, { call, paper }: Applying): Promise<string> {
  const organisation = unitOf(society, 'officer');
  const own = (shown: Shown): string | null =>
    listIn(shown.state, 'applications').flatMap((one) =>
      textIn(one, 'organisation') === organisation && textIn(one, 'field') === field ? [textIn(one, 'pilot') ?? ''] : [],
    )[0] ?? null;
  for (;;) {
    const shown = await hand.read(call, society);
    const found = own(shown);
    if (found !== null && (await isThere(hand, found, society))) return found;
    const act = shown.acts.find(({ name, open }) => name === 'apply' && open);
    if (found === null && act !== undefined) {
      const papers = {
        ...{ plan: await paper('实施方案', society), rules: await paper('管理办法', society), patentPolicy: await paper('知识产权政策', society) },
      };
      await hand.act({ on: shown, act, player: society }, { society: organisation, field, ...papers });
    } else await pauseToLook();
  }
}

/** A pilot is born a moment after the application that begins it. */
const isThere = (hand: Hand, self: string, player: Player): Promise<boolean> =>
  hand.read(self, player).then(
    () => true,
    () => false,
  );

class PilotDrive {
  private readonly steps: readonly Step[];

  constructor(
    private readonly hand: Hand,
    private readonly scenario: PilotScenario,
    private readonly how: { readonly patienceMs: number; readonly paper: Looked['paper'] },
  ) {
    this.steps = plan(scenario);
  }

  async until(self: string, reached: (shown: Shown) => boolean): Promise<Shown> {
    for (let quiet = Date.now(); ;) {
      const looks = await Promise.all(
        Object.entries(this.scenario.players).map(async ([part, player]) => ({ part, player, shown: await this.hand.read(self, player) })),
      );
      const shown = looks.map((look) => look.shown).reduce((newest, view) => (view.seq > newest.seq ? view : newest));
      if (reached(shown)) return shown;
      const step = this.steps.find(
        ({ act, by, when }) => looks.some((look) => look.part === by && offered(look.shown, act, by) !== null) && when?.(shown) !== false,
      );
      const look = looks.find(({ part }) => part === step?.by);
      if (step !== undefined && look !== undefined && (await this.take(step, look))) quiet = Date.now();
      else if (Date.now() - quiet > this.how.patienceMs)
        throw new Stuck(
          shown,
          refusalsOf(
            shown,
            this.steps.map(({ act }) => act),
          ),
          `nothing has moved for ${this.how.patienceMs / 1000} s`,
        );
      else await pauseToLook(Date.now() - quiet);
    }
  }

  /** False when it was refused: somebody or the clock was faster, or what it needs is not there yet. */
  private async take({ act, by, values }: Step, { player, shown }: { readonly player: Player; readonly shown: Shown }): Promise<boolean> {
    const row = offered(shown, act, by);
    if (row === null) return false;
    const body = await values({ shown, paper: this.how.paper, player });
    return (await this.hand.act({ on: shown, act: row, player }, body, `${shown.status} ${shown.seq}`)) === null;
  }
}

/** The act, where it is open and this department has not done it already. */
function offered(shown: Shown, name: string, by: Part): ActRow | null {
  const act = shown.acts.find((one) => one.name === name && one.open) ?? null;
  const joint = inside(shown.state, 'joint');
  const done = by !== 'society' && typeof joint === 'object' && joint !== null && !listIn(joint, 'missing').includes(by);
  return done && act?.schema?.properties?.['department'] !== undefined ? null : act;
}

const signs: { readonly [department in Department]: RegExp } = { market: /市场监督/, civil: /民政/, science: /科学技术协会|科协/ };

/** The officers of the three departments among the accounts. */
export function departmentsAmong(cast: Cast): { readonly [department in Department]: Player } {
  const of = (department: Department): Player => {
    const found = cast.having('officer').find(({ unit }) => signs[department].test(unit ?? ''));
    if (found) return found;
    throw new NoCast(`no account is an officer of ${department}`);
  };
  return { market: of('market'), civil: of('civil'), science: of('science') };
}

/** What a call of these three says. */
export const callOf = (players: { readonly [department in Department]: Player }, fields: readonly string[]): Body => ({
  ...Object.fromEntries(everyDepartment.map((one) => [one, unitOf(players[one], 'officer')])),
  fields,
});

/** A society pilots a field for two years, while one of its standards is made and published; a mid-term check fails on the way. */
export async function walkPilot(
  cast: Cast,
  { secondsPerDay, json, ...wish }: Wish & { readonly secondsPerDay: number; readonly json: boolean },
): Promise<void> {
  const began = Date.now();
  const watching = { watch: printer(json), patienceMs: 240 * secondsPerDay * 1000 + 60_000 };
  const standard = await rehearsed(cast, { ...wish, profile: 'group-standard/robotics', scale: 86_400 });
  const players = { ...departmentsAmong(cast), society: standard.team.officer };
  const shown = await drivePilot(
    cast,
    {
      ...{ name: `walk-${wish.run}`, players, field: 'robotics', goal: 'ended', panel: standard.team.drafters.map((one) => one.organisation) },
      start: {
        title: { zh: `团体标准试点（演练 ${wish.run}）`, en: `Pilots of group standards (rehearsal ${wish.run})` },
        ...callOf(players, ['robotics']),
        ...{ programme: wish.profile, rehearsal: true, rehearsalScale: wish.scale, rehearsalEpoch: `${wish.year}-01-05T09:00:00+08:00` },
      },
      meanwhile: () => drive(cast, { ...standard, name: `walk-${wish.run}-standard` }, watching),
    },
    watching,
  );
  const seconds = Math.round((Date.now() - began) / 1000);
  const end = textIn(shown.state, 'end') ?? '';
  if (json) return write(JSON.stringify({ end, pilot: shown.self, status: shown.status, seq: shown.seq, rehearsal: shown.rehearsal, seconds }));
  write(`\n✔ ${end}${shown.rehearsal ? '   [演练 · REHEARSAL]' : ''}`);
  write(`  ${shown.self} · ${stageName(shown.status)} · ${shown.seq} events · ${seconds} s`);
}
