import { deadline } from '../../law/calendar/deadline.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type Gate } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { ConsultationOrder } from '../../messages/messages.js';
import { needStream } from '../../kernel/need-role.js';
import { ok } from '../../kernel/result.js';
import { remindsInTime } from '../../kernel/over.js';
import { lateCount } from '../comment-marks.js';
import { isGone } from '../consultation-window.js';
import {
  addresseeRemindersSkipped,
  addresseesReminded,
  consultationClosed,
  consultationExtended,
  consultationVoided,
  textCorrected,
} from '../events/round.js';
import type { ConsultationEvent } from '../events.js';
import { days, reason } from '../fields.js';
import { beforeClose, inPhase, office } from '../gates.js';
import { refused } from '../refusals.js';
import { windowUntil } from '../start-consultation.js';
import type { ConsultationPhase, ConsultationState } from '../state.js';

const { act, clock, report } = actsOf<ConsultationState, ConsultationEvent, ConsultationPhase>({ at: inPhase });

const day = 86_400_000;
/** Longest total window, from opening; beyond it a new round is honest. */
const maxWindowDays = 365;

/** What is left of the longest window, in whole days. */
const daysLeft = ({ closesAt, openedAt }: ConsultationState): number => maxWindowDays - Math.ceil((closesAt - openedAt) / day);
const outOfRange = (state: ConsultationState, found: number | null) =>
  refused('EXTENSION_OUT_OF_RANGE', { rule: 'G4', source: 'D-LONGER-ONLY', found, needed: { min: 1, max: daysLeft(state) } });
const mayGrow: Gate<ConsultationState> = (state) => (daysLeft(state) >= 1 ? ok(null) : outOfRange(state, null));

/** Longer only, so nobody who relied on the date loses a day. */
const extendConsultation = act('extendConsultation', {
  words: said('延长征求意见', 'extend the comment round'),
  payload: { days, reason },
  who: office,
  at: ['open'],
  gates: [beforeClose, mayGrow],
  secondFactor: true,
  decide(state, { days: more, reason: why }, { actor, calendar, now }) {
    if (!Number.isInteger(more) || more < 1 || more > daysLeft(state)) return outOfRange(state, more);
    const { closesAt, provisional } = deadline(calendar, state.closesAt - 1, { count: more, unit: 'calendarDays' });
    const window = windowUntil({ closesAt, provisional }, state.reminders, now);
    return happened(consultationExtended({ days: more, reason: why, by: actor.id, ...window }));
  },
});

type Order<Type extends ConsultationOrder['type']> = Extract<ConsultationOrder, { readonly type: Type }>;

/** An erratum keeps the window, a technical change voids the round. An order about another text no longer concerns it. */
const swapText = report<Order<'swapText'>>('swapText', {
  words: said('项目更换文本', 'the project puts another text'),
  from: 'standard-project',
  decide(state, { from, to, nature, reason: why }, { actor }) {
    const ours = needStream(actor, state.project);
    if (!ours.ok) return ours;
    if (isGone(state) || state.text !== from || from === to) return happened();
    if (nature === 'technical') return happened(consultationVoided({ reason: why, to, by: actor.id }));
    return state.phase === 'open' ? happened(textCorrected({ from, to, reason: why, by: actor.id })) : happened();
  },
});

const voidConsultation = report<Order<'voidConsultation'>>('voidConsultation', {
  words: said('项目作废本轮', 'the project voids the round'),
  from: 'standard-project',
  decide(state, { reason: why }, { actor }) {
    const ours = needStream(actor, state.project);
    if (!ours.ok) return ours;
    return isGone(state) ? happened() : happened(consultationVoided({ reason: why, to: null, by: actor.id }));
  },
});

/** A reminder says how many days are left; where that is no longer true it is skipped, with all others whose time has passed. */
const remindAddressees = clock('remindAddressees', {
  words: said('催促复函', 'remind those who have not replied'),
  at: ['open'],
  decide({ closesAt, remindersLeft, addressees, replies }, { daysLeft }: { readonly daysLeft: number }, { now }) {
    if (!remindersLeft.includes(daysLeft)) return happened();
    if (!remindsInTime(closesAt, daysLeft, now))
      return happened(addresseeRemindersSkipped({ days: remindersLeft.filter((left) => !remindsInTime(closesAt, left, now)) }));
    return happened(addresseesReminded({ daysLeft, silent: addressees.filter((_, i) => replies.charAt(i) === '.') }));
  },
});

const closeConsultation = clock('closeConsultation', {
  words: said('征求意见截止', 'close the comment round'),
  at: ['open'],
  decide(state, _none, { calendar, now }) {
    const { countsUntil, comments, closesAt, answer } = state;
    if (now < countsUntil)
      return refused('CONSULTATION_STILL_OPEN', { rule: 'G4', source: 'GS-14', found: now, needed: { from: countsUntil }, cure: ['nobody'] });
    const { closesAt: answerBy, provisional } = deadline(calendar, closesAt - 1, answer);
    return happened(consultationClosed({ comments, late: lateCount(state), answerBy, provisional }));
  },
});

export const roundActs = [extendConsultation, swapText, voidConsultation, remindAddressees, closeConsultation] as const;
