import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { mailOptions } from './mail-options.js';
import { MailDown, type Mailer } from './mailer.js';

const nameOf = (messageId: string): string => `${createHash('sha256').update(messageId).digest('hex').slice(0, 32)}.eml`;

/** Without a mail server: `<outbox>/<date>/<id>.eml`. A mail sent twice is one file, and half a file is never seen. */
export function fileOutbox(directory: string, from: string): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(mail) {
      const { message } = await composer.sendMail(mailOptions(mail, from));
      if (!Buffer.isBuffer(message)) throw new Error('the composer was asked for a buffer');
      const folder = join(directory, mail.filedOn);
      const file = join(folder, nameOf(mail.messageId));
      try {
        await mkdir(folder, { recursive: true });
        const half = `${file}.${process.pid}.part`;
        await writeFile(half, message, { mode: 0o600 });
        await rename(half, file);
      } catch (error) {
        throw new MailDown(`the outbox ${directory} cannot be written`, { cause: error });
      }
      return { kind: 'sent' };
    },
    async forget(messageIds) {
      const folders = await readdir(directory).catch(() => []);
      for (const folder of folders) for (const id of messageIds) await rm(join(directory, folder, nameOf(id)), { force: true });
    },
    close: () => composer.close(),
  };
}
