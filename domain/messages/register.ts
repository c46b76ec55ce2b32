import type { Instant, Stream } from '../kernel/decider.js';
import type { Refusal } from '../kernel/refusal.js';

/** The birth of a register of numbers. */
export type RegisterInput = { readonly code: string; readonly organisation: string; readonly serialWidth: number; readonly rehearsal: boolean };

/** From a project to the register of its organisation's code. A revision keeps the serial and takes the new year. */
export type RegisterOrder =
  | {
      readonly type: 'mint';
      readonly project: Stream;
      readonly year: number;
      readonly revises: string | null;
      readonly wish: string | null;
      readonly mandatory?: boolean;
      /** What the project's clock shows: a rehearsed book serves many rehearsals, each with a clock of its own. Absent in orders of older code. */
      readonly asOf?: Instant;
      /** The issuer: a register gives numbers to its own organisation's projects. Absent in orders of older code. */
      readonly organisation?: string;
    }
  | { readonly type: 'burn'; readonly project: Stream; readonly number: string; readonly reason: string };

/** To a project, from the register of numbers. */
export type RegisterReport =
  | { readonly type: 'numberMinted'; readonly number: string; readonly serial: string; readonly year: number }
  | { readonly type: 'numberRefused'; readonly refusal: Refusal };
