/** The store was written in another form: its leaves would not hold, its decisions could not be decided again, or its histories not be replayed. */
export class EarlierArchive extends Error {
  override readonly name = 'EarlierArchive';
  constructor() {
    super(
      'This archive was written by an unreleased version of another form and cannot be carried over; begin with an empty data directory and database.',
    );
  }
}
