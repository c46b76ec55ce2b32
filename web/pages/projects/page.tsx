import { askedOf, ListPage } from '../../parts/list-page.js';
import { StandingRows } from '../../parts/project-rows.js';
import type { Page } from '../../server/page.js';
import { readList } from '../../server/read.js';
import { projectWords } from '../../words/project.js';

const search = { label: projectWords.find, hint: projectWords.findHint, button: projectWords.findButton };

/** Which projects run, and where does each stand? */
export const projectsPage: Page = {
  path: '/projects',
  get: async (visit) => {
    const query = askedOf(visit.query);
    const found = await readList(visit, 'projects', { ...query, sort: '-updatedAt', limit: '30' });
    const { title, lede, none, noneYet, rehearsals } = projectWords;
    return {
      title: visit.say(title),
      nav: 'projects',
      rehearsal: query['rehearsal'] === 'true',
      body: (
        <ListPage
          {...{ path: '/projects', title, lede, search, rehearsals, query }}
          none={query['q'] === undefined ? noneYet : none}
          next={found.next}
          count={found.items.length}
        >
          <StandingRows rows={found.items} path="projects" />
        </ListPage>
      ),
    };
  },
};
