import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/collections.js';
import type { CampaignView } from '../../db/campaign.js';
import { modelOf, trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import { numbers, type NumberRow } from '../../db/register.js';
import { nearTitles, type Near, type Titled } from '../../domain/standard-project/near-titles.js';

/** Whose proposals may be named before they are announced, and what is not compared: the project itself, and what it replaces. */
export type Asking = { readonly organisation: string | null; readonly not: readonly (string | null)[] };

/** 查重 of a title against standards and proposals here, and against the titles of catalogues that were brought in. Rehearsals stand in nobody's way. */
export async function nearTo(
  db: Connection,
  title: { readonly zh: string; readonly en: string },
  { organisation, not }: Asking,
): Promise<readonly Near[]> {
  const titles = (await Promise.all([ofProjects(db, organisation), ofCatalogues(db), ofCampaigns(db)])).flat();
  const others = titles.filter(
    ({ reference, stream }, i) =>
      !not.includes(reference) && (stream === null || !not.includes(stream)) && titles.findIndex((one) => one.reference === reference) === i,
  );
  return nearTitles(title, others);
}

type Found = Titled & { readonly stream: string | null };

/** What is neither announced nor of the society that asks is nobody else's to know. */
async function ofProjects(db: Connection, organisation: string | null): Promise<readonly Found[]> {
  const open = { rehearsal: false, end: null, $or: [{ openTo: 'everyone' }, ...(organisation === null ? [] : [{ organisation }])] };
  const rows = await viewsOf(db, 'projects').find(open, { title: 1, number: 1 }).lean<View[]>();
  return rows.map((row): Found => {
    const { zh, en } = row['title'] as { readonly zh: string; readonly en: string }; // facet of projects
    return { reference: typeof row['number'] === 'string' ? row['number'] : row._id, stream: row._id, zh, en };
  });
}

async function ofCatalogues(db: Connection): Promise<readonly Found[]> {
  const rows = await modelOf(db, numbers)
    .find({ title: trusted({ $exists: true }), rehearsal: false })
    .lean<NumberRow[]>();
  return rows.map(({ number, title = '' }): Found => ({ reference: number, stream: null, zh: title, en: null }));
}

async function ofCampaigns(db: Connection): Promise<readonly Found[]> {
  const rows = await viewsOf(db, 'campaigns').find({ rehearsal: false }, { 'state.items': 1, 'state.titles': 1 }).lean<View[]>();
  return rows.flatMap((row) => {
    const { items, titles } = row.state as Pick<CampaignView, 'items' | 'titles'>; // folded by the projection of campaigns
    return items.map(({ n, number, project }): Found => ({ reference: number, stream: project, zh: titles[String(n)] ?? '', en: null }));
  });
}
