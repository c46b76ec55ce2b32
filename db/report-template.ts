import type { Connection, mongo } from 'mongoose';
import type { Cell } from '../domain/committee/yearly-report.js';

/** A form that an authority uploaded for a year. Insert only: a corrected form is another row, and the latest holds. */
export type ReportTemplate = {
  readonly _id: string;
  readonly authority: string;
  readonly year: number;
  readonly sha256: string;
  readonly cells: readonly Cell[];
  readonly by: string;
  readonly at: number;
};

const templates = (db: Connection): mongo.Collection<ReportTemplate> => db.collection<ReportTemplate>('reportTemplates'); // mongoose types its collections loosely

/** The same form again is the same row, moved to the front: it holds again. */
export async function putTemplate(db: Connection, row: Omit<ReportTemplate, '_id'>): Promise<void> {
  const { at, by, ...form } = row;
  const _id = `${row.authority}#${row.year}#${row.sha256}`;
  await templates(db).updateOne({ _id }, { $setOnInsert: form, $set: { at, by } }, { upsert: true });
}

/** The form that holds for a year; null when the authority has given none. */
export const templateFor = (db: Connection, authority: string, year: number): Promise<ReportTemplate | null> =>
  templates(db).findOne({ authority, year }, { sort: { at: -1, _id: 1 } });
