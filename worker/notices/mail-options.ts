import type { Mail } from './mailer.js';

/** A mail as nodemailer composes it (RFC 5322, UTF-8, plain text), for the wire and for the file alike. */
export const mailOptions = (mail: Mail, from: string) => ({
  from,
  // As an object: an address is never parsed as a list of addresses.
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  messageId: `<${mail.messageId}>`,
  date: new Date(mail.at),
  // So that nobody's absence note answers us (RFC 3834).
  headers: { 'Auto-Submitted': 'auto-generated' },
  attachments:
    mail.calendar === null ? [] : [{ filename: 'deadline.ics', content: mail.calendar, contentType: 'text/calendar; method=PUBLISH; charset=utf-8' }],
  disableFileAccess: true,
  disableUrlAccess: true,
});
