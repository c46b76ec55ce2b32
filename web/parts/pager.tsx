import type { Fields } from '../server/page.js';
import { said } from '../../domain/kernel/words.js';
import { A, useSay } from './visiting.js';

const words = { next: said('下一页', 'Next page'), first: said('回到第一页', 'Back to the first page') };

/** A path with a query; empty fields are left out. */
export function withQuery(path: string, query: Fields): string {
  const fields = Object.entries(query).flatMap(([name, value]): [string, string][] => (value === undefined || value === '' ? [] : [[name, value]]));
  return fields.length === 0 ? path : `${path}?${new URLSearchParams(fields).toString()}`;
}

/** The way on through a list. Lists of the API know what comes next and not how many pages there are. */
export function Pager({ path, query, next }: { readonly path: string; readonly query: Fields; readonly next: string | null }) {
  const say = useSay();
  if (next === null && query['cursor'] === undefined) return null;
  return (
    <p className="btns pager">
      {next === null ? null : (
        <A to={withQuery(path, { ...query, cursor: next })} className="btn plain">
          {say(words.next)}
        </A>
      )}
      {query['cursor'] === undefined ? null : <A to={withQuery(path, { ...query, cursor: undefined })}>{say(words.first)}</A>}
    </p>
  );
}
