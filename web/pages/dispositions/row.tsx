import type { CommentShown } from '../../../contract/views/comment.js';
import { dispositionNames } from '../../../domain/consultation/words.js';
import { valuesOf } from '../../../domain/kernel/words.js';
import { Chip } from '../../parts/chip.js';
import { Comment } from '../../parts/comment.js';
import { issueAt, type Issue } from '../../parts/problem.js';
import { A, T, useSay } from '../../parts/visiting.js';
import type { Fields } from '../../server/page.js';
import { dispositionsWords as words } from '../../words/dispositions.js';
import { fieldOf } from './answers.js';
import { isObjected } from './table.js';

/** What the table knows while it is shown. */
export type Filling = {
  readonly round: string;
  readonly form: Fields;
  readonly issues: readonly Issue[];
  /** Comments that somebody else has treated since they were shown. */
  readonly stale: readonly number[];
  /** Whether the reader may answer at all. */
  readonly may: boolean;
};

type RowOf = { readonly row: CommentShown; readonly filling: Filling };

const Wrong = ({ issue, id }: { readonly issue: Issue | undefined; readonly id: string }) =>
  issue === undefined ? null : (
    <p className="err" id={id}>
      <T of={issue} />
    </p>
  );

/** The three answers beside one another. */
export const Given = ({ name, value }: { readonly name: string; readonly value: string | undefined }) =>
  valuesOf(dispositionNames).map((one, at) => (
    <label key={one}>
      <input type="radio" id={at === 0 ? name : undefined} name={name} value={one} defaultChecked={value === one} />
      <T of={dispositionNames[one]} />
    </label>
  ));

const Inputs = ({ row: { n }, filling: { form, issues } }: RowOf) => {
  const say = useSay();
  const [given, reason, selected] = [fieldOf.given(n), fieldOf.reason(n), fieldOf.selected(n)];
  const issue = issueAt(issues, reason);
  return (
    <>
      <Wrong issue={issueAt(issues, given) ?? issueAt(issues, selected)} id={`${given}-error`} />
      <fieldset className="seg">
        <legend className="sr">{say(words.givenOf(n))}</legend>
        <Given name={given} value={form[given]} />
      </fieldset>
      <Wrong issue={issue} id={`${reason}-error`} />
      <textarea
        className="in"
        id={reason}
        name={reason}
        rows={2}
        defaultValue={form[reason]}
        aria-label={say(words.reasonOf(n))}
        aria-invalid={issue === undefined ? undefined : true}
        aria-describedby={issue === undefined ? undefined : `${reason}-error`}
      />
      <label className="pick">
        <input type="checkbox" id={selected} name={selected} defaultChecked={form[selected] === 'on'} aria-label={say(words.selectOf(n))} />
        {say(words.select)}
      </label>
    </>
  );
};

const Controls = (of: RowOf) => {
  const say = useSay();
  const { row, filling } = of;
  const { n, status } = row;
  if (isObjected(row))
    return (
      <p>
        <A to={`/desk/consultations/${filling.round}/answer-objection?comment=${n}`} className="btn plain sm">
          {say(words.answerObjection)}
          <span className="sr"> #{n}</span>
        </A>
      </p>
    );
  if (status === 'withdrawn') return null;
  if (status === 'open') return <Inputs {...of} />;
  const touched = Object.values(fieldOf).some((name) => (filling.form[name(n)] ?? '') !== '');
  return (
    <details className="fold" open={touched}>
      <summary>
        {say(words.change)}
        <span className="sr"> #{n}</span>
      </summary>
      <Inputs {...of} />
    </details>
  );
};

/** A comment as it stands, and beside it what is said to it. */
export const DispositionRow = (of: RowOf) => {
  const { row, filling } = of;
  return (
    <li className="dispose" data-row={row.n}>
      <Comment of={row} clause />
      {filling.may ? (
        <div className="stack">
          {filling.stale.includes(row.n) ? (
            <p>
              <Chip tone="warn" of={words.movedRow} />
            </p>
          ) : null}
          <Controls {...of} />
        </div>
      ) : null}
    </li>
  );
};
