import type { ActorId } from '../actor.js';
import type { Instant, Stream } from '../decider.js';
import type { RegisterInput, RegisterOrder } from '../register-messages.js';
import type { Refusal } from '../refusal.js';

/** The numbers of one society's code, real or for rehearsals, never both. `book` is read by number-book.ts. */
export type RegisterState = {
  readonly code: string;
  readonly organisation: string;
  readonly serialWidth: number;
  readonly rehearsal: boolean;
  readonly highest: number;
  readonly book: readonly string[];
};

/** A number of a catalogue, with the title it has there where the catalogue says it. */
export type Used = string | { readonly number: string; readonly title: string };

export type RegisterCommand =
  | RegisterOrder
  | { readonly type: 'importUsed'; readonly numbers: readonly Used[]; readonly source: string }
  | { readonly type: 'reassignRegister'; readonly organisation: string; readonly reason: string; readonly evidence: string };

/** `mark` is printed wherever the number is, so that a training number is never taken for a real one. */
export type Minted = {
  readonly project: Stream;
  readonly number: string;
  /** As printed, with the society's leading zeros; `plain` without them. */
  readonly serial: string;
  readonly plain: string;
  readonly year: number;
  readonly revises: string | null;
  readonly mark: 'REHEARSAL' | null;
  /** On the clock of the project. */
  readonly asOf?: Instant;
};

export type RegisterEvent =
  | ({ readonly type: 'registerOpened' } & RegisterInput)
  | ({ readonly type: 'numberMinted' } & Minted)
  /** The project asked again: the same number, told again. */
  | ({ readonly type: 'numberRepeated' } & Minted)
  | { readonly type: 'numberRefused'; readonly project: Stream; readonly refusal: Refusal }
  | {
      readonly type: 'numberBurnt';
      readonly project: Stream;
      readonly number: string;
      readonly plain: string;
      readonly year: number;
      readonly reason: string;
    }
  | {
      readonly type: 'numbersImported';
      readonly source: string;
      readonly numbers: readonly { readonly number: string; readonly plain: string; readonly year: number; readonly title?: string }[];
      readonly by: ActorId;
    }
  /** The code is another organisation's: the register goes over to it with all its numbers, which stay used. */
  | {
      readonly type: 'registerReassigned';
      readonly from: string;
      readonly organisation: string;
      readonly reason: string;
      readonly evidence: string;
      readonly by: ActorId;
    };
