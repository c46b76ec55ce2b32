import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { idParams } from '../../contract/http.js';
import { deadlineText } from '../../contract/notices/deadline-text.js';
import { lifecycleLink, lifecyclePaths } from '../../contract/notices/mail-words.js';
import { viewsOf } from '../../db/collections.js';
import { deadlinesTold } from '../../db/deadline-told.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import { committeeCodes, isCommitteeCode } from '../../domain/committee/stages.js';
import { idOf, kindOf, type Stream } from '../../domain/kernel/decider.js';
import { said, type Words } from '../../domain/kernel/words.js';
import { isStageCode, stageNameOf } from '../../domain/profile/stage-codes.js';
import { bind, bindTo, type Bound } from '../http/call.js';
import type { Noun } from '../nouns.js';
import type { Ports } from '../ports.js';
import { eventEntries } from '../read/event-entries.js';
import { atomFeed, atomMedia, today, type FeedEntry } from '../read/feed.js';
import { lookUp } from '../read/record.js';
import { titleShown } from '../read/title.js';

/** As many of the latest as a feed carries. */
const inFeed = 50;

const feed = { method: 'get', tag: 'feeds', who: 'public', answer: { media: atomMedia }, status: 200 } as const;
const ofOne = { ...feed, params: idParams } as const;

const roundsEndpoint = endpoint({
  name: 'consultationsFeed',
  path: '/api/v1/consultations.atom',
  summary: 'Rounds that are open for comment, as an Atom feed; an entry changes when its deadline moves',
  query: z.strictObject({}),
  ...feed,
});
const projectEndpoint = endpoint({
  name: 'projectFeed',
  path: '/api/v1/projects/:id/feed.atom',
  summary: 'What everybody may see to have happened in a project, as an Atom feed',
  ...ofOne,
});
const committeeEndpoint = endpoint({
  name: 'committeeFeed',
  path: '/api/v1/committees/:id/feed.atom',
  summary: 'What everybody may see to have happened in a committee, and where its projects stand, as an Atom feed',
  ...ofOne,
});
const organisationEndpoint = endpoint({
  name: 'organisationFeed',
  path: '/api/v1/organisations/:id/feed.atom',
  summary: 'Where the projects of an organisation stand, as an Atom feed; an entry changes with its project',
  ...ofOne,
});

const pageOf = ({ config }: Pick<Ports, 'config'>, { _id }: View): string => lifecycleLink(config.publicUrl, _id as Stream) ?? config.publicUrl; // views are named by streams
const titleOf = (view: View): string => `${view['rehearsal'] === true ? '【演练】' : ''}${titleShown(view['title'])?.zh ?? ''}`;

function stageOf({ _id, status, kind }: View): Words {
  if (kindOf(_id) === 'committee') return isCommitteeCode(status) ? committeeCodes[status] : said(status, status);
  return isStageCode(status) ? stageNameOf(status, kind === 'local-standard' ? kind : 'group-standard') : said(status, status);
}

/** One entry for a project, which changes with it. */
const standingEntry = (ports: Ports, view: View): FeedEntry => {
  const { zh, en } = stageOf(view);
  const title = titleShown(view['title']);
  const by = view['organisationName'];
  return {
    ...{ named: view._id, title: `${titleOf(view)}：${zh}`, updated: view.updatedAt, link: pageOf(ports, view), category: view.status },
    ...(typeof by === 'string' ? { author: by } : {}),
    summary: [...(title?.en == null ? [] : [title.en]), en].join(' · '),
  };
};

const projectsWhere = ({ db }: Ports, filter: object): Promise<View[]> =>
  viewsOf(db, 'projects')
    .find({ ...filter, openTo: 'everyone', rehearsal: trusted({ $ne: true }) }, { state: 0 })
    .sort({ updatedAt: -1 })
    .limit(inFeed)
    .maxTimeMS(5000)
    .lean<View[]>();

