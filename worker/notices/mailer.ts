/** One mail to one person. The same `messageId` is the same mail, however often it is sent; `filedOn` (`YYYY-MM-DD`) never changes with it. */
export type Mail = {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: number;
  readonly filedOn: string;
  readonly calendar: string | null;
};

/**
 * What the mail server said of one mail. `refused`: never to this address; `later`: not now (a full mailbox, greylisting).
 * A server that cannot be talked to at all is `MailDown`, thrown.
 */
export type MailVerdict = { readonly kind: 'sent' } | { readonly kind: 'refused' | 'later'; readonly reason: string };

/** The port: how mail leaves. */
export interface Mailer {
  send(mail: Mail): Promise<MailVerdict>;
  /** Takes back, by their message ids, mails that only lie here: what has left cannot be taken back. */
  forget(messageIds: readonly string[]): Promise<void>;
  close(): void;
}

/** The mail server, or the directory, is away or will have nothing of us: nobody's mail goes out until somebody acts. */
export class MailDown extends Error {
  override readonly name = 'MailDown';
}
