import type { Body, Problem } from './api-client.js';
import type { Cast } from './cast.js';
import type { Player } from './player.js';
import { valuesOf } from './act-values.js';
import { Agreeing } from './agree.js';
import { ifThere, Voting } from './committee-vote.js';
import { Consulting } from './consult.js';
import { Feedback } from './feed-back.js';
import { Filing, FilingRefused } from './file-papers.js';
import { Hand, pauseToLook } from './hand.js';
import { canBeTaken, inside, refusalsOf, textIn, type Offer, type RefusedAct, type Shown } from './lifecycle.js';
import { Meeting } from './meet.js';
import type { Scenario, Watching } from './scenario.js';

/** Acts that lead on, the furthest first. All others only help or turn back. */
const forward = [
  'publishWithdrawal',
  'concludeSystematicReview',
  'fileStandard',
  'declare',
  'publish',
  'approve',
  'submitForApproval',
  'concludeReview',
  'openReview',
  'submitForReview',
  'openConsultation',
  'signOffDraft',
  'formGroup',
  'establish',
  'openNotice',
  'openProjectBallot',
  'acceptProposal',
  'submit',
] as const;

/** Who an act is first offered to, where several may do it: the drafters send their own text, the officer speaks for the society. */
const ownedBy: { readonly [act: string]: 'drafter' | 'officer' } = {
  submit: 'drafter',
  signOffDraft: 'drafter',
  submitForReview: 'drafter',
  submitForApproval: 'drafter',
  establish: 'officer',
  publish: 'officer',
  fileStandard: 'officer',
  declare: 'officer',
  publishWithdrawal: 'officer',
};

/** Refusals of one act in a row before the walk gives up. */
const mostTries = 6;

/** The walk came to a place it cannot leave. `refusals` are what the last look said of the acts that lead on. */
export class Stuck extends Error {
  constructor(
    readonly at: Shown,
    readonly refusals: readonly RefusedAct[],
    why: string,
  ) {
    super(why);
  }
}

/** Starts the project of a scenario, or finds it again, and drives it to its goal by following what the API offers. */
export async function drive(cast: Cast, scenario: Scenario, { watch, patienceMs }: Watching): Promise<Shown> {
  return new Drive(new Hand(cast, scenario.name, watch), scenario, patienceMs).live();
}

class Drive {
  private readonly filing: Filing;
  private readonly consulting: Consulting;
  private readonly meeting: Meeting;
  private readonly agreeing: Agreeing;
  private readonly feedback: Feedback;
  private readonly members: Voting | null;
  private tries = 0;

  constructor(
    private readonly hand: Hand,
    private readonly scenario: Scenario,
    private readonly patienceMs: number,
  ) {
    this.filing = new Filing(hand, scenario);
    this.consulting = new Consulting(hand, scenario);
    this.meeting = new Meeting(hand, scenario);
    this.agreeing = new Agreeing(hand, scenario);
    this.feedback = new Feedback(hand, scenario.team.seats);
    const { members, secretary } = scenario.team;
    this.members = members === undefined ? null : new Voting(hand, members, secretary);
  }

  async live(): Promise<Shown> {
    const self = await this.hand.begin('/api/v1/projects', this.scenario.start, this.scenario.team.drafters[0].player);
    for (let quiet = Date.now(); ;) {
      const { shown, offers } = await this.look(self);
      if (await this.reached(shown)) return shown;
      if (shown.state['end'] !== null) throw new Stuck(shown, [], `the project ended: ${String(shown.state['end'])}`);
      if ((await this.takeOffer(offers)) || (await this.followLinks(shown))) quiet = Date.now();
      else if (Date.now() - quiet > this.patienceMs)
        throw new Stuck(shown, refusalsOf(shown, forward), `nothing has moved for ${this.patienceMs / 1000} s`);
      else await pauseToLook(Date.now() - quiet);
    }
  }

  /** What each of the four who run a project may do now. The act that leads furthest comes first. */
  private async look(self: string): Promise<{ readonly shown: Shown; readonly offers: readonly Offer[] }> {
    const { officer, secretary, chair, drafters } = this.scenario.team;
    const players = { secretary, officer, drafter: drafters[0].player, chair };
    const looks = await Promise.all(
      Object.entries(players).map(async ([part, player]) => ({ part, player, shown: await this.hand.read(self, player) })),
    );
    // Views of one instant may differ by an act: the newest is what everyone will see next.
    const shown = looks.map((look) => look.shown).reduce((newest, view) => (view.seq > newest.seq ? view : newest));
    const fresh = looks.filter((look) => look.shown.seq === shown.seq);
    const ownersFirst = (name: string) => fresh.toSorted((a, b) => Number(b.part === ownedBy[name]) - Number(a.part === ownedBy[name]));
    return { shown, offers: forward.flatMap((name) => ownersFirst(name).flatMap((look) => offer(look, name))) };
  }