const latest = (entries: readonly FeedEntry[]): readonly FeedEntry[] => entries.toSorted((a, b) => b.updated - a.updated).slice(0, inFeed);

/** The feed that accompanies the page of a lifecycle. */
const accompanying = ({ config }: Pick<Ports, 'config'>, view: View, entries: readonly FeedEntry[]): { readonly text: string } => ({
  text: atomFeed({
    ...{ named: `${view._id}/feed`, title: titleOf(view), since: view.startedAt, page: pageOf({ config }, view) },
    self: `${config.publicUrl}/api/v1/${lifecyclePaths[kindOf(view._id)] ?? ''}/${encodeURIComponent(idOf(view._id))}/feed.atom`,
    entries,
  }),
});

const eventsOf = (ports: Ports, view: View): Promise<readonly FeedEntry[]> =>
  eventEntries(ports.db, view, { link: pageOf(ports, view), most: inFeed });

type Nouns = { readonly projects: Noun; readonly committees: Noun; readonly organisations: Noun };

const ofProject = (ports: Ports, { projects }: Nouns): Bound =>
  bindTo(projectEndpoint, lookUp(ports, projects), async (_call, { view }) => accompanying(ports, view, await eventsOf(ports, view)));

const ofCommittee = (ports: Ports, { committees }: Nouns): Bound =>
  bindTo(committeeEndpoint, lookUp(ports, committees), async (_call, { view }) => {
    const [events, projects] = await Promise.all([eventsOf(ports, view), projectsWhere(ports, { committee: view._id })]);
    return accompanying(ports, view, latest([...events, ...projects.map((one) => standingEntry(ports, one))]));
  });

const ofOrganisation = (ports: Ports, { organisations }: Nouns): Bound =>
  bindTo(organisationEndpoint, lookUp(ports, organisations), async (_call, { view }) => {
    const projects = await projectsWhere(ports, { organisation: view['organisation'] });
    return accompanying(
      ports,
      view,
      projects.map((one) => standingEntry(ports, one)),
    );
  });

const closes = said('截止', 'closes');

/** Open ones by when they close; an entry changes when the deadline is told anew, and not with every comment. */
const ofRounds = (ports: Ports): Bound =>
  bind(roundsEndpoint, async () => {
    const { db, config, clock } = ports;
    const open = { status: 'open', openTo: 'everyone', rehearsal: trusted({ $ne: true }), closesAt: trusted({ $gt: clock() }) };
    const views = await viewsOf(db, 'consultations').find(open, { state: 0 }).sort({ closesAt: 1 }).limit(inFeed).lean<View[]>();
    const told = await deadlinesTold(
      db,
      views.map(({ _id }) => _id as Stream), // as above
    );
    const entries = views.map((view): FeedEntry => {
      const title = titleShown(view['title']);
      const until = typeof view['closesAt'] === 'number' ? deadlineText(view['closesAt']) : '';
      return {
        ...{ named: view._id, title: `${titleOf(view)}：${until} ${closes.zh}`, link: pageOf(ports, view) },
        ...{ updated: told.get(view._id)?.at ?? view.startedAt, published: view.startedAt },
        summary: [...(title?.en == null ? [] : [title.en]), `${closes.en} ${until} (Beijing time)`].join(' · '),
      };
    });
    const { publicUrl } = config;
    return {
      text: atomFeed({
        ...{ named: 'consultations.atom', title: '正在征求意见 · open for comment', since: today(clock()) },
        ...{ self: `${publicUrl}/api/v1/consultations.atom`, page: `${publicUrl}/consultations`, entries: latest(entries) },
      }),
    };
  });

/** What happens, for who asks again and again: feeds beside the pages of the same things. */
export const feedRoutes = (ports: Ports, nouns: Nouns): readonly Bound[] => [
  ofRounds(ports),
  ofProject(ports, nouns),
  ofCommittee(ports, nouns),
  ofOrganisation(ports, nouns),
];
