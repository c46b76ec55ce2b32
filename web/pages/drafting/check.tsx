import { positionNames } from '../../../domain/drafting/words.js';
import { Facts } from '../../parts/blocks.js';
import { Moment } from '../../parts/dates.js';
import { Form, Hidden } from '../../parts/form.js';
import { Tick } from '../../parts/mark.js';
import { Title } from '../../parts/title.js';
import { ToWork } from '../../parts/to-work.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import type { Fields } from '../../server/page.js';
import type { Done } from '../../server/read.js';
import { draftingWords } from '../../words/drafting.js';
import type { Held } from './held.js';
import type { Statement } from './statement.js';

type Checking = { readonly held: Held; readonly statement: Statement; readonly form: Fields };

const Long = ({ text }: { readonly text: string }) => (
  <span className="text">
    <Written text={text} />
  </span>
);

/** What was ticked and typed, before it is sent. */
export const PositionCheck = ({ held, statement, form }: Checking) => {
  const say = useSay();
  const { session, lang } = useVisiting();
  const { clauses, position, reason, proposed } = statement;
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(draftingWords.checkTitle)}</h1>
        <p>{say(draftingWords.checkLede)}</p>
      </div>
      <Facts
        rows={[
          [draftingWords.draft, <Title of={held.one.state.title} key="draft" />],
          [draftingWords.member, session === null ? null : <Written text={session.name} />],
          [draftingWords.clause, clauses.join(lang === 'zh' ? '、' : ', ')],
          [draftingWords.position, position === null ? null : <strong>{<T of={positionNames[position]} />}</strong>],
          [draftingWords.reason, reason === undefined ? null : <Long text={reason} />],
          [draftingWords.proposed, proposed === undefined ? null : <Long text={proposed} />],
        ]}
      />
      <Form action={`/draftings/${held.one.id}`} className="sec stack" keeps>
        <Hidden fields={form} />
        <p className="panel">{say(draftingWords.until)}</p>
        <button className="btn wide" type="submit" name="step" value="send">
          {say(draftingWords.send)}
        </button>
        <button className="btn plain wide" type="submit" name="step" value="edit">
          {say(draftingWords.edit)}
        </button>
      </Form>
    </div>
  );
};

/** Where a position stands in the log; null while that cannot be seen yet, which says nothing against it. */
export const PositionReceipt = ({ held, done }: { readonly held: Held; readonly done: Done | null }) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <div className="panel ok got">
          {done === null ? null : <Tick />}
          <h1>{say(done === null ? draftingWords.notSeen : draftingWords.receivedTitle)}</h1>
          <p>
            <Title of={held.one.state.title} />
          </p>
          <p>{say(done === null ? draftingWords.soon : draftingWords.until)}</p>
        </div>
      </div>
      {done === null ? null : (
        <Facts
          rows={[
            [draftingWords.at, <Moment at={done.at} key="at" />],
            [draftingWords.number, String(done.seq)],
            [
              draftingWords.leaf,
              <span className="hash" key="leaf">
                {done.leaf}
              </span>,
            ],
          ]}
        />
      )}
      <p className="btns sec">
        <A to={`/draftings/${held.one.id}`} className="btn">
          {say(draftingWords.toDrafting)}
        </A>
        <ToWork className="btn plain" />
      </p>
    </div>
  );
};
