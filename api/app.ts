import type { RequestListener } from 'node:http';
import express, { Router, type Express } from 'express';
import helmet from 'helmet';
import type { Endpoint } from '../contract/endpoint.js';
import { apiVersion } from '../contract/version.js';
import { fromBrowser } from './accounts/browser-session.js';
import { knownBy } from './accounts/known.js';
import { NotedAccess } from './accounts/noted-access.js';
import { OperatorToken } from './accounts/operator-token.js';
import { sampleWorld } from './accounts/sample-world.js';
import { TokenGate } from './accounts/token-gate.js';
import { repositoryRoot } from '../repository.js';
import { webPages } from '../web/server/mount.js';
import { countedAddress } from './http/address.js';
import type { Bound, Caller } from './http/call.js';
import { errorMiddleware } from './http/error-middleware.js';
import { hotDoor } from './http/hot-door.js';
import { inProcess } from './http/in-process.js';
import { measured } from './http/measured.js';
import { mountAll } from './http/mount.js';
import { packed } from './http/packed.js';
import { OwnPages } from './http/own-page.js';
import { HttpProblem } from './http/problem.js';
import { RateLimit } from './http/rate-limit.js';
import { requestId } from './http/request-trace.js';
import type { Gates } from './http/serve.js';
import { Metrics } from './metrics.js';
import { nounTable } from './noun-table.js';
import { ballotNoun } from './nouns/ballot.js';
import { committeeNoun } from './nouns/committee.js';
import { draftingNoun } from './nouns/drafting.js';
import { consultationNoun } from './nouns/consultation.js';
import { organisationNoun } from './nouns/organisation.js';
import { meetingNoun } from './nouns/meeting.js';
import { registerNoun } from './nouns/register.js';
import { projectNoun } from './nouns/project.js';
import { Live } from './live/live.js';
import { Invited } from './policy/invited.js';
import { namingOnlyReadable } from './policy/named-files.js';
import type { AppPorts, Ports } from './ports.js';
import { Marks } from './read/marks.js';
import { Voters } from './read/voters.js';
import { accessLogRoutes } from './routes/access-log.js';
import { accountRoutes } from './routes/accounts.js';
import { calendarRoutes } from './routes/calendars.js';
import { commandRoutes } from './routes/commands.js';
import { commentRoutes } from './routes/comments.js';
import { committeeRoutes } from './routes/committees.js';
import { errorPages } from './routes/error-pages.js';
import { docsRoutes } from './routes/docs-page.js';
import { documentRoutes } from './routes/documents.js';
import { meetingRoutes } from './routes/meetings.js';
import { dossierRoutes } from './routes/dossiers.js';
import { draftingRecordRoutes } from './routes/drafting-records.js';
import { feedRoutes } from './routes/feeds.js';
import { identityProviderRoutes } from './routes/identity-provider.js';
import { invitationRoutes } from './routes/invitations.js';
import { lineageRoutes } from './routes/lineage.js';
import { lifecycleRoutes } from './routes/lifecycle.js';
import { listRoute } from './routes/lists.js';
import { metricsRoutes } from './routes/metrics.js';
import { indicatorRoutes } from './routes/indicators.js';
import { monitorRoutes } from './routes/monitor.js';
import { profileRoutes } from './routes/profiles.js';
import { eventRoute } from './routes/events.js';
import { peopleRoutes } from './routes/people.js';
import { programTokenRoutes } from './routes/program-tokens.js';
import { publicNoticeRoutes } from './routes/public-notices.js';
import { receiptRoutes } from './routes/receipts.js';
import { schemaRoutes } from './routes/schemas.js';
import { secondFactorRoutes } from './routes/second-factor.js';
import { sessionRoutes } from './routes/sessions.js';
import { streamRoutes } from './routes/stream.js';
import { standardRoutes } from './routes/standards.js';
import { systemRoutes } from './routes/system.js';
import { countRoutes } from './routes/ballot-count.js';
import { negativeRoutes } from './routes/ballot-negatives.js';
import { nearTitleRoutes } from './routes/near-titles.js';
import { noticeRoutes } from './routes/notices.js';
import { ownNoticeRoutes } from './routes/own-notices.js';
import { voteRoutes } from './routes/votes.js';
import { yearlyReportRoutes } from './routes/yearly-reports.js';
import { webhookRoutes } from './routes/webhooks.js';
import { worklistRoutes } from './routes/worklist.js';

const limiter = (ports: Ports): Gates['limit'] => {
  const { on, perMinuteAddress, perMinuteSubject } = ports.config.rateLimit;
  const addresses = new RateLimit(perMinuteAddress, ports.clock);
  const subjects = new RateLimit(perMinuteSubject, ports.clock);
  return (address: string, caller: Caller | null) => {
    if (!on) return {};
    if (caller === null) return addresses.take(address);
    return caller.anonymous ? {} : subjects.take(caller.actor.id);
  };
};

/** What routes share that is no port: figures, who listens, whether the process is about to stop. */
type Shared = { readonly metrics: Metrics; readonly live: Live; readonly isDraining: () => boolean };

