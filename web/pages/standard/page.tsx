import type { StandardShown } from '../../../contract/views/standard.js';
import { pilotFields } from '../../../contract/value-words.js';
import { Facts, Section } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Day } from '../../parts/dates.js';
import { Decisions } from '../../parts/decisions.js';
import { Trail } from '../../parts/page.js';
import { Stages, stagesOf, type Step } from '../../parts/stages.js';
import { OtherTitle, StandardNumber, Title } from '../../parts/title.js';
import { A, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { idIn, pageOf } from '../../server/address.js';
import type { Page } from '../../server/page.js';
import { readDecisions, readEvents, readProjectIfAny, readStandard, type DecisionRow } from '../../server/read.js';
import { standardWords, standingWords } from '../../words/standard.js';

type Standard = { readonly one: StandardShown; readonly steps: readonly Step[]; readonly decisions: readonly DecisionRow[] };

const Known = ({ one }: Pick<Standard, 'one'>) => {
  const say = useSay();
  const field = one.field === null ? undefined : pilotFields[one.field];
  return (
    <Facts
      rows={[
        [standardWords.number, <StandardNumber number={one.number} key="number" />],
        [standardWords.kind, say(one.kind === 'group' ? standardWords.group : standardWords.local)],
        [standardWords.ics, one.ics.length === 0 ? null : one.ics.join(', ')],
        [standardWords.ccs, one.ccs.length === 0 ? null : one.ccs.join(', ')],
        [standardWords.publishedOn, <Day at={one.publishedAt} key="published" />],
        [standardWords.effective, <Day at={one.effectiveAt} key="effective" />],
        [standardWords.body, <Written text={one.organisationName} key="body" />],
        [standardWords.units, one.units.length === 0 ? null : <Written text={one.units.map(({ name }) => name).join('、')} key="units" />],
        [standardWords.replaces, one.replaces === null ? null : <StandardNumber number={one.replaces} key="replaces" />],
        [standardWords.replacedBy, one.replacedBy === null ? null : <StandardNumber number={one.replacedBy} key="replacedBy" />],
        [standardWords.reviewDue, one.reviewDue === null ? null : <Day at={one.reviewDue} key="review" />],
        [standardWords.field, field === undefined ? null : say(field)],
        [standardWords.filing, one.filing?.number ?? null],
        [standardWords.feedback, one.feedbackChannel === null ? null : <Written text={one.feedbackChannel} />],
      ]}
    />
  );
};

const Body = ({ one, steps, decisions }: Standard) => {
  const say = useSay();
  const { lang } = useVisiting();
  const standing = standingWords[one.standing];
  return (
    <div className="wrap">
      <Trail above={['home', 'standards']} here={<StandardNumber number={one.number} />} />
      <div className="head">
        <p className="chips">
          <Chip tone={standing.tone} of={standing.words} />
        </p>
        <h1>
          <StandardNumber number={one.number} /> <Title of={one.title} />
        </h1>
        <OtherTitle of={one.title} />
        {one.issuer === null ? null : <p className="panel warn">{lang === 'zh' ? one.issuer.zh : <Written text={one.issuer.en} />}</p>}
        <p className="btns">
          <a href={one.text} className="btn" download="">
            {say(standardWords.text)}
          </a>
          <a href={`/api/v1/standards/${one.id}?format=bibtex`} className="btn plain" download="">
            {say(standardWords.cite)}
          </a>
        </p>
      </div>
      <div className="two">
        <div>
          <Known one={one} />
          {decisions.length === 0 ? null : (
            <Section id="decisions" title={standardWords.decisions}>
              <Decisions rows={decisions} />
            </Section>
          )}
        </div>
        <aside className="stack" aria-labelledby="made">
          <h2 id="made">
            <A to={pageOf(one.project)}>{say(standardWords.project)}</A>
          </h2>
          {steps.length === 0 ? null : <Stages steps={steps} />}
        </aside>
      </div>
    </div>
  );
};

/** May I rely on it, where is the text, who decided? */
export const standardPage: Page = {
  path: '/standards/:id',
  get: async (visit) => {
    const one = await readStandard(visit, visit.params['id'] ?? '');
    const id = idIn(one.project);
    const [project, events, decisions] = await Promise.all([
      readProjectIfAny(visit, id),
      readEvents(visit, 'projects', id),
      readDecisions(visit, 'projects', id),
    ]);
    return {
      title: `${one.number} ${visit.lang === 'zh' ? one.title.zh : one.title.en}`,
      nav: 'standards',
      rehearsal: one.rehearsal,
      body: <Body one={one} steps={project === null ? [] : stagesOf(project, events)} decisions={decisions} />,
    };
  },
};
