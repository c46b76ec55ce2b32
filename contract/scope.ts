/** What a program may do with a token that somebody gave it: read, do acts, cast votes and take positions, store files. */
export const scopes = ['read', 'act', 'vote', 'file'] as const;
export type Scope = (typeof scopes)[number];
