/** Days after close in which a conditional no may be confirmed, a recusal recorded or the ballot re-opened. */
export const settlingDays = 7;
