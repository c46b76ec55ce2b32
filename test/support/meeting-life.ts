import { streamActor, type Actor } from '../../domain/kernel/actor.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import type { MeetingCommand } from '../../domain/meeting/meeting.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import { minutesHash, minutesOf } from '../../domain/meeting/minutes.js';
import type { MeetingEvent } from '../../domain/meeting/events.js';
import { eventOf } from '../../domain/kernel/log/record.js';
import { readStream } from '../../db/archive.js';
import { chair, day, secretary, text } from '../domain/ballot/ballot-fixture.js';
import { draftItem, input, member, planItem, reviewTerms, roster } from '../domain/meeting/meeting-fixture.js';
import type { Lifecycles } from './lifecycle-driver.js';
import { personNamed } from './spelt.js';

const words = { zh: '同意送审稿。', en: 'The draft is agreed.' };

/** A meeting on real servers from its call to its file: two months of waiting, one vote, minutes that come late. */
export class MeetingLife {
  constructor(
    private readonly run: Lifecycles,
    readonly stream: Stream,
  ) {}

  get ballot(): Stream {
    return `ballot/${this.stream.slice('meeting/'.length)}-v1`;
  }

  async call(opensAt: Instant): Promise<void> {
    const terms = { review: { ...reviewTerms, exclusion: 'none' as const } };
    const agenda = [{ ...draftItem, documents: [] }, planItem];
    await this.run.begin(this.stream, input({ opensAt, terms, agenda, roster: roster(5, 1) }), streamActor('committee/c1'));
  }

  act(actor: Actor, command: MeetingCommand): Promise<Instant> {
    return this.run.act(this.stream, actor, command);
  }

  async state(wanted: (state: MeetingState) => boolean = () => true): Promise<MeetingState> {
    const view = await this.run.view(this.stream, (one) => wanted(one.state as MeetingState)); // the projection of meetings wrote it
    return view.state as MeetingState; // as above
  }

  /** The date for material passes with nothing sent; what comes after it needs a reason and the chair’s word. */
  async lateMaterial(): Promise<void> {
    const { materialBy } = await this.state();
    await this.run.skipTo(this.stream, materialBy + day);
    await this.state((state) => state.materialNoted);
    await this.act(secretary, { type: 'changeAgenda', agenda: [draftItem, planItem], reason: '送审稿定稿较晚' });
    await this.act(chair, { type: 'acceptLateMaterial', item: 1, reason: '委员已通读' });
  }

  /** Five members come, vote four to one, and what they decided stands as a resolution. */
  async hold(): Promise<void> {
    const { opensAt } = await this.state();
    await this.run.skipTo(this.stream, opensAt + 60_000);
    for (let n = 0; n < 5; n += 1) await this.act(secretary, { type: 'signIn', person: personNamed(`m${n}`), mode: 'inPerson' });
    await this.act(chair, { type: 'openMeeting' });
    await this.act(secretary, { type: 'putToVote', item: 1, terms: 'review', question: '是否同意送审稿', text });
    await this.run.status(this.ballot, 'open');
    for (let seat = 0; seat < 5; seat += 1)
      await this.run.act(this.ballot, member(seat), { type: 'castVote', seat, choice: seat === 4 ? 'no' : 'yes', text });
    await this.act(chair, { type: 'closeVote', vote: 1 });
    await this.state((state) => state.votes[0]?.phase === 'decided');
    await this.act(secretary, { type: 'recordResolution', item: 1, vote: 1, outcome: 'PASS', text: words });
    // The server skips no time of a lifecycle whose child still runs: the ballot first lives out its days of grace.
    await this.endOf(this.ballot, ((await this.run.view(this.ballot)).state as BallotState).settlesAt); // the projection of ballots wrote it
    await this.act(chair, { type: 'endMeeting', conclusion: '会议审查通过' });
  }

  /** Nobody confirms in time; the clock says so, and the chair confirms what the archive gives. */
  async minute(): Promise<void> {
    const { minutesBy } = await this.state((state) => state.phase === 'held');
    await this.run.skipTo(this.stream, (minutesBy ?? 0) + day);
    const { facts } = await this.state((state) => state.minutesOverdue);
    const events: { readonly at: Instant; readonly event: MeetingEvent }[] = [];
    for await (const row of readStream(this.run.db, this.stream)) events.push({ at: row.at, event: eventOf(row) as MeetingEvent }); // a meeting's
    await this.act(chair, { type: 'confirmMinutes', hash: minutesHash(minutesOf(events)), facts });
  }

  async file(): Promise<void> {
    const { filesAt } = await this.state((state) => state.phase === 'minuted');
    await this.endOf(this.stream, filesAt);
  }

  /** To just before a lifecycle ends by its clock; the last second is a real one, because time is not skipped past an end. */
  private async endOf(stream: Stream, at: Instant | null): Promise<void> {
    await this.run.skipTo(stream, (at ?? 0) - 1000);
    await this.run.over(stream);
  }
}
