import { viewsOf } from '../../db/collections.js';
import type { Claim } from '../../db/claim.js';
import type { OrganisationState } from '../../domain/organisation/state.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';

const source = 'D-SOCIETY-CODE';

/** One society bears a code: taken before the engine is asked, so that of all who ask at the same time one gets it. */
export const codeClaim = (code: string | null | undefined, organisation: string): Claim | null =>
  code === null || code === undefined ? null : { name: `group-code/${code}`, holder: organisation };

const borneBy = async ({ db }: Ports, organisation: string): Promise<Pick<OrganisationState, 'code' | 'kind'> | null> => {
  const own = await viewsOf(db, 'organisations')
    .findOne({ _id: `organisation/${organisation}` })
    .lean<View>();
  return own === null ? null : (own.state as OrganisationState); // written by the projection of organisations
};

/** Refuses a group code that another organisation bears. Who first registered it keeps it. */
export async function codeIsFree({ db }: Ports, code: string | null, organisation: string): Promise<void> {
  if (code === null) return;
  const holder = await viewsOf(db, 'organisations')
    .findOne({ code, _id: trusted({ $ne: `organisation/${organisation}` }) })
    .lean<View>();
  if (holder !== null) throw notOwn({ code, borneBy: holder['organisation'] }, 'a group code that no other organisation bears');
}

/** A project numbers by the code of its own society. A society that is not registered here, or has no code yet, is looked at when it is. */
export async function codeIsOwn(ports: Ports, code: string, organisation: string): Promise<void> {
  await codeIsFree(ports, code, organisation);
  const borne = (await borneBy(ports, organisation))?.code ?? null;
  if (borne !== null && borne !== code) throw notOwn({ code, borneBy: null }, borne);
}

/** A register is opened, or put right, for the society that bears its code, or for the registered authority of a region (`DB21`), and for nobody else. */
export async function codeIsBorne(ports: Ports, code: string, organisation: string): Promise<void> {
  const own = await borneBy(ports, organisation);
  if (/^DB\d/.test(code) ? own?.kind === 'authority' : own?.code === code) return;
  const holder = await viewsOf(ports.db, 'organisations').findOne({ code }).lean<View>();
  throw notOwn({ code, borneBy: holder?.['organisation'] ?? null }, 'the registered organisation that bears this code');
}

export const notOwn = (found: { readonly code: string; readonly borneBy: unknown }, needed: string): Refused =>
  new Refused(
    refuse('GROUP_CODE_NOT_OWN', {
      ...{ rule: 'G10', source, needed, cure: ['self', 'monitor'] },
      found: { code: found.code, borneBy: typeof found.borneBy === 'string' ? found.borneBy : null },
    }).error,
  );
