import type { PayloadOf, Shape } from '../kernel/field.js';
import type {
  answerFields,
  factFields,
  HolderKnown,
  mandateFields,
  motionFields,
  reason,
  recusalFields,
  seat,
  SwapKnown,
  swapFields,
  votedText,
  withdrawalFields,
} from './fields.js';

type Asked<Type extends string, S extends Shape> = { readonly type: Type } & PayloadOf<S>;
type Because = { readonly seat: typeof seat; readonly reason: typeof reason };

/** An act of one person that would change a cast vote, who votes or a declared result, as it was asked for: a ballot keeps it until a second person has read it. */
export type Change =
  | Asked<'recuse', typeof recusalFields>
  | (Asked<'recordMandate', typeof mandateFields> & HolderKnown)
  | Asked<'withdrawMandate' | 'objectPaper' | 'findPersuasive', Because>
  | Asked<'confirmConditional', { readonly seat: typeof seat; readonly text: typeof votedText }>
  | Asked<'withdrawNegative', typeof withdrawalFields>
  | Asked<'answerNegative', typeof answerFields>
  | Asked<'recordFact', typeof factFields>
  | Asked<'putMotion', typeof motionFields>
  | (Asked<'swapBallotText', typeof swapFields> & SwapKnown);
