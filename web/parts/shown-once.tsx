import type { ComponentProps, ReactNode } from 'react';
import type { Words } from '../../domain/kernel/words.js';
import { Facts } from './blocks.js';
import { A, useSay } from './visiting.js';

type Of = {
  readonly title: Words;
  readonly note: Words;
  readonly rows?: ComponentProps<typeof Facts>['rows'];
  /** What it is for, above it. */
  readonly use?: Words;
  /** What is shown; nothing where somebody else was sent it. */
  readonly code?: ReactNode;
  readonly back: { readonly to: string; readonly words: Words };
};

/** What was made and is shown this once: a token, a link, a secret address. */
export const ShownOnce = ({ title, note, rows, use, code, back }: Of) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <div className="panel ok">
          <h1>{say(title)}</h1>
          <p>{say(note)}</p>
        </div>
      </div>
      {rows === undefined ? null : <Facts rows={rows} />}
      <section className="sec stack">
        {use === undefined ? null : <p>{say(use)}</p>}
        {code === undefined ? null : (
          <p className="panel">
            <code>{code}</code>
          </p>
        )}
        <p className="btns">
          <A to={back.to} className="btn plain">
            {say(back.words)}
          </A>
        </p>
      </section>
    </div>
  );
};
