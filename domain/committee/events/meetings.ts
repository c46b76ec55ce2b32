import { z } from 'zod';
import type { Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import type { MeetingInput } from '../../messages/messages.js';
import type { CommitteeState, DecidedBallot } from '../state.js';
import { inYear } from '../counts.js';
import { keptDecided } from '../decided.js';
import { absencesInARow, by, reason } from '../fields.js';

/* Its meetings: called, and what they report. */

const { event } = eventsOf<CommitteeState>();

const meeting = field(held<Stream>(), '会议', 'meeting');

export const meetingCalled = event('meetingCalled', {
  words: said('委员会召集会议', 'meeting called'),
  data: {
    meeting,
    body: field(z.string(), '组织', 'the committee, or the subgroup by its key'),
    input: field(held<MeetingInput>(), '会议要素', 'the meeting as it is called'),
    by,
  },
  evolve: (state, { meeting: stream, input, body }) => ({
    ...state,
    meetings: [...state.meetings, { meeting: stream, form: input.form, opensAt: input.opensAt, body }],
    counts: { ...state.counts, meetings: state.counts.meetings + 1 },
  }),
  effects: ({ meeting: stream, input }) => [{ kind: 'start', stream, input }],
});

export const meetingNoted = event('meetingNoted', {
  words: said('会议已召开', 'meeting held'),
  data: {
    meeting,
    form: field(held<MeetingInput['form']>(), '会议形式', 'form of the meeting'),
    resolutions: field(z.int(), '决议数', 'how many resolutions it took'),
    decided: field(held<readonly DecidedBallot[]>(), '会上表决的本会事项', 'votes on matters of the committee that were taken there'),
    absences: absencesInARow,
  },
  evolve(state, { meeting: stream, form, absences, resolutions, decided }) {
    const year = inYear(state.year, 'meetings');
    return {
      ...state,
      absences,
      decided: [...state.decided, ...decided].slice(-keptDecided),
      counts: { ...state.counts, resolutions: state.counts.resolutions + resolutions },
      meetings: state.meetings.filter((one) => one.meeting !== stream),
      year: form === 'plenary' ? inYear(year, 'plenaries') : year,
    };
  },
});

export const meetingCalledOff = event('meetingCalledOff', {
  words: said('会议取消', 'meeting called off'),
  data: { meeting, reason },
  evolve: (state, { meeting: stream }) => ({ ...state, meetings: state.meetings.filter((one) => one.meeting !== stream) }),
});

export const meetingEvents = [meetingCalled, meetingNoted, meetingCalledOff] as const;
