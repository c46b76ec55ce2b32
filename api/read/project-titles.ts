import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/collections.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import { titleShown, type ShownTitle } from './title.js';

/** The titles of records, read together: one that keeps the Chinese words of its project alone has the English ones from there. */
export async function titlesWithProjects(db: Connection, views: readonly View[]): Promise<(view: View) => ShownTitle | null> {
  const projects = views.flatMap(({ title, project }) => (typeof title === 'string' && typeof project === 'string' ? [project] : []));
  const rows =
    projects.length === 0
      ? []
      : await viewsOf(db, 'projects')
          .find({ _id: trusted({ $in: [...new Set(projects)] }) }, { title: 1 })
          .lean<View[]>();
  const titles = new Map<unknown, ShownTitle | null>(rows.map((row) => [row._id, titleShown(row['title'])]));
  return (view) => {
    const [own, found] = [titleShown(view['title']), titles.get(view['project']) ?? null];
    return own !== null && found?.zh === own.zh ? found : own;
  };
}
