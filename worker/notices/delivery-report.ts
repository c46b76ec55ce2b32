import PostalMime, { type Attachment, type Email } from 'postal-mime';

/** What a mail server reports of a mail of ours that it could not deliver (RFC 3464): which one, to whom it was written, and the status, `5.1.1` and the like. */
export type DeliveryReport = { readonly messageId: string; readonly to: string | null; readonly status: string };

const textOf = ({ content }: Attachment): string => (typeof content === 'string' ? content : new TextDecoder().decode(content));

const fieldIn = (group: string, name: string): string | null => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(group)?.[1]?.trim() ?? null;

/** The status of the first recipient whose mail failed for good; what is only delayed, or was delivered, is no failure. */
function failureIn(report: string): string | null {
  const groups = report.split(/\r?\n[ \t]*\r?\n/);
  const failed = groups.find((group) => fieldIn(group, 'Action')?.toLowerCase() === 'failed');
  const status = failed === undefined ? null : (/^5\.\d{1,3}\.\d{1,3}/.exec(fieldIn(failed, 'Status') ?? '')?.[0] ?? '5.0.0');
  return status;
}

const ours = /<?([\da-f]{40}@biaocheng)>?/i;

/** The mail that came back, or as much of its head as came back. */
async function returnedIn(attachments: readonly Attachment[]): Promise<Email | null> {
  const returned = attachments.find(({ mimeType }) => mimeType === 'message/rfc822' || mimeType === 'text/rfc822-headers');
  return returned === undefined ? null : PostalMime.parse(`${textOf(returned).trim()}\r\n\r\n`);
}

/** Reads a mail as a mail server brings it; null when it reports no failure of a mail of ours. Only the parts of the report are looked at, not what people wrote. */
export async function deliveryReportIn(mail: string | Uint8Array): Promise<DeliveryReport | null> {
  const { attachments } = await PostalMime.parse(mail, { forceRfc822Attachments: true, maxNestingDepth: 20 });
  const report = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  const status = report === undefined ? null : failureIn(textOf(report));
  const returned = await returnedIn(attachments);
  const messageId = ours.exec(returned?.messageId ?? '')?.[1]?.toLowerCase();
  if (status === null || messageId === undefined) return null;
  return { messageId, status, to: returned?.to?.[0]?.address?.toLowerCase() ?? null };
}
