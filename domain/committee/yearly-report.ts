import type { Outcome } from '../ballot-rule/ballot-rule.js';
import { committeeBody } from './member.js';
import type { YearCount } from './state.js';
import type { CommitteeEvent } from './events.js';

/** An event with where it stands in the log, so that a figure can be followed to what it counts. */
export type Counted = { readonly seq: number; readonly event: CommitteeEvent };
/** A figure of a year; `events` are those it counts. */
export type Figure = { readonly value: number; readonly events: readonly number[] };

/** What a yearly report can be filled with. The first four stand in the event that closed the year; the others are counted from the events of it. */
export const figureNames = [
  'plenaries',
  'meetings',
  'ballots',
  'adjustments',
  'ballotsPassed',
  'ballotsFailed',
  'resolutions',
  'projectsProposed',
  'documentsAdopted',
  'membersJoined',
  'membersLeft',
  'absenceWarnings',
] as const;
export type FigureName = (typeof figureNames)[number];
export type YearFigures = { readonly [name in FigureName]: Figure };
export type ClosedYear = { readonly closedBy: number; readonly figures: YearFigures };

/** The figures of a year that was closed; null while it runs, and for years before the committee stood. */
export function figuresOfYear(events: readonly Counted[], year: number): ClosedYear | null {
  const end = events.findIndex(({ event }) => event.type === 'yearClosed' && event.closed.year === year);
  const closing = events[end]?.event;
  if (closing?.type !== 'yearClosed') return null;
  const before = events.slice(0, end).findLastIndex(({ event }) => event.type === 'yearClosed' || event.type === 'committeeEstablished');
  return { closedBy: events[end]?.seq ?? 0, figures: figuresOf(events.slice(before + 1, end), closing.closed) };
}

function figuresOf(within: readonly Counted[], closed: YearCount): YearFigures {
  const each = (counts: (event: CommitteeEvent) => number): Figure => {
    const found = within.map(({ seq, event }) => ({ seq, n: counts(event) })).filter(({ n }) => n > 0);
    return { value: found.reduce((sum, { n }) => sum + n, 0), events: found.map(({ seq }) => seq) };
  };
  /** The value is the one that was closed with; the events are those it was counted from. */
  const said = (value: number, counts: (event: CommitteeEvent) => boolean): Figure => ({
    value,
    events: each((event) => Number(counts(event))).events,
  });
  // A ballot that was counted anew is told again: its last outcome counts.
  const last = new Map(within.flatMap(({ event }) => (event.type === 'ballotEnded' ? [[event.ballot, event] as const] : [])));
  const ended = (outcome: Outcome) => (event: CommitteeEvent) =>
    event.type === 'ballotEnded' && event.outcome === outcome && last.get(event.ballot) === event;
  const once = (counts: (event: CommitteeEvent) => boolean): Figure => each((event) => Number(counts(event)));
  return {
    plenaries: said(closed.plenaries, (event) => event.type === 'meetingNoted' && event.form === 'plenary'),
    meetings: said(closed.meetings, (event) => event.type === 'meetingNoted'),
    ballots: said(closed.ballots, (event) => event.type === 'ballotCalled'),
    adjustments: said(closed.adjustments, (event) => event.type === 'membersAdjusted' && event.body === committeeBody),
    ballotsPassed: once(ended('PASS')),
    ballotsFailed: once(ended('FAIL')),
    resolutions: each((event) => (event.type === 'meetingNoted' ? event.resolutions : 0)),
    projectsProposed: once((event) => event.type === 'committeeProposedProject'),
    documentsAdopted: once((event) => event.type === 'documentAdopted'),
    membersJoined: each((event) => (event.type === 'membersAdjusted' && event.body === committeeBody ? event.added.length : 0)),
    membersLeft: each(left),
    absenceWarnings: once((event) => event.type === 'absenceWarned'),
  };
}

/** Seats of the committee itself that ended; those of its subgroups are not counted. */
function left(event: CommitteeEvent): number {
  if (event.type === 'membersAdjusted') return event.body === committeeBody ? event.ended.length : 0;
  return event.type === 'memberDeparted' ? Number(event.ended.length > 0) : 0;
}

/** A cell of the authority's form; `figure` is the name of one of ours, or one we do not know. */
export type Cell = { readonly id: string; readonly zh: string; readonly en: string; readonly figure: string | null };
export type FilledCell = Cell & { readonly value: number | null; readonly events: readonly number[] };

const isFigure = (name: string | null): name is FigureName => figureNames.some((one) => one === name);

/** The form of the year, filled. A cell whose figure is not known stays open and is named: nobody fills it by guess. */
export function fillCells(
  cells: readonly Cell[],
  figures: YearFigures,
): { readonly cells: readonly FilledCell[]; readonly unmapped: readonly string[] } {
  const filled = cells.map((cell): FilledCell => {
    const figure = isFigure(cell.figure) ? figures[cell.figure] : null;
    return { ...cell, value: figure?.value ?? null, events: figure?.events ?? [] };
  });
  return { cells: filled, unmapped: filled.filter((cell) => cell.value === null).map((cell) => cell.id) };
}
