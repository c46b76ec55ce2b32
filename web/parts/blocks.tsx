import type { ReactNode } from 'react';
import type { Words } from '../../domain/kernel/words.js';
import { T } from './visiting.js';

/** A section under a heading with a strong line; `more` leads on. */
export const Section = ({ id, title, more, children }: { id: string; title: Words; more?: ReactNode; children: ReactNode }) => (
  <section className="sec" aria-labelledby={id}>
    <div className="sec-h">
      <h2 id={id}>
        <T of={title} />
      </h2>
      {more}
    </div>
    {children}
  </section>
);

/** What is known of something, one line each; a line without a value is left out. */
export const Facts = ({ rows }: { readonly rows: readonly (readonly [Words, ReactNode])[] }) => (
  <dl className="facts">
    {rows
      .filter(([, value]) => value !== null && value !== '')
      .map(([label, value]) => (
        <div key={label.en}>
          <dt>
            <T of={label} />
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

export const Empty = ({ children }: { readonly children: ReactNode }) => <p className="empty">{children}</p>;

export type Column<Row> = {
  readonly head: Words;
  readonly cell: (row: Row) => ReactNode;
  readonly kind?: 'num' | 'nowrap';
};
type TableOf<Row> = { readonly columns: readonly Column<Row>[]; readonly rows: readonly Row[]; readonly keyOf: (row: Row) => string };

/** A table of which each row becomes a card on a phone. The first column names the row. */
export function DataTable<Row>({ columns, rows, keyOf, say }: TableOf<Row> & { readonly say: (words: Words) => string }) {
  return (
    <table className="table cards">
      <thead>
        <tr>
          {columns.map(({ head, kind }) => (
            <th key={head.en} scope="col" className={kind === 'num' ? 'num' : undefined}>
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ head, cell, kind }, at) =>
              at === 0 ? (
                <th key={head.en} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={head.en} className={kind} data-label={say(head)}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
