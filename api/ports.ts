import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { ClockWatch } from '../db/clock-watch.js';
import type { Calendar } from '../domain/law/calendar/calendar.js';
import type { RevocationList } from './accounts/revocations.js';
import type { PersonalStore } from '../db/personal.js';
import type { ApiConfig } from './config.js';
import type { OwnPages } from './http/own-page.js';
import type { Engine } from './engine-contract.js';
import type { Marks } from './read/marks.js';
import type { Voters } from './read/voters.js';

/** All the app needs from outside. Nothing in api/ reaches for a clock, a connection or a setting by itself. */
export type AppPorts = {
  readonly engine: Engine;
  readonly db: Connection;
  /** Names and contacts, beside the log. */
  readonly personal: PersonalStore;
  readonly config: ApiConfig;
  readonly clock: () => number;
  /** What is known of this host's clock beside others. */
  readonly clocks: ClockWatch;
  readonly calendar: Calendar;
  readonly log: Logger;
  readonly revocations: RevocationList;
};

/** What routes get: the ports, the rolls and marks of ballots that all routes of one app share in memory, and which pages are ours. */
export type Ports = AppPorts & { readonly voters: Voters; readonly marks: Marks; readonly pages: OwnPages };
