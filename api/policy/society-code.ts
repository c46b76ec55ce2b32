import { viewsOf } from '../../db/archive.js';
import type { OrganisationState } from '../../domain/organisation/organisation-state.js';
import { refuse } from '../../domain/refusal.js';
import { Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';

const source = 'D-SOCIETY-CODE';

/** Refuses a group code that another organisation bears. Who first registered it keeps it. */
export async function codeIsFree({ db }: Ports, code: string | null, organisation: string): Promise<void> {
  if (code === null) return;
  const holder = await viewsOf(db, 'organisations').findOne({ code, _id: { $ne: `organisation/${organisation}` } });
  if (holder !== null) throw notOwn({ code, borneBy: holder['organisation'] }, 'a group code that no other organisation bears');
}

/** A project numbers by the code of its own society. A society that is not registered here, or has no code yet, is looked at when it is. */
export async function codeIsOwn(ports: Ports, code: string, organisation: string): Promise<void> {
  await codeIsFree(ports, code, organisation);
  const own = await viewsOf(ports.db, 'organisations').findOne({ _id: `organisation/${organisation}` });
  const { code: borne } = (own?.state ?? { code: null }) as Pick<OrganisationState, 'code'>; // written by the projection of organisations
  if (borne !== null && borne !== code) throw notOwn({ code, borneBy: null }, borne);
}

const notOwn = (found: { readonly code: string; readonly borneBy: unknown }, needed: string): Refused =>
  new Refused(
    refuse('GROUP_CODE_NOT_OWN', {
      ...{ rule: 'G10', source, needed, cure: ['self', 'monitor'] },
      found: { code: found.code, borneBy: typeof found.borneBy === 'string' ? found.borneBy : null },
    }).error,
  );
