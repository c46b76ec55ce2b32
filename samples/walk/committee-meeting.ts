import type { Body } from './api-client.js';
import type { CommitteeScenario } from './committee-scenario.js';
import { ifThere, type Voting } from './committee-vote.js';
import type { Hand } from './hand.js';
import { inside, isOpen, listIn, textIn, type Shown } from './lifecycle.js';

/** Longest that a vote at the table may stay open: on a rehearsal clock a day is a second or less. */
const window = { count: 5, unit: 'calendarDays' } as const;
/** Who comes by remote link, and who has asked leave, by their place on the roster. */
const [remote, onLeave] = [5, 8];

type Vote = { readonly n: number; readonly phase: string; readonly outcome: string | null };

/** A plenary from sign-in to confirmed minutes, by the acts it offers. */
export class Plenary {
  constructor(
    private readonly hand: Hand,
    private readonly team: CommitteeScenario['team'],
    private readonly voting: Voting,
  ) {}

  /** Goes one step further; answers false when there is nothing to do but wait. */
  goOn(href: string): Promise<boolean> {
    return ifThere(async () => this.step(await this.hand.read(href, this.team.secretary)));
  }

  private async step(meeting: Shown): Promise<boolean> {
    const opening = isOpen(meeting, 'openMeeting');
    // The door opens with the meeting: on a fast clock its day is over before everybody could come earlier.
    if (opening && (await this.signIn(meeting))) return true;
    if (opening) return this.act(meeting, 'openMeeting', {});
    if (meeting.status === 'open') return this.conduct(meeting);
    if (!isOpen(meeting, 'endMeeting') && meeting.status === 'held') return this.confirm(meeting);
    return false;
  }

  private async signIn(meeting: Shown): Promise<boolean> {
    const waiting = listIn(meeting.state, 'roster').flatMap((row, i) =>
      textIn(row, 'attendance') === 'unknown' ? [{ person: textIn(row, 'person') ?? '', i }] : [],
    );
    await Promise.all(waiting.map(({ person, i }) => this.act(meeting, 'signIn', { person, ...howOf(i) })));
    return waiting.length > 0;
  }

  private async conduct(meeting: Shown): Promise<boolean> {
    const votes = listIn(meeting.state, 'votes') as readonly Vote[]; // domain/meeting/state.ts
    const last = votes.at(-1);
    if (last === undefined || last.outcome === 'INVALID' || last.phase === 'voided') return this.put(meeting);
    if (last.phase !== 'decided') return this.vote(meeting, last);
    const resolved = listIn(meeting.state, 'resolutions').some((one) => inside(one, 'vote') === last.n);
    return resolved ? this.act(meeting, 'endMeeting', { conclusion: '会议完成全部议程。' }) : this.resolve(meeting, last);
  }

  /** A vote whose time was over before three quarters had voted has no quorum, and the question is put again. */
  private put(meeting: Shown): Promise<boolean> {
    const item = listIn(meeting.state, 'agenda').find((one) => inside(one, 'decides') === true);
    const text = listIn(item, 'documents')[0];
    return this.act(meeting, 'putToVote', { item: inside(item, 'n'), terms: 'meeting', question: '是否通过秘书处工作细则', text, window });
  }

  private async vote(meeting: Shown, { n, phase }: Vote): Promise<boolean> {
    const ballot = meeting.links[`vote${n}`];
    if (phase !== 'open' || ballot === undefined) return false;
    return (await ifThere(() => this.voting.goOn(ballot))) || (await this.done(meeting, ballot, n));
  }

  private async done(meeting: Shown, ballot: string, vote: number): Promise<boolean> {
    // Ordered and not there yet, or counted by the clock meanwhile: the meeting will hear of it.
    const voted = await ifThere(async () => (await this.hand.read(ballot, this.team.secretary)).status === 'open');
    return voted && this.act(meeting, 'closeVote', { vote });
  }

  private resolve(meeting: Shown, { n, outcome }: Vote): Promise<boolean> {
    const item = listIn(meeting.state, 'votes').find((one) => inside(one, 'n') === n);
    const passed = outcome === 'PASS';
    const text = {
      zh: passed ? '通过秘书处工作细则。' : '秘书处工作细则未获通过。',
      en: passed ? 'The rules of the secretariat are adopted.' : 'The rules of the secretariat are not adopted.',
    };
    return this.act(meeting, 'recordResolution', { item: inside(item, 'item'), vote: n, outcome, text });
  }

  private async confirm(meeting: Shown): Promise<boolean> {
    const { chair } = this.team;
    const minutes = await this.hand.cast.client.get(meeting.links['minutes'] ?? '', await this.hand.cast.token(chair));
    const act = meeting.acts.find((one) => one.name === 'confirmMinutes');
    if (act === undefined) return false;
    return (await this.hand.act({ on: meeting, act, player: chair }, { hash: minutes['hash'], facts: minutes['facts'] })) === null;
  }

  private async act(meeting: Shown, name: string, values: Body): Promise<boolean> {
    const act = meeting.acts.find((one) => one.name === name);
    // A question put again is another order, told apart by the votes there were before.
    const votes = listIn(meeting.state, 'votes').length;
    if (act) await this.hand.act({ on: meeting, act, player: this.team.secretary }, values, String(votes));
    return act !== undefined;
  }
}

function howOf(row: number): Body {
  if (row === remote) return { mode: 'remote', how: '视频核对身份证' };
  return row === onLeave ? { mode: 'leave', how: '书面请假' } : { mode: 'inPerson' };
}
