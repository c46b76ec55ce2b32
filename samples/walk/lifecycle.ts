import type { Body, Problem } from './api-client.js';
import type { Player } from './player.js';

/** One act as an answer lists it: open with its schema, or closed with all that stands in the way, what it is refused by first. */
export type ActRow = {
  readonly name: string;
  readonly href: string;
  readonly open: boolean;
  readonly schema?: Schema;
  readonly blockers: readonly Problem[];
};

/** The part of JSON Schema that telling which values to send needs. */
export type Schema = { readonly properties?: { readonly [name: string]: unknown }; readonly required?: readonly string[] };

/** `GET` of one lifecycle (contract/http.ts, lifecycleShown), as far as a walk reads it. */
export type Shown = {
  readonly id: string;
  readonly self: string;
  readonly seq: number;
  readonly status: string;
  readonly stage?: { readonly zh: string; readonly en: string } | null;
  readonly organisation: string | null;
  readonly rehearsal: boolean;
  readonly state: Body;
  readonly acts: readonly ActRow[];
  readonly links: { readonly [name: string]: string };
};

/** An act in the hands of somebody; null is whoever has no account. */
export type Offer = { readonly on: Shown; readonly act: ActRow; readonly player: Player | null };

/** An act that must be listed where it is looked for, open or not. */
export function actOf(shown: Shown, name: string): ActRow {
  const act = shown.acts.find((one) => one.name === name);
  if (act) return act;
  throw new Error(`${shown.self} does not list the act ${name}`);
}

/** Open, or refused for papers that can be supplied or a consent that can be asked for. */
export const canBeTaken = ({ open, blockers: [first] }: ActRow): boolean =>
  open || ['FILE_INCOMPLETE', 'PAPERS_MISSING', 'CONSENT_MISSING'].includes(first?.code ?? '');

export const isOpen = (shown: Shown, name: string): boolean => shown.acts.some((one) => one.name === name && one.open);

export type RefusedAct = { readonly act: string; readonly refusal: Problem };

/** What stands against those of these acts that are closed. */
export const refusalsOf = ({ acts }: Shown, names: readonly string[]): readonly RefusedAct[] =>
  acts.flatMap(({ name, blockers }) => (names.includes(name) ? blockers.map((refusal) => ({ act: name, refusal })) : []));

/** An answer of the API, taken at its word: the contract test of the API holds it to this shape. */
export const shownOf = (body: Body): Shown => body as unknown as Shown;

/** A value inside a state, by its path; undefined when there is none. */
export function inside(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as Body)[name] : undefined),
    value,
  );
}

export const textIn = (value: unknown, ...path: readonly string[]): string | null => {
  const found = inside(value, ...path);
  return typeof found === 'string' ? found : null;
};

export const listIn = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = inside(value, ...path);
  return Array.isArray(found) ? found : [];
};
