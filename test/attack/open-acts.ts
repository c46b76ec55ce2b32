/**
 * What may be done to a record by people who have nothing to do with it, by route: everybody, or everybody with an account.
 * An act that is not listed is somebody's own; listing one here is a decision about who may bend what.
 */
export const openActs: ReadonlyMap<string, 'everybody' | 'accounts'> = new Map([
  ['comment', 'everybody'],
  // Of a comment of one's own, which the asker has made a moment before.
  ['consultations.withdrawComment', 'accounts'],
  ['consultations.objectDisposition', 'accounts'],
  // A public notice asks everybody (公示), and an objection has a name behind it.
  ['committees.objectNotice', 'accounts'],
]);
