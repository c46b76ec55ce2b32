import type { ConsultationOrder } from '../messages.js';
import type { Disposition } from './consultation-state.js';

/**
 * A comment as it travels. `text` is the words, `draft` the SHA-256 of what was read. Individuals have no organisation. `personal` is the digest of the author's name and
 * contact, which stand beside the log.
 */
export type CommentCommand = {
  readonly type: 'comment';
  readonly clause: string;
  readonly kind: 'general' | 'technical' | 'editorial';
  readonly text: string;
  readonly proposed?: string;
  readonly reason?: string;
  readonly organisation?: string;
  readonly organisationName?: string;
  /** What the API saw: the account belongs to the organisation it names; otherwise the organisation is 自称 (self-stated). Absent where none is named. */
  readonly verified?: boolean;
  readonly personal: string;
  readonly draft: string;
  /** How it came; anything but `web` is typed in by the office. */
  readonly via?: 'web' | 'sheet' | 'letter' | 'telephone';
};

export type Dispose = { readonly type: 'dispose'; readonly comments: readonly number[]; readonly disposition: Disposition; readonly reason?: string };

export type ConsultationCommand =
  | CommentCommand
  | { readonly type: 'withdrawComment'; readonly comment: number }
  | { readonly type: 'recordReply'; readonly organisation: string }
  | Dispose
  | { readonly type: 'linkDuplicates'; readonly lead: number; readonly comments: readonly number[] }
  | { readonly type: 'objectDisposition'; readonly comment: number; readonly reason: string }
  /** The drafters stand by the disposition, or take another; the answer is the reason. */
  | { readonly type: 'answerObjection'; readonly comment: number; readonly answer: string; readonly disposition?: Disposition }
  | { readonly type: 'extendConsultation'; readonly days: number; readonly reason: string }
  | { readonly type: 'settleConsultation'; readonly substantive: boolean }
  | ConsultationOrder
  | { readonly type: 'remindAddressees'; readonly daysLeft: number }
  | { readonly type: 'closeConsultation' }
  | { readonly type: 'noteOverdueAnswer' }
  | { readonly type: 'noteOverdueObjection' };

export type ConsultationAct<Type extends ConsultationCommand['type']> = Extract<ConsultationCommand, { readonly type: Type }>;
