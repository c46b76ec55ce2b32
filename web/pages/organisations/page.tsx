import { askedOf, ListPage } from '../../parts/list-page.js';
import { OrganisationRows } from '../../parts/project-rows.js';
import type { Page } from '../../server/page.js';
import { readList } from '../../server/read.js';
import { organisationWords } from '../../words/organisation.js';

const search = { label: organisationWords.find, hint: organisationWords.findHint, button: organisationWords.findButton };

/** Who takes part? */
export const organisationsPage: Page = {
  path: '/organisations',
  get: async (visit) => {
    const query = { ...askedOf(visit.query), rehearsal: undefined };
    const found = await readList(visit, 'organisations', { ...query, limit: '50' });
    const { title, lede, none } = organisationWords;
    return {
      title: visit.say(title),
      nav: 'organisations',
      body: (
        <ListPage {...{ path: '/organisations', title, lede, search, none, query }} next={found.next} count={found.items.length}>
          <OrganisationRows rows={found.items} />
        </ListPage>
      ),
    };
  },
};