  private async reached(shown: Shown): Promise<boolean> {
    if (this.scenario.goal === 'ended') return shown.state['end'] === 'withdrawn';
    const published = textIn(shown.state, 'number') !== null && inside(shown.state, 'publication') !== null;
    if (this.scenario.goal === 'published') return published;
    if (this.scenario.goal === 'declared') return published && shown.state['declared'] === true;
    const round = shown.links['consultation'];
    return shown.status === '30.20' && round !== undefined && ifThere(() => this.consulting.sheetIsIn(round));
  }

  /** A paper may be refused because the project moved, or was frozen, since it was looked at: look again, but not for ever. */
  private async takeOffer(offers: readonly Offer[]): Promise<boolean> {
    try {
      return await this.take(offers);
    } catch (error) {
      this.tries += 1;
      if (!(error instanceof FilingRefused) || error.problem.status !== 409 || this.tries > mostTries) throw error;
      await pauseToLook();
      return true;
    }
  }

  private async take(offers: readonly Offer[]): Promise<boolean> {
    const wanted = offers.find(({ act, on }) => act.name !== 'formGroup' || on.state['group'] === null);
    if (wanted === undefined) return false;
    const { act, on: shown } = wanted;
    const group = act.name === 'signOffDraft' ? Agreeing.awaited(shown) : null;
    if (group !== null) return ifThere(() => this.agreeing.goOn(group));
    if (await this.prepare(act.name, shown)) return true;
    const barred = this.hand.barred(wanted);
    if (barred !== null) return (await this.answer(act.name, shown, barred), true);
    const problem = await this.hand.act(
      wanted,
      { ...valuesOf(act.name, shown, this.scenario), ...(await this.proofs(act.name, shown)) },
      [inside(shown.state, 'projectVote', 'round'), inside(shown.state, 'review', 'round')].map((round) => String(round ?? 0)).join('.'),
    );
    if (problem === null) this.tries = 0;
    else await this.answer(act.name, shown, problem);
    return true;
  }

  /** Papers that an act itself names. */
  private async proofs(act: string, shown: Shown): Promise<Body> {
    if (act !== 'fileStandard') return {};
    return { proof: await this.filing.proof('filing-receipt.txt', `备案回执（演练）：${textIn(shown.state, 'number') ?? ''}\n`) };
  }

  /** True when something had to be done first, so that the state is looked at again. */
  private async prepare(act: string, shown: Shown): Promise<boolean> {
    if (act === 'signOffDraft' && shown.state['draft'] === null) {
      await this.filing.nextDraft(shown);
      return true;
    }
    // Experts are signed in before the meeting begins, because the window is short on a rehearsal clock.
    if (act === 'openReview' || act === 'openProjectBallot')
      await Promise.all(this.scenario.team.seats.map((seat) => this.hand.cast.token(seat.player)));
    for (const kind of this.scenario.filedBefore[act] ?? []) await this.filing.file(shown, kind);
    return false;
  }

  private async answer(act: string, shown: Shown, problem: Problem): Promise<void> {
    this.tries += 1;
    if (this.tries <= mostTries && (await this.filing.cure(shown, problem))) return;
    // Somebody or the clock was faster than the look: look again, but not for ever.
    if (this.tries <= mostTries && problem.status === 409) return pauseToLook();
    throw new Stuck(shown, [{ act, refusal: problem }], `${act} was refused: ${problem.code}`);
  }

  private async followLinks(shown: Shown): Promise<boolean> {
    const { links, state } = shown;
    const round = links['consultation'];
    const ballot = links['reviewBallot'];
    const evaluation = links['projectBallot'];
    if (evaluation !== undefined && inside(state, 'projectVote', 'outcome') === null && (await ifThere(() => this.meeting.goOn(evaluation))))
      return true;
    if (round !== undefined && ['ordered', 'open', 'closed'].includes(String(inside(state, 'comment', 'status'))))
      return ifThere(() => this.consulting.goOn(round));
    if (ballot !== undefined && inside(state, 'review', 'outcome') === null)
      return ifThere(() => this.members?.goOn(ballot) ?? this.meeting.goOn(ballot));
    return this.scenario.goal === 'ended' && this.feedback.goOn(shown);
  }
}

function offer({ player, shown }: { readonly player: Player; readonly shown: Shown }, name: string): readonly Offer[] {
  const act = shown.acts.find((one) => one.name === name && canBeTaken(one));
  return act ? [{ on: shown, act, player }] : [];
}
