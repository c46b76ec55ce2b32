import type { ReactNode } from 'react';
import type { StandardShown } from '../../../contract/views/standard.js';
import type { Words } from '../../../domain/kernel/words.js';
import { Section } from '../../parts/blocks.js';
import { withQuery } from '../../parts/pager.js';
import { Trail } from '../../parts/page.js';
import { OrganisationRows, StandingRows } from '../../parts/project-rows.js';
import { ConsultationRows, StandardRows } from '../../parts/rows.js';
import { Search } from '../../parts/search.js';
import { A, useSay } from '../../parts/visiting.js';
import type { Page, Visit } from '../../server/page.js';
import { readList, readStandards, type ListedNoun, type Row } from '../../server/read.js';
import { searchWords } from '../../words/organisation.js';

type Found = { readonly standards: readonly StandardShown[] } & { readonly [noun in Searched]: readonly Row[] };
type Searched = Extract<ListedNoun, 'consultations' | 'projects' | 'committees' | 'organisations'>;

const Part = ({ id, title, q, count, children }: { id: string; title: Words; q: string; count: number; children: ReactNode }) => {
  const say = useSay();
  if (count === 0) return null;
  return (
    <Section
      id={id}
      title={title}
      more={
        <A to={withQuery(`/${id}`, { q })}>
          {say(searchWords.all)}
          <span className="sr"> {say(title)}</span>
        </A>
      }
    >
      {children}
    </Section>
  );
};

const nothing = (found: Found): boolean => Object.values(found).every((rows: readonly unknown[]) => rows.length === 0);

const Results = ({ q, found }: { readonly q: string; readonly found: Found }) => {
  const say = useSay();
  if (nothing(found))
    return (
      <div className="panel" role="status">
        <h2>{say(searchWords.nothing)}</h2>
        <p>{say(searchWords.nothingHow)}</p>
      </div>
    );
  return (
    <>
      <Part id="standards" title={searchWords.standards} q={q} count={found.standards.length}>
        <StandardRows standards={found.standards} />
      </Part>
      <Part id="consultations" title={searchWords.consultations} q={q} count={found.consultations.length}>
        <ConsultationRows rows={found.consultations} />
      </Part>
      <Part id="projects" title={searchWords.projects} q={q} count={found.projects.length}>
        <StandingRows rows={found.projects} path="projects" />
      </Part>
      <Part id="committees" title={searchWords.committees} q={q} count={found.committees.length}>
        <StandingRows rows={found.committees} path="committees" />
      </Part>
      <Part id="organisations" title={searchWords.organisations} q={q} count={found.organisations.length}>
        <OrganisationRows rows={found.organisations} />
      </Part>
    </>
  );
};

const Body = ({ q, found }: { readonly q: string; readonly found: Found | null }) => {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail above={['home']} here={say(searchWords.title)} />
      <div className="head">
        <h1>{say(searchWords.title)}</h1>
        <Search role="search" action="/search" name="q" label={searchWords.label} hint={searchWords.hint} button={searchWords.button} value={q} />
      </div>
      {found === null ? null : <Results q={q} found={found} />}
    </div>
  );
};

async function search(visit: Visit, q: string): Promise<Found> {
  const of = async (noun: Searched) => (await readList(visit, noun, { q, limit: '5' })).items;
  const [standards, consultations, projects, committees, organisations] = await Promise.all([
    readStandards(visit, { q, limit: '5' }),
    of('consultations'),
    of('projects'),
    of('committees'),
    of('organisations'),
  ]);
  return { standards: standards.items, consultations, projects, committees, organisations };
}

/** One question over everything that is public. */
export const searchPage: Page = {
  path: '/search',
  get: async (visit) => {
    const q = (visit.query['q'] ?? '').trim().slice(0, 100);
    const found = q === '' ? null : await search(visit, q);
    return { title: visit.say(searchWords.title), nav: null, body: <Body q={q} found={found} /> };
  },
};
