import type { ReactNode } from 'react';
import type { Words } from '../../domain/kernel/words.js';
import type { Fields } from '../server/page.js';
import { Empty } from './blocks.js';
import { Pager, withQuery } from './pager.js';
import { Trail } from './page.js';
import { Search } from './search.js';
import { A, useSay } from './visiting.js';

type ListOf = {
  readonly path: string;
  readonly title: Words;
  readonly lede: Words;
  readonly search?: { readonly label: Words; readonly hint: Words; readonly button: Words };
  readonly none: Words;
  readonly rehearsals?: Words;
  readonly query: Fields;
  readonly next: string | null;
  readonly count: number;
  readonly children: ReactNode;
};

/** Rows are headed by what they are, below the title of the page: who listens to a page hears where its list begins. */
export const Headed = ({ title, children }: { readonly title: Words; readonly children: ReactNode }) => (
  <section>
    <h2 className="sr">{useSay()(title)}</h2>
    {children}
  </section>
);

/** A list with its search, its next page and, apart, its rehearsals. */
export function ListPage({ path, title, lede, search, none, rehearsals, query, next, count, children }: ListOf) {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail above={['home']} here={say(title)} />
      <div className="head">
        <h1>{say(title)}</h1>
        <p className="lede">{say(lede)}</p>
        {search === undefined ? null : <Search role="search" action={path} name="q" {...search} value={query['q']} />}
      </div>
      {count === 0 ? <Empty>{say(none)}</Empty> : <Headed title={title}>{children}</Headed>}
      <Pager path={path} query={query} next={next} />
      {rehearsals === undefined || query['rehearsal'] === 'true' ? null : (
        <p className="sec small">
          <A to={withQuery(path, { rehearsal: 'true' })}>{say(rehearsals)}</A>
        </p>
      )}
    </div>
  );
}

/** What a list is asked for; an empty search is none. */
export const askedOf = ({ q, rehearsal, cursor }: Fields): Fields => ({ q: q?.trim() === '' ? undefined : q, rehearsal, cursor });
