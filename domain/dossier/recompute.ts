import { calendarHashHolds } from '../law/calendar/calendar.js';
import { calendars } from '../law/calendar/state-council.js';
import type { Recorded } from '../kernel/decider.js';
import { contentHash } from '../kernel/log/merkle.js';
import { shippedProfiles } from '../profile/shipped.js';
import { selfDifferences } from './check-content.js';
import { logDifferences } from './check-log.js';
import { contentOf } from './content.js';
import { differences, mostDifferences, type Difference } from './difference.js';
import { dossierFormat, dossierVersion, type Content, type Dossier } from './dossier.js';
import { redecide, type NotDecided, type Redecided } from './redecide.js';
import { sealDifferences } from './seal.js';
import { followsFromCounts, unprovenIn } from './unproven.js';
import { shownThrough } from './veil.js';

export type Noted = { readonly size: number; readonly root: string };

/** What recomputing a dossier came to, and what that shows. `computation`: everything was decided again, or only the rule applied to given counts. */
export type Recomputed = {
  readonly verdict: 'same' | 'different';
  readonly stream: string;
  readonly seq: number;
  readonly outcome: string;
  readonly log: Noted;
  readonly differences: readonly Difference[];
  readonly proven: {
    readonly integrity: boolean;
    /** `arithmetic`: an extract without counts, in which only sums, days and sentences can be checked. */
    readonly computation: 'everything' | 'givenCounts' | 'arithmetic' | 'nothing';
    /** Null for an extract, which cannot show it: nothing is wrong with that. */
    readonly completeness: boolean | null;
    /** Null when no root from elsewhere was given to compare with. */
    readonly notedRoot: boolean | null;
  };
  readonly notProven: readonly string[];
  /** Parts that nothing shown proves, as JSON pointers. */
  readonly unprovenParts: readonly string[];
  readonly decidedAgain: number;
  readonly notDecidedAgain: readonly NotDecided[];
  readonly withheld: number;
};

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** True when a value looks like a dossier at all, so that it can be judged rather than turned away. */
export function isDossier(value: unknown): value is Dossier {
  if (!isTree(value)) return false;
  const { log, seal, calendar, subject, decided, pinned, deadlines, documents } = value;
  return (
    isTree(log) &&
    Array.isArray(log['events']) &&
    log['events'].length > 0 &&
    log['events'].every(isTree) &&
    [seal, calendar, subject, decided, pinned].every(isTree) &&
    Array.isArray(deadlines) &&
    Array.isArray(documents)
  );
}

/** Does the dossier say what its own events, rule and calendar say? Every step is tried, so that one broken part does not hide another. */
export function recompute(dossier: Dossier, noted: Noted | null = null): Recomputed {
  const withheld = dossier.log.events.filter((row) => row.withheld !== undefined).length;
  const whole = withheld === 0 && dossier.log.events.every((row) => row.data !== undefined);
  const again: { made: Redecided } = { made: { differences: [], decided: 0, skipped: [] } };
  const integrity = [
    ...attempt('/format', () => formatDifferences(dossier)),
    ...attempt('/seal', () => sealDifferences({ ...dossier })),
    ...attempt('/log', () => logDifferences(dossier.log)),
    ...attempt('/calendar', () => calendarDifferences(dossier)),
    ...attempt('/profile', () => profileDifferences(dossier)),
  ];
  const root = noted === null ? null : notedDifferences(dossier, noted);
  const computed = [
    ...(whole ? attempt('/log/events', () => (again.made = redecide(recordedIn(dossier), dossier.calendar)).differences) : []),
    ...(whole ? attempt('', () => contentDifferences(dossier)) : []),
    ...attempt('', () => selfDifferences(dossier)),
  ];
  const found = placed([...integrity, ...(root ?? []), ...computed]);
  return {
    verdict: found.length === 0 ? 'same' : 'different',
    stream: String(dossier.subject.stream),
    seq: Number(dossier.subject.seq),
    outcome: isTree(dossier.outcome) ? String(dossier.outcome.word) : '',
    log: { size: dossier.log.size, root: dossier.log.root },
    differences: found.slice(0, mostDifferences),
    proven: {
      integrity: integrity.length === 0,
      computation: computed.length > 0 ? 'nothing' : whole ? 'everything' : followsFromCounts(dossier) ? 'givenCounts' : 'arithmetic',
      completeness: whole ? integrity.length === 0 : null,
      notedRoot: root === null ? null : root.length === 0,
    },
    notProven: ['identity', ...(root === null ? ['thatTheLogIsTheOneTheSystemHolds'] : []), ...(whole ? [] : ['authority', 'whatIsWithheld'])],
    unprovenParts: unprovenIn(dossier, whole),
    decidedAgain: again.made.decided,
    notDecidedAgain: again.made.skipped,
    withheld,
  };
}

