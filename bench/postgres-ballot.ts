import pg from 'pg';
import { personOf } from './ballot-papers.js';
import type { Electorate } from './electorate.js';

const schema = `
  create table if not exists ballots (name text primary key, open boolean not null, closes_at timestamptz not null, text text not null);
  create table if not exists entitled (ballot text not null, person text not null, seat int not null, primary key (ballot, person));
  create table if not exists votes (ballot text not null, person text not null, seat int not null, choice text not null, reason text,
    at timestamptz not null, primary key (ballot, person));`;

/** A ballot of (d): the same people on its roll, the same text. Written straight into its tables, before any clock runs. */
export async function openPostgresBallot(
  uri: string,
  electorate: Electorate,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<{ readonly path: string }> {
  await using(uri, async (client) => {
    await client.query(schema);
    await client.query(`insert into ballots values ($1, true, now() + interval '30 days', $2)`, [name, text]);
    const persons = Array.from({ length: electorate.size }, (_, seat) => personOf(electorate.label, seat));
    await client.query(`insert into entitled select $1, person, seat - 1 from unnest($2::text[]) with ordinality as roll (person, seat)`, [
      name,
      persons,
    ]);
    await client.query('vacuum analyze entitled');
  });
  return { path: `/ballots/${name}/votes` };
}

/** Votes that (d) holds for a ballot. */
export const countPostgresVotes = (uri: string, name: string): Promise<number> =>
  using(uri, async (client) => {
    const { rows } = await client.query<{ held: string }>('select count(*) as held from votes where ballot = $1', [name]);
    return Number(rows[0]?.held ?? 0);
  });

async function using<T>(uri: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: uri });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
