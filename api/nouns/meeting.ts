import { idOf } from '../../domain/kernel/decider.js';
import { z } from 'zod';
import { meetingView } from '../../contract/views/meeting.js';
import type { View } from '../../db/projection.js';
import { actSchemasOf } from '../../domain/kernel/wire.js';
import { minutesHash, questionFields } from '../../domain/meeting/fields.js';
import { meeting } from '../../domain/meeting/meeting.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { Refused } from '../http/problem.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import { withDrafters } from '../policy/drafters-known.js';
import { timeOf } from '../read/time-of.js';
import { showMeeting } from '../shown/meeting.js';
import { actRoutes, type Noun } from '../nouns.js';
import type { Ports } from '../ports.js';
import { readMinutes } from '../read/minutes.js';

const confirmed = z.object({ hash: minutesHash });
const question = z.object(questionFields);

const stateOf = (view: View): MeetingState => view.state as MeetingState; // written by the projection of meetings

async function sameMinutes(ports: Ports, view: View, body: object): Promise<void> {
  const { hash } = confirmed.parse(body);
  const made = await readMinutes(ports.db, view);
  const source = 'D-MINUTES';
  if (made.hash !== hash)
    throw new Refused(refuse('MINUTES_MOVED', { rule: 'CN-TC', source, found: hash, needed: made.hash, cure: ['chair'] }).error);
}

/** A meeting of a committee, which alone can begin one. */
export const meetingNoun: Noun = {
  kind: 'meeting',
  path: 'meetings',
  tag: 'meetings',
  collection: 'meetings',
  decider: meeting,
  acts: actRoutes(actSchemasOf(meeting)),
  start: null,
  // The decider keeps no texts and takes the chair's hash at its word; whether it is that of the minutes the archive answers.
  prepare: async (ports, { view, act, body }) => {
    if (act === 'confirmMinutes') await sameMinutes(ports, view, body);
    if (act !== 'putToVote') return body;
    const call = question.parse(body);
    const item = stateOf(view).agenda.find(({ n }) => n === call.item);
    return { ...body, ...(await withDrafters(ports, { ...call, matter: item?.matter }, localDate(timeOf(view, ports.clock())))) };
  },
  listed: ['place'],
  views: { full: meetingView, public: meetingView },
  show: showMeeting,
  deadlines: (value) => {
    const { phase, opensAt, materialBy, minutesBy } = value as MeetingState; // as above
    if (phase === 'called')
      return [
        { name: 'meetingOpens', at: opensAt },
        { name: 'sendMaterial', at: materialBy },
      ];
    return phase === 'held' && minutesBy !== null ? [{ name: 'confirmMinutes', at: minutesBy }] : [];
  },
  links: (view, id) => {
    const { committee, votes } = stateOf(view);
    const self = `/api/v1/meetings/${id}`;
    return {
      minutes: `${self}/minutes`,
      signatureSheet: `${self}/signature-sheet`,
      committee: `/api/v1/committees/${idOf(committee)}`,
      ...Object.fromEntries(votes.map((vote) => [`vote${vote.n}`, `/api/v1/ballots/${idOf(vote.ballot)}`])),
    };
  },
};
