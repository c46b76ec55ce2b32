import type { ClauseShown } from '../../../contract/views/document.js';
import { kindNames } from '../../../domain/consultation/words.js';
import { Facts } from '../../parts/blocks.js';
import { Form, Hidden } from '../../parts/form.js';
import { Trail } from '../../parts/page.js';
import { Title } from '../../parts/title.js';
import { useSay, Written } from '../../parts/visiting.js';
import type { Fields } from '../../server/page.js';
import type { Consultation } from '../../server/read.js';
import { ClauseBeside } from './clause-beside.js';
import { commentWords } from '../../words/comment.js';

export type Checking = { readonly one: Consultation; readonly form: Fields; readonly clause: ClauseShown | null };

const Long = ({ text }: { readonly text: string | undefined }) =>
  text === undefined || text.trim() === '' ? null : (
    <span className="text">
      <Written text={text} />
    </span>
  );

const Typed = ({ form }: { readonly form: Fields }) => {
  const say = useSay();
  const kind = form['kind'];
  return (
    <Facts
      rows={[
        [commentWords.clause, <Long text={form['clause']} key="clause" />],
        [commentWords.kind, kind !== undefined && kind in kindNames ? say(kindNames[kind as keyof typeof kindNames]) : null],
        [commentWords.text, <Long text={form['text']} key="text" />],
        ...optional(form),
        [commentWords.author, <Long text={form['author']} key="author" />],
      ]}
    />
  );
};

const optional = (form: Fields) =>
  (['proposed', 'reason', 'organisationName', 'contact'] as const)
    .filter((name) => (form[name] ?? '').trim() !== '')
    .map((name) => {
      const label = name === 'organisationName' ? commentWords.organisation : commentWords[name];
      return [shortened(label), <Long text={form[name]} key={name} />] as const;
    });

/** Beside a value that is there nobody needs to be told that it is optional. */
const shortened = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({
  zh: zh.replace('（可不填）', ''),
  en: en.replace(' (optional)', ''),
});

/** What was typed, before it is sent. */
export const CommentCheck = ({ one, form, clause }: Checking) => {
  const say = useSay();
  return (
    <div className={clause === null ? 'wrap narrow' : 'wrap beside'}>
      <Trail above={['home', 'consultations']} here={say(commentWords.title)} />
      <div className="head">
        <h1>{say(commentWords.checkTitle)}</h1>
        <p className="lede">
          <Title of={one.state.title} />
        </p>
        <p>{say(commentWords.checkLede)}</p>
      </div>
      {clause === null ? null : <ClauseBeside clause={clause} round={one.id} />}
      <div>
        <Typed form={form} />
        <Form action={`/consultations/${one.id}/comment`} className="sec" keeps>
          <Hidden fields={{ ...form, step: undefined }} />
          <p className="btns">
            <button className="btn" type="submit" name="step" value="send">
              {say(commentWords.send)}
            </button>
            <button className="btn plain" type="submit" name="step" value="edit">
              {say(commentWords.edit)}
            </button>
          </p>
          <p className="small mute">{say(commentWords.after)}</p>
        </Form>
      </div>
    </div>
  );
};
