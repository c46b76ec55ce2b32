/** The notice that carries a link, and the one that says that a link was handed on. */
export const mailedInvitation = 'invitation.mailed';
export const shownInvitation = 'invitation.shown';

/** Where an invitation leads. Behind the mark: what stands there reaches no server, no log and no page that is linked from ours. */
export const linkOf = (publicUrl: string, secret: string): string => `${publicUrl.replace(/\/+$/, '')}/invitation#${secret}`;
