import type { Act, LifecycleShown } from '../../../contract/http.js';
import type { Words } from '../../../domain/kernel/words.js';
import { peopleIn } from '../../parts/act-form/picks.js';
import { forMembers } from '../../server/for-members.js';
import { Refusal } from '../../parts/problem.js';
import { Title } from '../../parts/title.js';
import { A, useSay } from '../../parts/visiting.js';
import { idIn } from '../../server/address.js';
import { ProblemPage, type Page, type Visit } from '../../server/page.js';
import { readActSchema, readEvents, readEventsSince } from '../../server/read.js';
import { stepUp } from '../../server/step-up.js';
import { deskWords } from '../../words/desk.js';
import { hrefIn } from '../../words/language.js';
import { beginDeed, goOn, type Deed } from './deed.js';
import { nameOf, readDesked, titleOf, type Desked } from './read.js';
import { formOf } from './own-forms.js';
import { DeskTrail } from './trail.js';

/** Why an act is not open, all of it. */
const Cannot = ({ noun, one, act }: Desked & { readonly act: Act }) => {
  const say = useSay();
  const to = `/desk/${noun}/${encodeURIComponent(one.id)}`;
  return (
    <div className="wrap narrow">
      <DeskTrail record={{ to, name: <Title of={titleOf(one)} /> }} here={say(nameOf(one, act))} />
      <div className="head">
        <h1>{say(nameOf(one, act))}</h1>
        <p className="lede">{say(deskWords.cannot)}</p>
      </div>
      {act.blockers.map((blocker) => (
        <Refusal key={blocker.code} problem={{ ...blocker, status: 409, requestId: '' }} />
      ))}
      <p className="btns">
        <A to={to} className="btn plain">
          {say(deskWords.back)}
        </A>
      </p>
    </div>
  );
};

function actOf(visit: Visit, one: LifecycleShown): Act {
  const act = one.acts.find((each) => idIn(each.href) === visit.params['act']);
  if (act === undefined) throw new ProblemPage(visit.notFound());
  return act;
}

/** What waits for a second person, as the record says it: who proposed what, and why. */
async function proposalsOf(visit: Visit, { noun, one }: Desked): Promise<readonly Words[]> {
  const waiting: unknown = Reflect.get(one.state, 'proposals');
  const numbers = Array.isArray(waiting) ? waiting.map((proposal: unknown) => numberIn(proposal)) : [];
  const events = numbers.length === 0 ? [] : await readEvents(visit, noun, one.id);
  return events.filter(({ type, data }) => type.endsWith('Proposed') && numbers.includes(numberIn(data))).map(({ zh, en }) => ({ zh, en }));
}
const numberIn = (value: unknown): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, 'n') : null);

/** An act of a record as the form that its schema gives. */
async function deedOf(visit: Visit, { noun, one }: Desked, act: Act): Promise<Deed> {
  const to = `/desk/${noun}/${encodeURIComponent(one.id)}`;
  const route = `${noun}.${act.name}`;
  const schema = await readActSchema(visit, noun, act.name);
  return {
    name: nameOf(one, act),
    about: { to, name: titleOf(one) },
    action: `${to}/${idIn(act.href)}`,
    schema,
    rehearsal: one.rehearsal,
    record: { ...one, since: (after) => readEventsSince(visit, noun, { id: one.id, after }) },
    known: peopleIn(one.state),
    notes: Object.hasOwn(schema.properties ?? {}, 'n') ? await proposalsOf(visit, { noun, one }) : [],
    send: (body, as) => visit.ask({ route, params: { id: one.id }, body, ...as }),
    wrong: (body) => visit.wrong({ route, body }),
    after: ({ seq }, key) => hrefIn(visit.lang, `${to}?done=${key}#event-${seq}`),
  };
}

/** Any act of any record: filled in, checked, done. */
export const actPage: Page = forMembers({
  path: '/desk/:noun/:id/:act',
  files: true,
  get: async (visit) => {
    const { noun, one } = await readDesked(visit);
    const act = actOf(visit, one);
    const own = formOf(noun, act.name, one.id);
    if (own !== null && act.open) return { seeOther: hrefIn(visit.lang, own) };
    if (act.open) return beginDeed(visit, await deedOf(visit, { noun, one }, act));
    return { status: 409, title: visit.say(nameOf(one, act)), nav: null, secret: true, body: <Cannot noun={noun} one={one} act={act} /> };
  },
  // What was open when the form was filled in and is so no more is refused by the act itself, and what was typed is kept.
  post: stepUp(async (visit) => {
    const of = await readDesked(visit);
    return goOn(visit, await deedOf(visit, of, actOf(visit, of.one)));
  }),
});
