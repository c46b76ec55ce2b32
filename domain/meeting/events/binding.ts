import { z } from 'zod';
import type { ActorId } from '../../kernel/actor.js';
import type { Instant, Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import type { PersonId } from '../../kernel/person-id.js';
import type { AttendanceFigures, MeetingState } from '../state.js';

/** Minutes are made from the events, and name how many they were made from: so each of them is counted. */
export const { born, event } = eventsOf<MeetingState>((state) => ({ ...state, facts: state.facts + 1 }));

/* Fields that several events have. */

export const by = field(held<ActorId>(), '经办人', 'done by');
export const person = field(held<PersonId>(), '人员', 'person');
export const item = field(z.int(), '议题序号', 'number of the item on the agenda');
export const items = (zh: string, en: string) => field(held<readonly number[]>(), zh, en);
export const vote = field(z.int(), '表决序号', 'number of the vote within the meeting');
export const ballot = field(held<Stream>(), '表决', 'ballot');
export const text = (zh: string, en: string) => field(z.string(), zh, en);
export const reason = text('理由', 'reason');
export const place = text('地点', 'place');
export const instant = (zh: string, en: string) => field(held<Instant>(), zh, en);
export const figures = field(held<AttendanceFigures>(), '到会情况', 'members due and present');
export const provisional = field(z.boolean(), '依据暂定日历', 'by a calendar that is not final');