/** A part that cannot even be computed with is a difference at that part. */
function attempt(place: string, step: () => readonly Difference[]): readonly Difference[] {
  try {
    return step();
  } catch (error) {
    return [{ place, check: 'shape', found: error instanceof Error ? error.message : String(error), computed: null }];
  }
}

const recordedIn = ({ log }: Dossier): readonly Recorded[] => log.events as readonly Recorded[]; // asked only where nothing is withheld

const formatDifferences = ({ format, version }: Dossier): readonly Difference[] => [
  ...differences(format, dossierFormat, { place: '/format', check: 'shape' }),
  ...differences(version, dossierVersion, { place: '/version', check: 'shape' }),
];

function calendarDifferences({ calendar, pinned }: Dossier): readonly Difference[] {
  const pin = String(pinned.calendar);
  const shipped = Object.hasOwn(calendars, pin) ? calendars[pin] : undefined;
  if (shipped !== undefined) return differences(calendar, shipped, { place: '/calendar', check: 'calendar' });
  if (!calendarHashHolds(calendar)) {
    const { hash, ...body } = calendar;
    return [{ place: '/calendar', check: 'calendar', found: hash, computed: contentHash(body) }];
  }
  return differences(pin, calendar.hash, { place: '/pinned/calendar', check: 'calendar' });
}

function profileDifferences({ profile, pinned }: Dossier): readonly Difference[] {
  if (profile === null) return [];
  const hash = contentHash(profile);
  if (hash === pinned.profile) return [];
  const shipped = Object.values(shippedProfiles).find((one) => contentHash(one) === pinned.profile);
  if (shipped !== undefined) return differences(profile, shipped, { place: '/profile', check: 'profile' });
  return [{ place: '/profile', check: 'profile', found: hash, computed: pinned.profile }];
}

/** A root that somebody kept, of this log or of the later one that is shown to begin with it; null when it is of a size the dossier does not show. */
function notedDifferences({ log }: Dossier, noted: Noted): readonly Difference[] | null {
  if (noted.size === log.size) return differences(log.root, noted.root, { place: '/log/root', check: 'notedRoot' });
  if (log.later === null || log.later.size !== noted.size) return null;
  return differences(log.later.root, noted.root, { place: '/log/later/root', check: 'notedRoot' });
}

/** A ballot in which nobody voted has nothing to withhold from its log, and is shown without marks to those who may see none. */
function seenThrough(content: Content, veil: Exclude<Dossier['sight'], 'full'>): Content {
  const { profile: _profile, sight: _sight, ...shown } = shownThrough({ ...content, profile: null }, veil);
  return shown;
}

function contentDifferences(dossier: Dossier): readonly Difference[] {
  const content: Content = contentOf(recordedIn(dossier), dossier.calendar);
  const computed = dossier.sight === 'full' ? content : seenThrough(content, dossier.sight);
  const { log: _log, calendar: _calendar, profile: _profile, notices: _notices, software: _software, sight: _sight, seal: _seal, ...found } = dossier;
  return differences(found, computed, { place: '', check: 'content' });
}

/**
 * Each place once, what was read before what was reckoned from it. Where a part and something inside it are both named, the inner place says it
 * better, unless it is only a sum or a sentence that no longer fits.
 */
function placed(found: readonly Difference[]): readonly Difference[] {
  const coarse: readonly string[] = ['seal', 'calendar', 'profile'];
  const bettered = (one: Difference): boolean =>
    found.some(
      (other) =>
        other !== one &&
        (other.place === one.place ? other.check !== 'seal' : other.check !== 'arithmetic' && other.place.startsWith(`${one.place}/`)),
    );
  const kept = found.filter((one) => !(coarse.includes(one.check) && bettered(one)));
  const sealed = found.filter(({ check }) => check === 'seal').map(({ place }) => place);
  const rank = ({ check, place }: Difference): number =>
    check !== 'arithmetic' ? 0 : sealed.some((one) => `${place}/`.startsWith(`${one}/`)) ? 1 : 2;
  const ordered = [...kept].sort((a, b) => rank(a) - rank(b));
  return ordered.filter((one, at) => ordered.findIndex((other) => other.place === one.place) === at);
}
