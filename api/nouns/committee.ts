import { idOf } from '../../domain/kernel/decider.js';
import { z } from 'zod';
import { committeeView, publicCommitteeView } from '../../contract/views/committee.js';
import { viewsOf } from '../../db/collections.js';
import type { View } from '../../db/projection.js';
import { minutedIn } from '../../domain/committee/minuted.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import type { Ports } from '../ports.js';
import { hostBarOf, seatsElsewhere } from '../../db/membership.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import { committee } from '../../domain/committee/committee.js';
import { document, members, newHost } from '../../domain/committee/fields.js';
import { adjustmentFields } from '../../domain/committee/member-fields.js';
import { callFields, matter, minutes } from '../../domain/committee/work-fields.js';
import { actSchemasOf, startSchemaOf } from '../../domain/kernel/wire.js';
import { committeeProfileOn } from '../../domain/committee/profiles.js';
import type { CommitteeState, UnitRef } from '../../domain/committee/state.js';
import type { Candidate } from '../../domain/committee/member.js';
import { derivedId } from '../derived-id.js';
import { HttpProblem } from '../http/problem.js';
import { actRoutes, datesIn, type Noun } from '../nouns.js';
import { showCommittee } from '../shown/committee.js';
import { withDrafters } from '../policy/drafters-known.js';
import { authorityNamed } from '../policy/registered-authority.js';
import { timeOf } from '../read/time-of.js';
import { checkRehearsal, clockOf, rehearsalFields } from '../rehearsal-start.js';

const startBody = startSchemaOf(committee).safeExtend(rehearsalFields).superRefine(checkRehearsal);

const proposed = z.object({ members });
const hosted = z.object({ host: newHost });
const adjusted = z.object(adjustmentFields);
const called = z.object(callFields);
const adopted = z.object({ matter, sha256: document, minutes });

const stateOf = (view: View): CommitteeState => view.state as CommitteeState; // written by the projection of committees

/** Acts whose people are counted over all committees, and whom they bring in. */
const counted: { readonly [act: string]: (body: object, state: CommitteeState) => readonly Candidate[] } = {
  proposeRoster: (body) => proposed.parse(body).members,
  filePlan: (_, state) => state.roster,
  fileRenewal: (_, state) => state.roster,
  adjustMembers: (body) => adjusted.parse(body).add,
  formSubgroup: () => [],
};

/** Acts that may name another host, who must not be barred. */
const hostNamed: { readonly [act: string]: (body: object) => { readonly host?: UnitRef | undefined } } = {
  reviseApplication: (body) => hosted.parse(body),
  approveChange: (body) => hosted.parse(body),
};

/** Minutes are made from the log of a meeting: only the meeting knows whether they are its own, and what it resolved. */
async function minuted({ db }: Ports, { stream }: CommitteeState, { matter, sha256, minutes }: z.output<typeof adopted>) {
  if (minutes === undefined) return {};
  const views = await viewsOf(db, 'meetings').find({ committee: stream, 'state.confirmed.hash': minutes }).lean<View[]>();
  const found = views.map(({ state }) => minutedIn(state as MeetingState, { matter, sha256, minutes })).find((one) => one !== null); // written by the projection of meetings
  return found === undefined ? {} : { minuted: found };
}

/** A technical committee from application to deregistration. */
export const committeeNoun: Noun = {
  kind: 'committee',
  path: 'committees',
  tag: 'committees',
  collection: 'committees',
  decider: committee,
  acts: actRoutes(actSchemasOf(committee)),
  start: {
    body: startBody,
    birth: async (body, { commandId, now, ports }) => {
      const { rehearsalScale, rehearsalEpoch, rehearsalCatchesUp, ...start } = startBody.parse(body);
      const clock = clockOf({ rehearsalScale, rehearsalEpoch, rehearsalCatchesUp }, now);
      // The version that holds on the day the application is made, which a rehearsal has of its own.
      const on = localDate(clock?.epoch ?? now);
      const profile = committeeProfileOn(start.profile, on);
      if (profile === null)
        throw new HttpProblem('NO_SUCH_PROFILE', {
          found: { profile: start.profile, on },
          needed: 'an id of GET /api/v1/profiles with a version that holds on the day',
          cure: ['self'],
        });
      await authorityNamed(ports, start.authority);
      const hostBar = await hostBarOf(ports.db, start.host.organisation, { rehearsal: start.rehearsal, on });
      return { id: derivedId('c', commandId), input: { ...start, profile, hostBar }, ...(clock === null ? {} : { clock }) };
    },
  },
  prepare: async (ports, { view, act, body }) => {
    const state = stateOf(view);
    if (act === 'callBallot') {
      const call = called.parse(body);
      return { ...body, ...(await withDrafters(ports, call, localDate(timeOf(view, ports.clock())))) };
    }
    const { host } = hostNamed[act]?.(body) ?? {};
    if (host !== undefined)
      return {
        ...body,
        hostBar: await hostBarOf(ports.db, host.organisation, { rehearsal: state.rehearsal, on: localDate(timeOf(view, ports.clock())) }),
      };
    if (act === 'adoptDocument') return { ...body, ...(await minuted(ports, state, adopted.parse(body))) };
    const people = counted[act]?.(body, state) ?? [];
    if (people.length === 0) return body;
    const on = localDate(timeOf(view, ports.clock()));
    const about = { committee: state.stream, rehearsal: state.rehearsal, on };
    const elsewhere = await seatsElsewhere(
      ports.db,
      people.map((one) => one.person),
      about,
    );
    return { ...body, elsewhere };
  },
  views: { full: committeeView, public: publicCommitteeView },
  show: showCommittee,
  deadlines: (value) => datesIn((value as CommitteeState).clocks), // as above
  links: (view, id) => {
    const { ballots, meetings, report } = stateOf(view);
    const self = `/api/v1/committees/${id}`;
    return {
      composition: `${self}/composition`,
      electorate: `${self}/electorate`,
      desk: `${self}/desk`,
      ...(report === null ? {} : { yearlyReport: `${self}/yearly-report?year=${report.year}` }),
      notices: `${self}/notices`,
      ...Object.fromEntries(ballots.map((one, i) => [`ballot${i + 1}`, `/api/v1/ballots/${idOf(one.ballot)}`])),
      ...Object.fromEntries(meetings.map((one, i) => [`meeting${i + 1}`, `/api/v1/meetings/${idOf(one.meeting)}`])),
    };
  },
};
