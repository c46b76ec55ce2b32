/** The store was written before the archive kept what was asked. Its leaves would not hold, and its decisions could not be decided again. */
export class EarlierArchive extends Error {
  override readonly name = 'EarlierArchive';
  constructor() {
    super(
      'This archive was written by an unreleased version that did not keep what was asked, and cannot be carried over; begin with an empty data directory and database.',
    );
  }
}
