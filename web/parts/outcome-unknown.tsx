import type { Words } from '../../domain/kernel/words.js';
import type { Fields, Shown } from '../server/page.js';
import { Form, Hidden } from './form.js';
import { A, useSay } from './visiting.js';

type Unknown = {
  readonly action: string;
  readonly form: Fields;
  /** Where it may be seen whether it arrived; `first` where that is better than to send it again. */
  readonly lookUp: { readonly to: string; readonly first?: true };
  readonly words: { readonly [part in 'unknownTitle' | 'unknown' | 'again' | 'lookUp']: Words };
};

const OutcomeUnknown = ({ action, form, lookUp, words }: Unknown) => {
  const say = useSay();
  const { to, first = false } = lookUp;
  const look = (
    <A key="look" to={to} className={first ? 'btn' : 'btn plain'}>
      {say(words.lookUp)}
    </A>
  );
  const again = (
    <button key="again" className={first ? 'btn plain' : 'btn'} type="submit" name="step" value="send">
      {say(words.again)}
    </button>
  );
  return (
    <div className="wrap narrow">
      <div className="head">
        <div className="panel warn" role="status">
          <h1>{say(words.unknownTitle)}</h1>
          <p>{say(words.unknown)}</p>
          <Form action={action}>
            <Hidden fields={{ ...form, step: undefined, formToken: undefined }} />
            <p className="btns">{first ? [look, again] : [again, look]}</p>
          </Form>
        </div>
      </div>
    </div>
  );
};

/** Nobody knows yet whether it arrived: it is looked up, or sent again as the same. Never shown as a failure. */
export const outcomeUnknown = (frame: Pick<Shown, 'title' | 'nav' | 'rehearsal' | 'secret'>, unknown: Unknown): Shown => ({
  ...frame,
  status: 503,
  retryAfter: 5,
  body: <OutcomeUnknown {...unknown} />,
});
