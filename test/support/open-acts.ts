import { lifecycleShown } from '../../contract/http.js';
import type { WorkRow } from '../../contract/views/work.js';
import type { Answer } from './client.js';

type Reads = (path: string) => Promise<Answer>;

/** Acts named in rows of work that the lifecycle itself does not show as open to the same reader, under the same address. `read` asks as that reader. */
export async function namedButShut(rows: readonly WorkRow[], read: Reads): Promise<readonly string[]> {
  const shut: string[] = [];
  for (const { subject, act, why } of rows) {
    if (act === null || act.name === 'correctAddress') continue;
    const { acts } = lifecycleShown.parse((await read(`${subject.href.slice('/api/v1'.length)}?acts=open`)).body);
    const open = acts.some(({ name, href }) => name === act.name && href === act.href);
    if (!open) shut.push(`${why.code}: ${act.name} of ${subject.href}`);
  }
  return shut;
}
