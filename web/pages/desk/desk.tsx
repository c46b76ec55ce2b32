import type { Words } from '../../../domain/kernel/words.js';
import { forMembers } from '../../server/for-members.js';
import { Empty, Section } from '../../parts/blocks.js';
import { RehearsalChip } from '../../parts/chip.js';
import { Title } from '../../parts/title.js';
import { A, useSay } from '../../parts/visiting.js';
import { titleOf as titleOfRow } from '../../parts/rows.js';
import { idIn } from '../../server/address.js';
import { ProblemPage, type Page, type Visit } from '../../server/page.js';
import { readBeginnings, readListIfAny, readNearTitles, type ListedNoun, type Row } from '../../server/read.js';
import { stepUp } from '../../server/step-up.js';
import { deskWords, nounNames } from '../../words/desk.js';
import { hrefIn, standing } from '../../words/language.js';
import { formOf } from './own-forms.js';
import { beginDeed, goOn, type Deed } from './deed.js';

type Beginning = Awaited<ReturnType<typeof readBeginnings>>[number];
const nounIn = ({ href }: Beginning): string => idIn(href);

/** The organisations for which the visitor may begin anything: where they hold an office. */
const officesOf = (begin: readonly Beginning[]): readonly string[] => [
  ...new Set(begin.flatMap(({ at }) => at.map(({ organisation }) => organisation)).filter((code) => code !== '*')),
];

type Mine = { readonly noun: ListedNoun; readonly rows: readonly Row[] };

const newest = { limit: '10', sort: '-updatedAt' } as const;

/** The latest records of each noun that belong to the offices of the visitor, or name the visitor. */
async function mineOf(visit: Visit, offices: readonly string[]): Promise<readonly Mine[]> {
  const nouns = Object.keys(nounNames) as readonly ListedNoun[]; // keys of the table
  const whose = [{ mine: 'true' }, ...offices.map((organisation) => ({ organisation }))];
  const wheres = whose.flatMap((one) => [one, { ...one, rehearsal: 'true' }]);
  const lists = await Promise.all(
    nouns.map(async (noun) => ({ noun, read: await Promise.all(wheres.map((where) => readListIfAny(visit, noun, { ...newest, ...where }))) })),
  );
  return lists.flatMap(({ noun, read }) => {
    const rows = new Map(read.flatMap((list) => list?.items ?? []).map((row) => [row.id, row]));
    return rows.size === 0 ? [] : [{ noun, rows: [...rows.values()] }];
  });
}

const Records = ({ mine }: { readonly mine: readonly Mine[] }) =>
  mine.map(({ noun, rows }) => (
    <div key={noun}>
      <h3>{standing(useSay()(nounNames[noun]))}</h3>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <A to={`/desk/${noun}/${encodeURIComponent(row.id)}`}>
              <Title of={row.facets.question === undefined ? titleOfRow(row) : { zh: row.facets.question, en: null }} />
            </A>
            {row.facets.rehearsal === true ? <RehearsalChip /> : null}
          </li>
        ))}
      </ul>
    </div>
  ));

const Body = ({ begin, mine }: { readonly begin: readonly Beginning[]; readonly mine: readonly Mine[] }) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(deskWords.title)}</h1>
        <p className="lede">{say(deskWords.lede)}</p>
        {begin.length === 0 ? null : (
          <p className="btns">
            <A to="/monitor">{say(deskWords.figures)}</A>
          </p>
        )}
      </div>
      <Section id="records" title={deskWords.records}>
        {mine.length === 0 ? <Empty>{say(deskWords.openNone)}</Empty> : <Records mine={mine} />}
      </Section>
      <Section id="begin" title={deskWords.begin}>
        {begin.length === 0 ? (
          <Empty>{say(deskWords.beginNone)}</Empty>
        ) : (
          <ul className="rows">
            {begin.map((one) => (
              <li key={one.name}>
                <A to={`/desk/begin/${nounIn(one)}`}>{standing(say(one))}</A>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
};

/** What the visitor works on, and what they may begin. */
export const deskPage: Page = forMembers({
  path: '/desk',
  get: async (visit) => {
    const begin = await readBeginnings(visit);
    const mine = await mineOf(visit, officesOf(begin));
    return { title: visit.say(deskWords.title), nav: null, secret: true, body: <Body begin={begin.filter(({ open }) => open)} mine={mine} /> };
  },
});

/** 查重 while it is written: titles near the one that was typed, by number and how near they are. */
async function nearTo({ form, ask }: Visit): Promise<readonly Words[]> {
  const [zh = '', en = ''] = [form['title.zh'], form['title.en']];
  if (zh.trim() === '') return [];
  const found = await readNearTitles({ ask }, { zh, en });
  return found.map(({ reference, title, percent }) => deskWords.near({ reference, title, percent }));
}

async function deedOf(visit: Visit): Promise<Deed> {
  const found = (await readBeginnings(visit)).find((one) => nounIn(one) === visit.params['noun']);
  if (found === undefined) throw new ProblemPage(visit.notFound());
  const noun = nounIn(found);
  return {
    name: { zh: `发起：${found.zh}`, en: `Begin: ${found.en}` },
    about: null,
    action: `/desk/begin/${noun}`,
    schema: found.schema ?? {}, // as the API publishes it
    rehearsal: false,
    record: null,
    known: [],
    notes: noun === 'projects' ? await nearTo(visit) : [],
    send: (body, as) => visit.ask({ route: `start.${noun}`, body, ...as }),
    wrong: (body) => visit.wrong({ route: `start.${noun}`, body }),
    after: ({ id }) => hrefIn(visit.lang, `/desk/${noun}/${encodeURIComponent(id)}`),
  };
}

/** The form that begins something. */
export const beginPage: Page = forMembers({
  path: '/desk/begin/:noun',
  files: true,
  get: async (visit) => {
    const own = formOf(visit.params['noun'] ?? '', 'start', '');
    return own === null ? beginDeed(visit, await deedOf(visit)) : { seeOther: hrefIn(visit.lang, own) };
  },
  post: stepUp(async (visit) => goOn(visit, await deedOf(visit))),
});
