import { parseDate } from '../calendar/civil-date.js';
import { localDate, localDay, startOfDay } from '../calendar/instant.js';
import type { Context, Instant } from '../decider.js';
import { longestReviewInterval } from '../law/floors.js';
import { refuse, type Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import { all, happened, open, provided, type Acts, type May, type Verdict } from './act.js';
import { earliest, makeClock, move } from './clock.js';
import { inForce } from './codes.js';
import type { Command } from './commands.js';
import { complaintsClear } from './complaint.js';
import { complete } from './documents.js';
import { asApproved } from './editorial-change.js';
import { filingOf } from './filing.js';
import { patentsClear } from './patents.js';
import type { Clock, ProjectState } from './state.js';
import { clock, office } from './who.js';
import { groundOf } from './ground.js';

const canPublish = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: office, at: ['60.00'] }),
    () => patentsClear(state, context),
    () => complaintsClear(state),
  );

/** 发布 as a document of the society, with its effective date; the clocks of 自我声明 and 复审 start. */
function decidePublish(state: ProjectState, { documentNumber, effectiveDate }: Command<'publish'>, context: Context): Verdict {
  const effective = effectiveFrom(effectiveDate, context.now);
  if (!effective.ok) return effective;
  const present = complete(state, { leaving: ['publication'], entering: '60.60' });
  const [number, text, announcement] = [state.number, state.documents.publishedText, state.documents.announcement];
  if (!present.ok) return present;
  if (number === null || !text || !announcement) return unfinished(state);
  const approved = asApproved(state, text.sha256);
  if (!approved.ok) return approved;
  return happened({
    type: 'published',
    by: context.actor.id,
    number,
    text: text.sha256,
    ...(text.sha256 === state.approval.text ? {} : { approved: state.approval.text ?? '' }),
    announcement: announcement.sha256,
    documentNumber,
    effectiveDate,
    effectiveAt: effective.value,
    declareBy: makeClock(context, context.now, state.profile.publication.declareWithin),
    reviewFrom: reviewClock(state, context, state.profile.systematicReview.startsFrom === 'effective' ? effective.value : context.now),
    replaces: state.revises?.project ?? null,
    ...filingOf(state, context),
    ...move(state, context, '60.60'),
  });
}

function unfinished(state: ProjectState): Verdict {
  return refuse('FILE_INCOMPLETE', {
    ...groundOf(state, 'order'),
    found: {
      number: state.number,
      publishedText: state.documents.publishedText?.sha256 ?? null,
      announcement: state.documents.announcement?.sha256 ?? null,
    },
    needed: ['number', 'publishedText', 'announcement'],
    cure: ['officer', 'secretariat'],
  });
}

/** 00:00 of the date on which the standard takes effect; the day of publication at the earliest, five years ahead at the latest. */
function effectiveFrom(date: string, now: Instant): Result<Instant, Refusal> {
  const day = parseDate(date);
  const today = localDay(now);
  if (day !== null && day >= today && day <= today + 5 * 366) return ok(startOfDay(day));
  return refuse('EFFECTIVE_DATE_INVALID', {
    rule: 'D-EFFECTIVE',
    source: 'FORM-ANNOUNCEMENT',
    found: date,
    needed: { notBefore: localDate(now), withinYears: 5 },
    cure: ['self'],
  });
}

/** When the next 复审 begins: the profile's interval, never later than its cap, nor than the law's whatever the profile says. */
export function reviewClock(state: ProjectState, context: Context, from: Instant): Clock {
  const { interval, cap } = state.profile.systematicReview;
  return earliest(makeClock(context, from, interval), makeClock(context, from, cap), makeClock(context, from, longestReviewInterval));
}

const canDeclare = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: office, at: inForce }),
    () =>
      state.declared
        ? refuse('ALREADY_DECLARED', {
            ...groundOf(state, 'disclosure'),
            found: 'declared',
            needed: 'not yet declared',
            cure: ['nobody'],
          })
        : ok(null),
  );

export const publicationActs: Acts<'publish' | 'declare' | 'enterIntoForce'> = {
  publish: { can: canPublish, decide: decidePublish },
  declare: {
    can: canDeclare,
    decide: (_state, { url, proof }, { actor }) => provided(ok(null), { type: 'declared', by: actor.id, url, proof: proof ?? null }),
  },
  enterIntoForce: {
    can: clock,
    decide(state, _command, { now }) {
      const { publication, number, end } = state;
      if (end !== null || publication === null || number === null || publication.effective || now < publication.effectiveAt) return ok([]);
      return happened({ type: 'enteredIntoForce', number });
    },
  },
};
