import type { Connection } from 'mongoose';
import type { z } from 'zod';
import type { standingNote } from '../../contract/http.js';
import { viewsOf } from '../../db/collections.js';
import type { OrganisationState } from '../../domain/organisation/state.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import { chinaTime } from '../http/china-time.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';

/** What must be said of an organisation wherever something of it is shown. */
export type IssuerNote = z.output<typeof standingNote>;
export type IssuerNotes = (organisation: unknown) => IssuerNote | null;

/** For all that one answer shows: asked once, of the organisations it names. */
export async function issuerNotes(db: Connection, organisations: readonly unknown[]): Promise<IssuerNotes> {
  const codes = [...new Set(organisations.filter((one) => typeof one === 'string'))];
  const rows =
    codes.length === 0
      ? []
      : await viewsOf(db, 'organisations')
          .find({ organisation: trusted({ $in: codes }), standing: 'suspended' })
          .lean<View[]>();
  const notes = new Map(rows.map((view) => [view['organisation'], noteOf(view.state as OrganisationState)])); // the projection of organisations wrote it
  return (organisation) => notes.get(organisation) ?? null;
}

const noteOf = ({ name, since }: OrganisationState): IssuerNote => ({
  standing: 'suspended',
  since: chinaTime(since),
  zh: `${name}自${localDate(since)}起已暂停或注销登记`,
  en: `${name} has been suspended or struck off the register since ${localDate(since)}`,
});
