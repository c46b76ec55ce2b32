import type { Page } from '../server/page.js';
import { commentPage } from './comment/page.js';
import { commentsPage } from './comments/page.js';
import { consultationPage } from './consultation/page.js';
import { consultationsPage } from './consultations/page.js';
import { homePage } from './home/page.js';
import { noticesPage } from './notices/page.js';
import { findReceiptPage, objectPage, receiptPage, withdrawPage } from './receipt/page.js';
import { standardPage } from './standard/page.js';
import { standardsPage } from './standards/page.js';
import { textSizePage } from './text-size/page.js';

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
  findReceiptPage,
  receiptPage,
  withdrawPage,
  objectPage,
  textSizePage,
];
