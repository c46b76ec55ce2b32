import type { Connection, Model } from 'mongoose';
import { accessLog } from './access-log.js';
import { accountRecords, accounts, revocations } from './account.js';
import { events } from './archive.js';
import { calendarKeys } from './calendar-key.js';
import { claims } from './claim.js';
import { memberships } from './committee.js';
import { comments } from './consultation.js';
import { documents } from './document-row.js';
import { draftingDecisions, draftingIssues, draftingVersions } from './drafting.js';
import { heartbeats, outages } from './heartbeat.js';
import { indicatorFacts } from './indicator-facts.js';
import { mailboxes, mailboxRecords } from './mailbox.js';
import { modelOf, type Collection } from './model.js';
import { namedFiles } from './named-file.js';
import { noticeWishes } from './notice-wish.js';
import { delivered, ledger, missed } from './notice-row.js';
import { personalData } from './personal.js';
import type { View } from './projection.js';
import { projections } from './projections.js';
import { numbers } from './register.js';
import { reportTemplates } from './report-template.js';
import { invitations } from './invitation.js';
import { programTokens } from './program-token.js';
import { secondFactors } from './second-factor.js';
import { sessions } from './session.js';
import { starts } from './start-claim.js';
import { webhooks } from './webhook.js';
import { webhookMessages } from './webhook-message.js';

const views: readonly Collection<View>[] = Object.values(projections).map((one) => one.views);

/** Every collection of the store; files lie beside them in GridFS (`files`). */
export const collections: readonly Collection<unknown>[] = [
  events,
  ...views,
  indicatorFacts,
  ...[memberships, comments, draftingVersions, draftingIssues, draftingDecisions, numbers],
  ...[ledger, delivered, missed, mailboxes, mailboxRecords, noticeWishes, personalData],
  ...[accounts, accountRecords, revocations, sessions, secondFactors, programTokens, invitations, calendarKeys, accessLog, claims, starts],
  ...[documents, namedFiles, reportTemplates, heartbeats, outages],
  ...[webhooks, webhookMessages],
];

/** The views of a noun by the name of their collection, as the tables of the API have it. */
export function viewsOf(db: Connection, name: string): Model<View> {
  const found = views.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no views are called ${name}`);
  return modelOf(db, found);
}
