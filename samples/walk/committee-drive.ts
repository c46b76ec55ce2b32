import type { Candidate } from '../../domain/committee/member.js';
import type { Problem } from './api-client.js';
import type { Cast } from './cast.js';
import type { Player } from './player.js';
import { cutList, parts, termOf, type CommitteeScenario, type Part } from './committee-scenario.js';
import { Plenary } from './committee-meeting.js';
import { plan, type Looked, type Step } from './committee-plan.js';
import { ifThere, Voting } from './committee-vote.js';
import { Stuck } from './drive.js';
import { Hand, pauseToLook } from './hand.js';
import { canBeTaken, actOf, listIn, refusalsOf, textIn, type ActRow, type Shown } from './lifecycle.js';
import type { Watching } from './scenario.js';

/** Refusals of one act in a row before the walk gives up. */
const mostTries = 12;

const stepNames = plan.map(({ act }) => act);

/** Starts the committee of a scenario, or finds it again, and drives it to its goal by following what the API offers. */
export async function driveCommittee(cast: Cast, scenario: CommitteeScenario, { watch, patienceMs }: Watching): Promise<Shown> {
  return new CommitteeDrive(new Hand(cast, scenario.name, watch), scenario, patienceMs).live();
}

class CommitteeDrive {
  private list: readonly Candidate[];
  private readonly done = new Set<string>();
  private readonly meetings = new Set<string>();
  private readonly texts = new Map<string, string>();
  private readonly voting: Voting;
  private readonly plenary: Plenary;
  private tries = 0;

  constructor(
    private readonly hand: Hand,
    private readonly scenario: CommitteeScenario,
    private readonly patienceMs: number,
  ) {
    const { answered, team } = scenario;
    this.list = answered;
    this.voting = new Voting(hand, answered, team.secretary);
    this.plenary = new Plenary(hand, team, this.voting);
  }

  async live(): Promise<Shown> {
    const self = await this.begin();
    for (let quiet = Date.now(); ;) {
      const looked = await this.look(self);
      const { shown } = looked;
      if (this.reached(looked)) return shown;
      if (shown.state['end'] !== null) throw new Stuck(shown, [], `the committee ended: ${String(shown.state['end'])}`);
      if ((await this.takeStep(looked)) || (await this.followLinks(shown))) quiet = Date.now();
      else if (Date.now() - quiet > this.patienceMs)
        throw new Stuck(shown, refusalsOf(shown, stepNames), `nothing has moved for ${this.patienceMs / 1000} s`);
      else await pauseToLook(Date.now() - quiet);
    }
  }

  private async begin(): Promise<string> {
    const { applicant } = this.scenario.team;
    // Members are signed in before they are needed: votes at the table do not wait long on a fast clock.
    const players = this.scenario.answered.flatMap(({ person }) => this.hand.cast.byPerson(person) ?? []);
    await Promise.all([...Object.values(this.scenario.team), ...players].map((player) => this.hand.cast.token(player)));
    const application = await this.hand.store(this.scenario.paper('application'), applicant);
    return this.hand.begin('/api/v1/committees', { ...this.scenario.start, application }, applicant);
  }

  private async look(self: string): Promise<Looked> {
    const { team } = this.scenario;
    const [authority, applicant, secretary, chair] = await Promise.all(parts.map((part) => this.hand.read(self, team[part])));
    const desk = await this.hand.cast.client.get(`${self}/desk`, await this.hand.cast.token(team.authority));
    if (!authority || !applicant || !secretary || !chair) throw new Error('four look at a committee');
    const by = { authority, applicant, secretary, chair };
    // Views of one instant may differ by an act: the newest is what everyone will see next.
    const shown = Object.values(by).reduce((newest, view) => (view.seq > newest.seq ? view : newest));
    return { shown, by, now: new Date(textIn(desk, 'at') ?? '') };
  }

  private reached({ shown, now }: Looked): boolean {
    if (this.scenario.goal === 'deregistered') return shown.state['end'] === 'deregistered';
    return termOf(shown) > 0 && now >= new Date(`${textIn(shown.state, 'term', 'startsOn') ?? ''}T00:00:00+08:00`);
  }

