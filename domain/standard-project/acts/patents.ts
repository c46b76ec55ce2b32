import { holds, type Actor } from '../../kernel/actor.js';
import { actsOf } from '../../kernel/act.js';
import { happened, someOf, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { PatentNumber } from '../../law/patent-number.js';
import type { PersonId } from '../../kernel/person-id.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import { inForce } from '../codes.js';
import type { ProjectEvent } from '../events.js';
import { patentDisclosed, patentLicensed, patentQuestionAnswered, patentRemoved } from '../events/patents.js';
import {
  asWritten,
  clause,
  drafterStatement,
  freedText,
  holder,
  holderStatement,
  knows,
  licence,
  patent,
  patentTitle,
  persons,
  reason,
} from '../fields.js';
import { notOnHold, standing, type ProjectGate } from '../gates.js';
import { groundOf } from '../ground.js';
import { livePatents } from '../patents.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { anyone, drafter, office, oneOf } from '../who.js';

/* The register of patents: disclosed by anybody at any time, also while the project rests; answered for by whoever drafts. */

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/** Most patents one project can list; the register as a document takes the rest. */
export const maxPatents = 100;

const roomForPatent: ProjectGate = ({ patents }) =>
  patents.length < maxPatents
    ? ok(null)
    : refused('PATENT_REGISTER_FULL', {
        rule: 'D-SIZE',
        source: 'D-SMALL',
        found: patents.length,
        needed: { lessThan: maxPatents },
        cure: ['officer'],
      });

const disclosePatent = act('disclosePatent', {
  words: said('披露专利', 'disclose a patent'),
  payload: { patent, title: patentTitle, holder, clause, asWritten },
  who: anyone,
  gates: [roomForPatent],
  decide(state, { patent: id, title, holder: owner, clause: place }, { actor }) {
    if (livePatents(state).some((one) => one.id === id)) {
      return refused('PATENT_ALREADY_DISCLOSED', {
        ...groundOf(state, 'patents'),
        found: id,
        needed: 'a patent not yet on the register',
        cure: ['nobody'],
      });
    }
    return happened(patentDisclosed({ by: actor.id, patent: id, title, holder: owner, clause: place }));
  },
});

const somePatent: ProjectGate = (state) => (livePatents(state).length > 0 ? ok(null) : noSuchPatent(state, null));

const licensePatent = act('licensePatent', {
  words: said('登记许可声明', 'record a licence statement'),
  payload: { patent, licence, statement: holderStatement },
  who: office,
  gates: [somePatent],
  decide(state, { patent: id, licence: stated, statement }, { actor }) {
    const known = onRegister(state, id);
    return known.ok ? happened(patentLicensed({ by: actor.id, patent: id, licence: stated, statement })) : known;
  },
});

const removePatent = act('removePatent', {
  words: said('从文本中删去专利', 'remove a patent from the text'),
  payload: { patent, text: freedText, reason },
  who: oneOf(drafter, office),
  gates: [notOnHold, somePatent, changeable],
  decide(state, { patent: id, text, reason: why }, { actor }) {
    const known = onRegister(state, id);
    if (!known.ok) return known;
    if (state.draft?.sha256 !== text) return otherDraft(state, text);
    return happened(patentRemoved({ by: actor.id, patent: id, text, reason: why }));
  },
});

const ofOffice = ({ organisation }: ProjectState, actor: Actor): boolean => holds(actor, organisation, 'officer', 'secretariat');
const draftersOf = ({ group }: ProjectState): readonly PersonId[] => group?.drafters.map(({ person }) => person) ?? [];
const notADrafter = (state: ProjectState, found: readonly string[]) =>
  refused('NOT_A_DRAFTER', { ...groundOf(state, 'patents'), found, needed: draftersOf(state), cure: ['self'] });

/** There are drafters, and who is not of the office is one of them. */
const someToAnswer: ProjectGate = someOf(
  draftersOf,
  (person, state, { actor }) => (person === actor.id || ofOffice(state, actor) ? ok(null) : notADrafter(state, [actor.id])),
  (state, { actor }) => notADrafter(state, [actor.id]),
);

/** Each drafter answers for themselves; the office for others, on what they signed. */
const answerPatentQuestion = act('answerPatentQuestion', {
  words: said('答复专利询问', 'answer the patent question'),
  payload: { persons, knows, statement: drafterStatement },
  who: oneOf(drafter, office),
  gates: [notOnHold, someToAnswer],
  decide(state, { persons: named, knows: aware, statement }, { actor }) {
    const drafters = draftersOf(state);
    const strangers = named.filter((person) => !drafters.includes(person));
    if (strangers.length > 0) return notADrafter(state, strangers);
    const forOthers = named.some((person) => person !== actor.id);
    if (forOthers && (statement === undefined || !ofOffice(state, actor))) {
      return refused('ANSWER_IS_PERSONAL', {
        ...groundOf(state, 'patents'),
        found: named,
        needed: { person: actor.id, or: 'the office with the signed statement' },
        cure: ['officer', 'secretariat'],
      });
    }
    return happened(patentQuestionAnswered({ by: actor.id, persons: [...new Set(named)], knows: aware, statement: statement ?? null }));
  },
});

export const patentActs = [disclosePatent, licensePatent, removePatent, answerPatentQuestion] as const;

const noSuchPatent = (state: ProjectState, found: string | null) =>
  refused('NO_SUCH_PATENT', { ...groundOf(state, 'patents'), found, needed: livePatents(state).map((one) => one.id), cure: ['self'] });

function onRegister(state: ProjectState, id: PatentNumber): May {
  const numbers = livePatents(state).map((one) => one.id);
  if (numbers.includes(id)) return ok(null);
  return noSuchPatent(state, id);
}

const otherDraft = ({ draft }: ProjectState, found: string | null) =>
  refused('DRAFT_MISMATCH', { rule: 'D-TEXT', source: 'D-EXACT-TEXT', found, needed: draft?.sha256 ?? null, cure: ['self'] });

/** Taking a patent out means changing the text; after publication that is a revision. */
function changeable(state: ProjectState): May {
  if (!inForce.includes(state.code)) return state.draft === null ? otherDraft(state, null) : ok(null);
  return refused('TEXT_FROZEN', {
    ...groundOf(state, 'patents'),
    found: state.code,
    needed: 'a revision (修订) of the published text',
    cure: ['officer'],
  });
}
