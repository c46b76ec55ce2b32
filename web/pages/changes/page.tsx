import type { ReactNode } from 'react';
import type { Words } from '../../../domain/kernel/words.js';
import { Empty } from '../../parts/blocks.js';
import { Trail } from '../../parts/page.js';
import { Search } from '../../parts/search.js';
import { Title, type TitleWords } from '../../parts/title.js';
import { A, useSay } from '../../parts/visiting.js';
import { forMembers } from '../../server/for-members.js';
import type { Page } from '../../server/page.js';
import { readDrafting, readLineage, readProject, readVersionChanges } from '../../server/read.js';
import { changesWords as words } from '../../words/changes.js';
import { ClauseChanges } from './clauses.js';

type Of = { readonly to: string; readonly title: TitleWords; readonly which: Words; readonly children: ReactNode };

const Body = ({ to, title, which, children }: Of) => {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail above={['home', 'projects']} here={say(words.title)} />
      <div className="head">
        <p className="small">
          <A to={to}>
            <Title of={title} />
          </A>
        </p>
        <h1>{say(words.title)}</h1>
        <p>{say(which)}</p>
      </div>
      {children}
    </div>
  );
};

/** What changed between the draft of a comment round and the next one. */
export const projectChangesPage: Page = {
  path: '/projects/:id/changes',
  get: async (visit) => {
    const id = visit.params['id'] ?? '';
    const [one, lineage] = await Promise.all([readProject(visit, id), readLineage(visit, id, { round: visit.query['round'] })]);
    const body = lineage.compared ? <ClauseChanges changes={lineage.changes} /> : <Empty>{visit.say(words.notYet)}</Empty>;
    return {
      title: visit.say(words.title),
      nav: 'projects',
      rehearsal: one.rehearsal,
      record: one,
      body: (
        <Body to={`/projects/${encodeURIComponent(id)}`} title={one.state.title} which={words.round(lineage.round)}>
          {body}
        </Body>
      ),
    };
  },
};

/** What changed between two versions of a drafting group, the last two when none are named. */
export const draftingChangesPage: Page = forMembers({
  path: '/draftings/:id/changes',
  get: async (visit) => {
    const id = visit.params['id'] ?? '';
    const { from, to } = visit.query;
    const [one, found] = await Promise.all([readDrafting(visit, id), readVersionChanges(visit, id, { from, to })]);
    const path = `/draftings/${encodeURIComponent(id)}`;
    return {
      title: visit.say(words.title),
      nav: null,
      rehearsal: one.rehearsal,
      record: one,
      body: (
        <Body to={path} title={one.state.title} which={words.versions(found.from, found.to)}>
          {one.state.version < 3 ? null : (
            <Search action={`${path}/changes`} name="from" label={words.from} button={words.show} hint={words.from} value={String(found.from)} />
          )}
          <ClauseChanges changes={found.changes} />
        </Body>
      ),
    };
  },
});