/** Every route of the API, in the order they are tried; the vote comes first because it is the hot one. */
function allRoutes(ports: Ports, { metrics, live, isDraining }: Shared): readonly Bound[] {
  const known = knownBy(ports);
  return [
    ...voteRoutes(ports, ballotNoun),
    ...countRoutes(ports, ballotNoun),
    ...negativeRoutes(ports, ballotNoun),
    ...commentRoutes(ports, consultationNoun),
    ...receiptRoutes(ports, consultationNoun),
    ...meetingRoutes(ports, meetingNoun),
    ...lineageRoutes(ports, projectNoun),
    ...draftingRecordRoutes(ports, draftingNoun),
    ...nounTable.flatMap((noun) => [...lifecycleRoutes(ports, noun), eventRoute(ports, noun), listRoute(ports, noun)]),
    ...[ballotNoun, consultationNoun, committeeNoun].flatMap((noun) => noticeRoutes(ports, noun)),
    ...[ballotNoun, consultationNoun, meetingNoun].flatMap((noun) => invitationRoutes(ports, noun)),
    ...dossierRoutes(ports, nounTable),
    ...committeeRoutes(ports, committeeNoun),
    ...yearlyReportRoutes(ports, committeeNoun),
    ...standardRoutes(ports, registerNoun),
    ...calendarRoutes(ports, committeeNoun),
    ...feedRoutes(ports, { projects: projectNoun, committees: committeeNoun, organisations: organisationNoun }),
    ...accessLogRoutes(ports, organisationNoun),
    ...nearTitleRoutes(ports),
    ...publicNoticeRoutes(ports),
    ...profileRoutes(ports),
    ...monitorRoutes(ports),
    ...indicatorRoutes(ports),
    ...worklistRoutes(ports, organisationNoun),
    ...streamRoutes(live),
    ...peopleRoutes(ports),
    ...webhookRoutes(ports, organisationNoun),
    ...sessionRoutes(ports, known),
    ...identityProviderRoutes(ports, known),
    ...secondFactorRoutes(ports, known),
    ...programTokenRoutes(ports),
    ...accountRoutes(ports),
    ...ownNoticeRoutes(ports),
    ...commandRoutes(ports),
    ...documentRoutes(ports),
    ...schemaRoutes(nounTable),
    ...systemRoutes(ports, isDraining),
    ...metricsRoutes(metrics),
  ];
}

/** An app that listens nowhere. `listener` takes requests; `drain` makes readiness fail so that a load balancer looks elsewhere, and ends event streams. */
export type App = { readonly listener: RequestListener; readonly log: Ports['log']; readonly endpoints: readonly Endpoint[]; drain(): void };

export function buildApp(given: AppPorts): App {
  const ports: Ports = { ...given, voters: new Voters(given.db, given.clock), marks: new Marks(given.db), pages: new OwnPages(given.config) };
  let draining = false;
  const metrics = new Metrics(ports);
  const live = new Live(ports, nounTable);
  const routes = allRoutes(ports, { metrics, live, isDraining: () => draining });
  const endpoints = routes.map((route) => route.endpoint);
  const tokens = new TokenGate(ports.config.tokenKey, ports.revocations, ports.clock);
  const operator = new OperatorToken(ports.config.metricsToken);
  const browser = fromBrowser({ tokens, key: ports.config.tokenKey, pages: ports.pages });
  const invited = new Invited(ports, nounTable);
  const gates: Gates = {
    access: new NotedAccess(ports),
    invited: (endpoint, params, caller) => (caller.session?.only == null ? caller : invited.callerFor(endpoint, params, caller)),
    mayName: namingOnlyReadable(ports),
    tokens,
    browser,
    operator,
    log: ports.log,
    limit: limiter(ports),
  };
  const hot = routes.filter(({ endpoint }) => endpoint.name === 'castVote');
  return {
    listener: measured(metrics, hotDoor(hot, gates, { trustProxy: ports.config.trustProxy, next: throughExpress(ports, routes, gates) })),
    endpoints,
    log: ports.log,
    drain: () => {
      draining = true;
      live.close();
    },
  };
}

function throughExpress(ports: Ports, routes: readonly Bound[], gates: Gates): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', ports.config.trustProxy ? 1 : false);
  app.use(packed());
  const api = Router({ caseSensitive: true });
  mountAll(api, routes, gates);
  app.use(api);
  app.use(
    docsRoutes(
      routes.map((route) => route.endpoint),
      apiVersion,
    ),
  );
  app.use(errorPages());
  app.use(
    webPages({
      door: inProcess(routes, gates),
      root: repositoryRoot,
      now: ports.clock,
      visitorOf: (req) => ({ headers: req.headers, address: countedAddress(req.ip ?? ''), requestId: requestId(req) }),
      isFromElsewhere: (req) => ports.pages.isFromElsewhere(req),
      provider: ports.config.oidc,
      samples: () => (ports.config.samples === null ? null : sampleWorld(ports.config.samples, ports.clock())),
    }),
  );
  app.use(helmet());
  app.use((req, res) => {
    res.locals['requestId'] = requestId(req);
    throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
  });
  app.use(errorMiddleware(ports.log));
  return app;
}
