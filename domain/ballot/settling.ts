/** Days after close in which a conditional no may be confirmed, a recusal recorded or the ballot re-opened (product.md S13, D). */
export const settlingDays = 7;
