import { z } from 'zod';
import { evidence } from '../../contract/instant.js';
import { minutesShown, sheetShown } from '../../contract/meeting-papers.js';
import { endpoint } from '../../contract/endpoint.js';
import { idParams, oneQuery } from '../../contract/http.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import { signatureSheet } from '../../domain/meeting/signature-sheet.js';
import { bindTo, type Bound, type Reply } from '../http/call.js';
import { wantsPage } from '../http/wants-page.js';
import type { Noun } from '../nouns.js';
import type { Ports } from '../ports.js';
import { minutesPage, sheetPage } from '../read/meeting-pages.js';
import { readMinutes } from '../read/minutes.js';
import { pageHeaders } from '../read/printed-page.js';
import { lookUp } from '../read/record.js';

const query = oneQuery.extend({ format: z.enum(['json', 'html']).optional() });

const minutesEndpoint = endpoint({
  name: 'readMinutes',
  personal: true,
  method: 'get',
  path: '/api/v1/meetings/:id/minutes',
  tag: 'meetings',
  summary: 'The minutes made from the record, as JSON or as a page that prints on A4; once confirmed, those that were confirmed',
  who: 'account',
  params: idParams,
  query,
  answer: minutesShown,
  status: 200,
  alsoAs: ['text/html'],
});
const sheetEndpoint = endpoint({
  name: 'readSignatureSheet',
  personal: true,
  method: 'get',
  path: '/api/v1/meetings/:id/signature-sheet',
  tag: 'meetings',
  summary: 'The signature sheet of the roster with members due and present, as JSON or as a page that prints on A4',
  who: 'account',
  params: idParams,
  query,
  answer: sheetShown,
  status: 200,
  alsoAs: ['text/html'],
});

/** The papers of a meeting, for those who see all of it. */
export const meetingRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  bindTo(minutesEndpoint, lookUp(ports, noun), async (call, { view }): Promise<Reply> => {
    const { minutes, facts, hash } = await readMinutes(ports.db, view);
    const { confirmed } = view.state as MeetingState; // as above
    if (wantsPage(call)) return { text: minutesPage(minutes, { hash, facts, confirmed }), headers: pageHeaders };
    const agreed = confirmed === null ? null : { ...confirmed, agrees: confirmed.hash === hash };
    return { body: { hash, facts, confirmed: evidence(agreed), minutes: evidence(minutes) } };
  }),
  bindTo(sheetEndpoint, lookUp(ports, noun), (call, { view }): Reply => {
    const state = view.state as MeetingState; // as above
    const sheet = signatureSheet(state);
    return wantsPage(call) ? { text: sheetPage(sheet, state.facts), headers: pageHeaders } : { body: evidence(sheet) };
  }),
];
