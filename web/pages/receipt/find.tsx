import { Trail } from '../../parts/page.js';
import { Search } from '../../parts/search.js';
import { A, useSay } from '../../parts/visiting.js';
import { receiptWords } from '../../words/comment.js';

/** Where a receipt is looked up by its code. */
export const LookUp = ({ code }: { readonly code: string }) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <Trail above={['home']} here={say(receiptWords.findTitle)} />
      <div className="head">
        <h1>{say(receiptWords.findTitle)}</h1>
        <p className="lede" id="code-hint">
          {say(receiptWords.findLede)}
        </p>
        {code === '' ? null : (
          <p className="err" role="alert">
            {say(receiptWords.malformed)}
          </p>
        )}
        <Search action="/receipts" name="code" label={receiptWords.label} button={receiptWords.button} value={code} describedBy="code-hint" />
      </div>
    </div>
  );
};

/** Nothing is known under this code, or not yet. */
export const NoReceipt = ({ code }: { readonly code: string }) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(receiptWords.notFoundTitle)}</h1>
        <p className="lede">{say(receiptWords.notFound)}</p>
        <p className="hash">{code}</p>
        <p className="btns">
          <A to={`/receipts/${code}`} className="btn">
            {say(receiptWords.again)}
          </A>
          <A to="/receipts">{say(receiptWords.findTitle)}</A>
        </p>
      </div>
    </div>
  );
};
