import type { EventOf } from '../kernel/event.js';
import { applicationEvents } from './events/application.js';
import { constitutionEvents } from './events/constitution.js';
import { noticeEvents } from './events/notice.js';

export const writtenEvents = [...applicationEvents, ...noticeEvents, ...constitutionEvents] as const;
export type WrittenEvent = EventOf<typeof writtenEvents>;
