import type { Recorded } from '../kernel/decider.js';
import type { BallotEvent } from '../ballot/events.js';
import { namesPersons, shownResult, type Shown } from '../ballot/class-figures.js';
import type { Content, Dossier, LoggedEvent } from './dossier.js';
import type { Result } from './result.js';
import { sealOf } from './seal.js';
import { explained } from './result.js';

/** How much a reader sees: `full` is everything but what single rows withhold; `counts` is everything but who voted how; `public` names no person. */
export type Veil = { readonly sight: Dossier['sight']; readonly row: (event: Recorded) => LoggedEvent };

/** Events of a ballot from which no vote can be read. Every other one, also of a kind that comes later, is there by its leaf alone. */
const harmless: readonly string[] = [
  'ballotDrafted',
  'ballotOpened',
  'openingFailed',
  'attendanceRecorded',
  'extensionProposed',
  'ballotExtended',
  'reopeningProposed',
  'ballotReopened',
  'voidingProposed',
  'ballotVoided',
  'ballotRecalled',
  'votersReminded',
  'remindersSkipped',
  'factRecorded',
  'outageRecorded',
  'closeHeld',
  'resultUsed',
  'textSwapped',
  'ballotSettled',
];
const results: readonly string[] = ['ballotClosed', 'tieDecided', 'resultRevised'];
const publicResult: readonly string[] = [
  'by',
  'outcome',
  'counts',
  'trace',
  'papers',
  'rule',
  'params',
  'profile',
  'size',
  'casts',
  'late',
  'unconfirmed',
  'swapped',
  'tied',
  'cause',
  'before',
];

const withheldAll = ['at', 'actor', 'commandId', 'type', 'data', 'asked'] as const;

/** Nothing but the leaf: enough for the root, which covers it. */
export const leafOnly = ({ seq, leaf }: Recorded): LoggedEvent => ({ seq, leaf, withheld: withheldAll });

/** What happened and when, not by whom and not what in particular. */
export const typeOnly = ({ seq, leaf, type, at }: Recorded): LoggedEvent => ({
  seq,
  leaf,
  type,
  at,
  withheld: ['actor', 'commandId', 'data', 'asked'],
});

const part = (data: object, keep: (name: string) => boolean): Recorded['data'] =>
  Object.fromEntries(Object.entries(data).filter(([name]) => keep(name)));

/** A ballot whose terms name no votes: each vote is there by its leaf alone, and a result without the seats it could be read from. */
export function countsRow(event: Recorded): LoggedEvent {
  const { seq, leaf, type } = event;
  if (type === 'ballotDrafted') return withoutCarried(event);
  if (results.includes(type) && telling(event.data)) return withoutFigures(event);
  if (!harmless.includes(type) && !results.includes(type)) return { seq, leaf, type, withheld: withheldAll.filter((name) => name !== 'type') };
  if (!tells(event.data)) return event;
  return { ...event, data: part(event.data, (name) => !ofSeats.includes(name)), withheld: ofSeats.map((name) => `data.${name}`) };
}

/** A ballot that follows from another is born with what the round before brought, seat by seat: those are votes. Only which ballot it was is shown. */
function withoutCarried(event: Recorded): LoggedEvent {
  const { input } = event.data as Pick<Extract<BallotEvent, { readonly type: 'ballotDrafted' }>, 'input'>; // the archived birth of a ballot
  if (!input.follows) return event;
  const { kind, of } = input.follows;
  return { ...event, data: { ...event.data, input: { ...input, follows: { kind, of } } }, withheld: ['data.input.follows'] };
}

const ofSeats: readonly string[] = ['sensitivity', 'seat', 'excluded', 'changed'];
const ofClasses: readonly string[] = ['counts.classes', 'counts.weights', 'trace', 'before'];

const resultOf = (data: object): Shown => data as Shown; // an archived result
/** The result itself, or the one it takes the place of. */
const telling = (data: object): boolean => {
  const { before } = data as { readonly before?: Shown }; // of an archived revision
  return namesPersons(resultOf(data).counts) || (before !== undefined && namesPersons(before.counts));
};

