import { parseDate } from '../../law/calendar/civil-date.js';
import { localDate, localDay, startOfDay } from '../../law/calendar/instant.js';
import type { Instant } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import type { Refusal } from '../../kernel/refusal.js';
import { ok, type Result } from '../../kernel/result.js';
import { makeClock, move } from '../clock.js';
import { inForce } from '../codes.js';
import { complaintsClear } from '../complaints.js';
import { fileFor } from '../documents.js';
import { asApproved } from '../published-text.js';
import type { ProjectEvent } from '../events.js';
import { declared, enteredIntoForce, published } from '../events/publication.js';
import { documentNumber, effectiveDate, openProof, openUrl } from '../fields.js';
import { filingOf } from '../filing.js';
import { notOnHold, notSuspended, standing, type ProjectGate } from '../gates.js';
import { groundOf } from '../ground.js';
import { patentsClear } from '../patents.js';
import { refused } from '../refusals.js';
import { reviewClock } from '../review-clock.js';
import type { ProjectState } from '../state.js';
import { office } from '../who.js';

const { act, clock } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/** 发布 as a document of the society, with its effective date; the clocks of 自我声明 and 复审 start. */
const publish = act('publish', {
  words: said('发布', 'publish'),
  payload: { documentNumber, effectiveDate },
  who: office,
  at: ['60.00'],
  gates: [
    notOnHold,
    notSuspended('publish'),
    patentsClear,
    complaintsClear,
    fileFor({ leaving: ['publication'], entering: '60.60' }),
    finished,
    textApproved,
  ],
  secondFactor: true,
  decide(state, { documentNumber: document, effectiveDate: date }, context) {
    const effective = effectiveFrom(date, context.now);
    if (!effective.ok) return effective;
    const text = state.documents.publishedText?.sha256 ?? '';
    return happened(
      published({
        by: context.actor.id,
        number: state.number ?? '',
        text,
        ...(text === state.approval.text ? {} : { approved: state.approval.text ?? '' }),
        announcement: state.documents.announcement?.sha256 ?? '',
        documentNumber: document,
        effectiveDate: date,
        effectiveAt: effective.value,
        declareBy: makeClock(context, context.now, state.profile.publication.declareWithin),
        reviewFrom: reviewClock(state, context, state.profile.systematicReview.startsFrom === 'effective' ? effective.value : context.now),
        replaces: state.revises?.project ?? null,
        ...filingOf(state, context),
        ...move(state, context, '60.60'),
      }),
    );
  },
});

/** A number, and the two papers that are published whatever the procedure asks for. */
function finished(state: ProjectState): May {
  const { number, documents } = state;
  if (number !== null && documents.publishedText && documents.announcement) return ok(null);
  return refused('FILE_INCOMPLETE', {
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

function textApproved(state: ProjectState): May {
  return asApproved(state, state.documents.publishedText?.sha256 ?? null);
}

/** 00:00 of the date on which the standard takes effect; the day of publication at the earliest, five years ahead at the latest. */
function effectiveFrom(date: string, now: Instant): Result<Instant, Refusal> {
  const day = parseDate(date);
  const today = localDay(now);
  if (day !== null && day >= today && day <= today + 5 * 366) return ok(startOfDay(day));
  return refused('EFFECTIVE_DATE_INVALID', {
    rule: 'D-EFFECTIVE',
    source: 'FORM-ANNOUNCEMENT',
    found: date,
    needed: { notBefore: localDate(now), withinYears: 5 },
    cure: ['self'],
  });
}

const notYetDeclared: ProjectGate = (state) =>
  state.declared
    ? refused('ALREADY_DECLARED', { ...groundOf(state, 'disclosure'), found: 'declared', needed: 'not yet declared', cure: ['nobody'] })
    : ok(null);

const declare = act('declare', {
  words: said('自我声明或文本公开', 'record the self-declaration, or that the text is open'),
  payload: { url: openUrl, proof: openProof },
  who: office,
  at: inForce,
  gates: [notOnHold, notYetDeclared],
  decide: (_state, { url, proof }, { actor }) => happened(declared({ by: actor.id, url, proof: proof ?? null })),
});

const enterIntoForce = clock('enterIntoForce', {
  words: said('开始实施', 'enter into force'),
  decide({ publication, number, end }, _none, { now }) {
    if (end !== null || publication === null || number === null || publication.effective || now < publication.effectiveAt) return happened();
    return happened(enteredIntoForce({ number }));
  },
});

export const publicationActs = [publish, declare, enterIntoForce] as const;
