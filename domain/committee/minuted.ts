import type { Stream } from '../kernel/decider.js';
import type { MeetingState } from '../meeting/state.js';
import type { Matter } from '../messages/matter.js';

/** The meeting whose confirmed minutes say that a matter was resolved, and the number of the resolution. */
export type Minuted = { readonly meeting: Stream; readonly resolution: string };

type Asked = { readonly matter: Matter; readonly sha256: string; readonly minutes: string };

/** Found in a meeting of the committee: its chair confirmed these minutes, and a resolution adopts this text on this matter; by a vote only when it passed. */
export function minutedIn({ stream, confirmed, agenda, resolutions }: MeetingState, { matter, sha256, minutes }: Asked): Minuted | null {
  if (confirmed?.hash !== minutes) return null;
  const items = agenda.filter((item) => item.matter === matter && item.documents.includes(sha256)).map(({ n }) => n);
  const found = resolutions.find(({ item, vote, outcome }) => items.includes(item) && (vote === null || outcome === 'PASS'));
  return found === undefined ? null : { meeting: stream, resolution: found.number };
}