/** A result with a class so small that its figures are votes: neither they nor the seats are shown. */
function withoutFigures(event: Recorded): LoggedEvent {
  const data = part({ ...event.data, ...shownResult(resultOf(event.data)) }, (name) => ![...ofSeats, 'before'].includes(name));
  return { ...event, data, withheld: [...ofSeats, ...ofClasses].map((name) => `data.${name}`) };
}

/** A result from which the vote of a named seat could be read. */
function tells(data: object): boolean {
  const { excluded, sensitivity, seat, changed } = { excluded: [], sensitivity: null, seat: null, changed: [], ...data } as {
    readonly [name: string]: unknown;
  }; // the fields results have in common
  const voted = Array.isArray(excluded) && excluded.some((one: { readonly was?: string }) => !['.', '-', undefined].includes(one.was));
  return voted || sensitivity !== null || seat !== null || (Array.isArray(changed) && changed.length > 0);
}

/** A ballot as accounts outside its roll see it. */
export const publicBallotRow = (event: Recorded): LoggedEvent =>
  results.includes(event.type)
    ? { ...typeOnly(event), stream: event.stream, data: part(countsRow(event).data ?? {}, (name) => publicResult.includes(name)) }
    : harmless.includes(event.type)
      ? typeOnly(event)
      : countsRow(event);

/** A row without the person behind it. */
export function withoutPerson(event: Recorded): LoggedEvent {
  const { actor: _actor, commandId: _commandId, asked: _asked, ...row } = event;
  return { ...row, data: part(event.data, (name) => name !== 'by'), withheld: ['actor', 'commandId', 'asked', 'data.by'] };
}

/** The same dossier for a reader who may see less. What is withheld stays provable by its leaf; the seal is that of what is shown. */
export function veiled(dossier: Dossier, { sight, row }: Veil): Dossier {
  const { seal: _seal, ...whole } = dossier;
  const events = dossier.log.events.map((event) => row(event as Recorded)); // a dossier that was just made is whole
  const shown = { ...shownThrough(whole, sight), log: { ...dossier.log, events } };
  return { ...shown, seal: sealOf(shown) };
}

/** Everything but the log as this sight shows it. */
export const shownThrough = <Whole extends Content & Pick<Dossier, 'profile'>>(whole: Whole, sight: Veil['sight']) => ({
  ...whole,
  ...(sight === 'full' ? {} : withoutMarks(whole)),
  ...(sight === 'public' ? withoutPersons(whole) : {}),
  sight,
});

const figures = (result: Result | null): Result | null => result && (namesPersons(result.counts) ? explained(shownResult(result)) : result);

function withoutMarks({ electorate, sensitivity, result, before }: Content): Pick<Content, 'electorate' | 'sensitivity' | 'result' | 'before'> {
  return {
    result: figures(result),
    before: figures(before),
    electorate: electorate && { ...electorate, seats: electorate.seats?.map(({ mark: _mark, ...seat }) => seat) ?? null },
    sensitivity: sensitivity && {
      ...sensitivity,
      lateExclusionsCounted: sensitivity.lateExclusionsCounted && {
        ...(({ outcome, same, zh, en }) => ({ outcome, same, zh, en }))(sensitivity.lateExclusionsCounted),
      },
      withoutSeat: null,
    },
  };
}

const publicDocuments: readonly string[] = ['text', 'draft', 'reviewedText', 'approvedText'];

function withoutPersons(dossier: Content): Partial<Content & Pick<Dossier, 'profile'>> {
  const { decided, electorate, composition, deadlines, documents } = dossier;
  const { by } = decided;
  return {
    decided: {
      ...decided,
      by: by.kind === 'person' ? { kind: 'person', id: '', zh: '由责任人作出（姓名不公开）', en: 'by a person, not named here' } : by,
    },
    electorate: electorate && { ...electorate, seats: null },
    composition: composition && { ...composition, people: null, findings: composition.findings.map((one) => ({ ...one, found: null })) },
    deadlines: deadlines.map((one) => ({ ...one, moved: one.moved.map((move) => ({ ...move, signers: move.signers.map(() => '') })) })),
    documents: documents.filter(({ what }) => publicDocuments.includes(what)),
    profile: null,
  };
}
