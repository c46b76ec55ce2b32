import { askedOf, ListPage } from '../../parts/list-page.js';
import { StandingRows } from '../../parts/project-rows.js';
import type { Page } from '../../server/page.js';
import { readList } from '../../server/read.js';
import { committeeWords } from '../../words/committee.js';

/** Which committees are there? */
export const committeesPage: Page = {
  path: '/committees',
  get: async (visit) => {
    const query = askedOf(visit.query);
    const found = await readList(visit, 'committees', { ...query, limit: '50' });
    const { title, lede, none, rehearsals } = committeeWords;
    return {
      title: visit.say(title),
      nav: 'committees',
      rehearsal: query['rehearsal'] === 'true',
      body: (
        <ListPage {...{ path: '/committees', title, lede, none, rehearsals, query }} next={found.next} count={found.items.length}>
          <StandingRows rows={found.items} path="committees" />
        </ListPage>
      ),
    };
  },
};