  private async takeStep(looked: Looked): Promise<boolean> {
    for (const step of plan) {
      const offer = this.offerOf(step, looked);
      if (offer === null || !step.when({ ...looked, done: this.done, goal: this.scenario.goal })) continue;
      await this.take(step, offer, looked);
      return true;
    }
    return false;
  }

  private offerOf({ act, by }: Step, looked: Looked) {
    const part = typeof by === 'string' ? by : by(looked.shown);
    const view = looked.by[part];
    const row = view.seq === looked.shown.seq ? view.acts.find((one) => one.name === act && canBeTaken(one)) : undefined;
    return row === undefined ? null : { row, part };
  }

  private async take(step: Step, { row, part }: { readonly row: ActRow; readonly part: Part }, { shown, now }: Looked): Promise<void> {
    const player = step.act === 'objectNotice' ? this.scenarioMember() : this.scenario.team[part];
    const barred = this.hand.barred({ on: shown, act: row, player });
    if (barred !== null) return this.answer(step, barred, { shown, part });
    const values = await step.values({ shown, now, list: this.list, number: this.scenario.number, text: (kind) => this.text(kind, player) });
    const problem = await this.hand.act({ on: shown, act: row, player }, values, `${shown.status}:${termOf(shown)}:${this.tries}`);
    if (problem === null) {
      this.tries = 0;
      this.done.add(`${step.act}@${termOf(shown)}`);
    } else await this.answer(step, problem, { shown, part });
  }

  /** The hash of a paper, stored by whoever puts it on record when they first need it: nobody names a file that they may not read. */
  private async text(kind: string, player: Player): Promise<string> {
    const key = `${player.account}:${kind}`;
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const fresh = await this.hand.store(this.scenario.paper(kind), player);
    this.texts.set(key, fresh);
    return fresh;
  }

  private scenarioMember() {
    const member = this.list.findLast((one) => one.duty === 'member');
    return (member && this.hand.cast.byPerson(member.person)) ?? this.scenario.team.chair;
  }

  /** Files what the refusal names, or cuts the list as it says; else looks again, but not for ever. */
  private async answer(step: Step, problem: Problem, { shown, part }: { readonly shown: Shown; readonly part: Part }): Promise<void> {
    this.tries += 1;
    if (this.tries > mostTries) throw new Stuck(shown, [{ act: step.act, refusal: problem }], `${step.act} was refused: ${problem.code}`);
    if (problem.code === 'PAPERS_MISSING') return this.file(shown, part, listIn(problem, 'needed').map(String));
    const cut = step.act === 'proposeRoster' ? cutList(this.list, problem) : null;
    if (cut !== null) this.list = cut;
    else if (problem.status === 409) await pauseToLook();
    else throw new Stuck(shown, [{ act: step.act, refusal: problem }], `${step.act} was refused: ${problem.code}`);
  }

  private async file(shown: Shown, part: Part, kinds: readonly string[]): Promise<void> {
    const player = this.scenario.team[part];
    const offer = { on: shown, act: actOf(shown, 'attachPaper'), player };
    for (const kind of kinds) await this.hand.act(offer, { kind, sha256: await this.text(kind, player) }, `${termOf(shown)}`);
  }

  /** The committee lists its ballots and meetings while they run; a meeting is followed until its minutes are confirmed. */
  private async followLinks({ links }: Shown): Promise<boolean> {
    if (this.scenario.goal === 'operating') return false;
    const running = (name: string): readonly string[] => Object.entries(links).flatMap(([key, href]) => (key.startsWith(name) ? [href] : []));
    for (const meeting of running('meeting')) this.meetings.add(meeting);
    const silent = this.list.slice(-1).map((one) => one.person);
    const moved = [
      ...(await Promise.all(running('ballot').map((ballot) => ifThere(() => this.voting.goOn(ballot, silent))))),
      ...(await Promise.all([...this.meetings].map((meeting) => this.plenary.goOn(meeting)))),
    ];
    return moved.some(Boolean);
  }
}
