/** The notice that carries a link, and the one that says that a link was handed on. */
export const mailedInvitation = 'invitation.mailed';
export const shownInvitation = 'invitation.shown';

/** Why a link is no longer good: taken back, past its time, its person has an account now, or its maker was locked or got another role or secret. */
export const invitationEnds = ['revoked', 'expired', 'hasAccount', 'makerChanged'] as const;
export type InvitationEnd = (typeof invitationEnds)[number];

/** Where an invitation leads. Behind the mark: what stands there reaches no server, no log and no page that is linked from ours. */
export const linkOf = (publicUrl: string, secret: string): string => `${publicUrl.replace(/\/+$/, '')}/invitation#${secret}`;
