import type { AppConfig } from '../../config.js';
import { fileOutbox } from './file-outbox.js';
import type { Mailer } from './mailer.js';
import { smtpMailer } from './smtp.js';

/** The mail server of `SMTP_URL`, or the outbox under the data directory. */
export const openMailer = ({ smtpUrl, from, outbox }: AppConfig['mail']): Mailer =>
  smtpUrl === null ? fileOutbox(outbox, from) : smtpMailer(smtpUrl, from);
