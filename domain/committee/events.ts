import type { EventOf } from '../kernel/event.js';
import { absenceEvents } from './events/absences.js';
import { applicationEvents } from './events/application.js';
import { ballotEvents } from './events/ballots.js';
import { changeEvents } from './events/changes.js';
import { constitutionEvents } from './events/constitution.js';
import { endingEvents } from './events/ending.js';
import { matterEvents } from './events/matters.js';
import { meetingEvents } from './events/meetings.js';
import { memberEvents } from './events/members.js';
import { noticeEvents } from './events/notice.js';
import { renewalEvents } from './events/renewal.js';
import { subgroupEvents } from './events/subgroups.js';
import { supervisionEvents } from './events/supervision.js';
import { yearEvents } from './events/year.js';

/** Everything that can happen to a committee. All instants are absolute, so that evolve never computes. */
export const committeeEvents = [
  ...applicationEvents,
  ...noticeEvents,
  ...constitutionEvents,
  ...memberEvents,
  ...absenceEvents,
  ...ballotEvents,
  ...meetingEvents,
  ...matterEvents,
  ...subgroupEvents,
  ...yearEvents,
  ...changeEvents,
  ...renewalEvents,
  ...supervisionEvents,
  ...endingEvents,
] as const;

type AnyCommitteeEvent = EventOf<typeof committeeEvents>;
export type EventType = AnyCommitteeEvent['type'];
export type CommitteeEvent<T extends EventType = EventType> = Extract<AnyCommitteeEvent, { readonly type: T }>;
