import type { CommandOf } from '../kernel/act.js';
import { applicationActs, setupActs } from './acts/application.js';
import { ballotActs } from './acts/ballots.js';
import { changeActs } from './acts/changes.js';
import { constitutionActs } from './acts/constitution.js';
import { deadlineActs } from './acts/deadlines.js';
import { endingActs } from './acts/ending.js';
import { matterActs } from './acts/matters.js';
import { meetingActs } from './acts/meetings.js';
import { memberReportActs } from './acts/member-reports.js';
import { memberActs } from './acts/members.js';
import { noticeActs } from './acts/notice.js';
import { renewalActs } from './acts/renewal.js';
import { reportActs } from './acts/reports.js';
import { subgroupActs } from './acts/subgroups.js';
import { supervisionActs } from './acts/supervision.js';
import { yearActs } from './acts/year.js';

/** Every act of a committee, in the order of its life, what its ballots and meetings report, and what the clock does. */
export const committeeActs = [
  ...applicationActs,
  ...noticeActs,
  ...setupActs,
  ...constitutionActs,
  ...memberActs,
  ...memberReportActs,
  ...ballotActs,
  ...meetingActs,
  ...matterActs,
  ...subgroupActs,
  ...yearActs,
  ...changeActs,
  ...renewalActs,
  ...supervisionActs,
  ...endingActs,
  ...reportActs,
  ...deadlineActs,
] as const;
export type CommitteeCommand = CommandOf<typeof committeeActs>;
