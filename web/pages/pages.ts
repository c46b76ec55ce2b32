import type { Page } from '../server/page.js';
import { ballotPage } from './ballot/page.js';
import { receiptPage as voteReceiptPage } from './ballot/receipt.js';
import { standByPage } from './ballot/stand-by.js';
import { commentPage } from './comment/page.js';
import { commentsPage } from './comments/page.js';
import { committeePage } from './committee/page.js';
import { committeesPage } from './committees/page.js';
import { consultationPage } from './consultation/page.js';
import { consultationsPage } from './consultations/page.js';
import { actPage } from './desk/act.js';
import { draftingChangesPage, projectChangesPage } from './changes/page.js';
import { conductPage } from './conduct/page.js';
import { dispositionsPage } from './dispositions/page.js';
import { beginPage, deskPage } from './desk/desk.js';
import { noticeLedgerPage } from './desk/notices.js';
import { recordPage } from './desk/record.js';
import { webhookActPages, webhooksPage } from './desk/webhooks.js';
import { draftingPage, positionReceiptPage } from './drafting/page.js';
import { homePage } from './home/page.js';
import { invitationPage } from './invitation/page.js';
import { invitationsPages } from './invitations/page.js';
import { meetingPage } from './meeting/page.js';
import { noticesPage } from './notices/page.js';
import { organisationPage } from './organisation/page.js';
import { organisationsPage } from './organisations/page.js';
import { pilotPage, pilotsPage } from './pilots/page.js';
import { changesPage } from './procedures/changes.js';
import { beginProcedurePage, editPartPage } from './procedures/edit.js';
import { procedurePage, proceduresPage } from './procedures/page.js';
import { rehearsalPage } from './procedures/rehearsal.js';
import { projectPage } from './project/page.js';
import { projectsPage } from './projects/page.js';
import { findReceiptPage, objectPage, receiptPage, withdrawPage } from './receipt/page.js';
import { bodyFiguresPage } from './monitor/body.js';
import { monitorPage } from './monitor/page.js';
import { breachesPage } from './monitor/breaches.js';
import { reportPage } from './monitor/report.js';
import { figureRowsPage } from './monitor/rows.js';
import { newTokenPage } from './account/new-token.js';
import { calendarPage, endCalendarPage } from './account/calendar.js';
import { accountPage } from './account/page.js';
import { ownSecretPage } from './account/secret.js';
import { linkIdentityPage, unlinkIdentityPage } from './account/identity.js';
import { endSignInPage } from './account/sign-ins.js';
import { endTokenPage } from './account/tokens.js';
import { secondFactorPage } from './second-factor/page.js';
import { newSecretPage } from './sign-in/new-secret.js';
import { providerAnswerPage, providerPage, signedOutPage } from './sign-in/provider.js';
import { signInPage } from './sign-in/page.js';
import { signOutPage } from './sign-out/page.js';
import { samplesPage } from './samples/page.js';
import { searchPage } from './search/page.js';
import { standardPage } from './standard/page.js';
import { standardsPage } from './standards/page.js';
import { supervisionPage, supervisionsPage } from './supervision/page.js';
import { textSizePage } from './text-size/page.js';
import { verifyPage } from './verify/page.js';
import { ownNoticesPage } from './work/notices.js';
import { workPage } from './work/page.js';
import { wishPage } from './account/wish.js';

/** Every page, in the order in which addresses are tried. */
export const pages: readonly Page[] = [
  homePage,
  consultationsPage,
  consultationPage,
  commentPage,
  commentsPage,
  noticesPage,
  standardsPage,
  standardPage,
  projectsPage,
  projectPage,
  projectChangesPage,
  committeesPage,
  committeePage,
  organisationsPage,
  organisationPage,
  pilotsPage,
  pilotPage,
  supervisionsPage,
  supervisionPage,
  proceduresPage,
  beginProcedurePage,
  procedurePage,
  editPartPage,
  rehearsalPage,
  changesPage,
  searchPage,
  deskPage,
  beginPage,
  recordPage,
  webhooksPage,
  ...webhookActPages,
  noticeLedgerPage,
  dispositionsPage,
  conductPage,
  actPage,
  findReceiptPage,
  receiptPage,
  withdrawPage,
  objectPage,
  textSizePage,
  verifyPage,
  workPage,
  monitorPage,
  breachesPage,
  reportPage,
  bodyFiguresPage,
  figureRowsPage,
  ownNoticesPage,
  signInPage,
  providerPage,
  providerAnswerPage,
  signedOutPage,
  newSecretPage,
  signOutPage,
  samplesPage,
  invitationPage,
  ...invitationsPages,
  secondFactorPage,
  ballotPage,
  voteReceiptPage,
  standByPage,
  draftingPage,
  draftingChangesPage,
  positionReceiptPage,
  meetingPage,
  accountPage,
  ownSecretPage,
  linkIdentityPage,
  unlinkIdentityPage,
  endSignInPage,
  newTokenPage,
  endTokenPage,
  calendarPage,
  endCalendarPage,
  wishPage,
];
