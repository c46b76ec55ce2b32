import type { Instant, Recorded } from '../domain/kernel/decider.js';
import { eventOf } from '../domain/kernel/log/record.js';
import type { SupervisionEvent, Written } from '../domain/supervision/events.js';
import type { SupervisionState } from '../domain/supervision/state.js';
import { supervision } from '../domain/supervision/supervision.js';
import type { entryNames } from '../domain/supervision/words.js';
import type { Projection } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';
import { texts } from './model.js';
import { viewCollection } from './view.js';

/** One entry of the thread, as both sides read it. */
export type Entry = {
  readonly at: Instant;
  readonly kind: keyof typeof entryNames;
  readonly side: 'department' | 'society' | 'clock';
  readonly text: string | null;
  readonly files: readonly string[];
  readonly finding: number | null;
  readonly due: Instant | null;
  readonly late: boolean;
};

/** The state with the words of its thread and findings, which the decider does not need. */
export type SupervisionView = SupervisionState & { readonly thread: readonly Entry[]; readonly written: readonly Written[] };

type Said = Partial<Omit<Entry, 'at' | 'kind' | 'side'>>;
const ours = (kind: Entry['kind'], said: Said) => ({ kind, side: 'department', ...said }) as const;
const theirs = (kind: Entry['kind'], said: Said) => ({ kind, side: 'society', ...said }) as const;

function saidBy(event: SupervisionEvent): Pick<Entry, 'kind' | 'side'> & Said {
  switch (event.type) {
    case 'supervisionOpened':
    case 'questionAsked':
      return ours('question', { text: event.question, files: event.files, due: event.due });
    case 'rectificationOrdered':
      return ours('findings', { due: event.due });
    case 'evidenceReturned':
      return ours('returned', { text: event.reason, finding: event.n, due: event.due });
    case 'findingSettled':
      return ours('settled', { text: event.reason, finding: event.n });
    case 'suspensionLifted':
      return ours('lifted', { text: event.reason, finding: event.n, files: [event.evidence] });
    case 'deadlineMoved':
      return ours('moved', { text: event.reason, due: event.due });
    case 'supervisionClosed':
      return ours('conclusion', { text: event.reason, files: event.evidence === null ? [] : [event.evidence] });
    case 'answered':
      return theirs('answer', { text: event.text, files: event.files, late: event.late });
    case 'evidenceFiled':
      return theirs('evidence', { text: event.text, files: event.evidence, finding: event.n, late: event.late });
    case 'supervisionOverdue':
      return { kind: 'overdue', side: 'clock', due: event.due };
  }
}

const silent = { text: null, files: [], finding: null, due: null, late: false } as const;

function fold(state: unknown, recorded: Recorded): SupervisionView {
  const before = state as SupervisionView | null; // folded here before
  const event = eventOf(recorded) as SupervisionEvent; // an archived event of a matter of supervision
  const { at } = recorded;
  const written = event.type === 'rectificationOrdered' ? event.findings : [];
  return {
    ...supervision.evolve(before, event, at),
    thread: [...(before?.thread ?? []), { ...silent, ...saidBy(event), at }],
    written: [...(before?.written ?? []), ...written],
  };
}

export const supervisions = viewCollection('supervisions', { organisationName: String, files: texts }, [
  [{ organisation: 1, status: 1 }, { name: 'organisation' }],
  [{ parties: 1 }, { name: 'parties' }],
  [{ files: 1 }, { name: 'files' }],
]);

/** A matter is between the department and the society: nobody else reads it. */
export const supervisionProjection: Projection = {
  kind: 'supervision',
  views: supervisions,
  decider: supervision,
  fold,
  facets: (value) => {
    const { title, organisation, organisationName, department, awaited, thread, rehearsal } = value as SupervisionView; // folded above
    const sight: SightFacets = { openTo: 'nobody', parties: distinct([organisation, department]), persons: [] };
    const running = [awaited.answer, awaited.evidence].flatMap((one) => one ?? []);
    return {
      ...{ ...sight, parties: [...sight.parties], title: { zh: title, en: null }, organisation, organisationName, rehearsal },
      files: [...distinct(thread.flatMap(({ files }) => files))],
      overdue: running.some(({ overdue }) => overdue),
      closesAt: running.map(({ due }) => due).toSorted((a, b) => a - b)[0] ?? null,
    };
  },
};
