import type { Connection } from 'mongoose';
import type { Cell } from '../domain/committee/yearly-report.js';
import { anything, collection, modelOf } from './model.js';

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

export const reportTemplates = collection<ReportTemplate>(
  'reportTemplates',
  { authority: String, year: Number, sha256: String, cells: anything, by: String, at: Number },
  // The latest of an authority and a year first.
  [[{ authority: 1, year: 1, at: -1 }, { name: 'year' }]],
);

/** The same form again is the same row, moved to the front: it holds again. */
export async function putTemplate(db: Connection, row: Omit<ReportTemplate, '_id'>): Promise<void> {
  const { at, by, ...form } = row;
  const _id = `${row.authority}#${row.year}#${row.sha256}`;
  await modelOf(db, reportTemplates).updateOne({ _id }, { $setOnInsert: form, $set: { at, by } }, { upsert: true });
}

/** The form that holds for a year; null when the authority has given none. */
export const templateFor = (db: Connection, authority: string, year: number): Promise<ReportTemplate | null> =>
  modelOf(db, reportTemplates).findOne({ authority, year }).sort({ at: -1, _id: 1 }).lean<ReportTemplate>();
