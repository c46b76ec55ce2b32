import { createTransport } from 'nodemailer';
import { mailOptions } from './mail-options.js';
import { MailDown, type Mailer, type MailVerdict } from './mailer.js';

/** Patience with a mail server, in ms; nodemailer's own is minutes, longer than a lease. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/** Mail by SMTP over one kept connection. The address may carry user and password; it is never logged. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, pool: true, maxConnections: 1, ...patience });
  return {
    async send(mail) {
      try {
        await transport.sendMail(mailOptions(mail, from));
        return { kind: 'sent' };
      } catch (error) {
        return verdictOf(error);
      }
    },
    forget: () => Promise.resolve(),
    close: () => transport.close(),
  };
}

type SmtpFailure = { readonly message: string; readonly responseCode?: number; readonly command?: string };

/** Only what was said of this recipient or this text is about this mail; all else is about the server. */
function verdictOf(error: unknown): MailVerdict {
  const { message, responseCode = 0, command = '' } = failureOf(error);
  const ofThisMail = command.startsWith('RCPT') || command.startsWith('DATA');
  if (!ofThisMail || responseCode < 400) throw new MailDown(message, { cause: error });
  return { kind: responseCode >= 500 ? 'refused' : 'later', reason: message.slice(0, 300) };
}

function failureOf(error: unknown): SmtpFailure {
  if (!(error instanceof Error)) return { message: String(error) };
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  const command = 'command' in error && typeof error.command === 'string' ? error.command : undefined;
  return { message: error.message, responseCode, command };
}
