import type { EventOf } from '../kernel/event.js';
import { applicationEvents } from './events/application.js';
import { constitutionEvents } from './events/constitution.js';
import { noticeEvents } from './events/notice.js';
import { renewalEvents } from './events/renewal.js';
import { supervisionEvents } from './events/supervision.js';

export const writtenEvents = [...applicationEvents, ...noticeEvents, ...constitutionEvents, ...renewalEvents, ...supervisionEvents] as const;
export type WrittenEvent = EventOf<typeof writtenEvents>;
