import { frameWords } from '../words/frame.js';
import { sessionPrint } from '../server/form-token.js';
import type { Shown } from '../server/page.js';
import { useSay, useVisiting } from './visiting.js';

/** Empty until the script of live pages hears that the record has moved; it lies over the page, so that nothing moves under who reads or types. */
export function LiveLine({ kind, id, seq }: NonNullable<Shown['record']>) {
  const say = useSay();
  const { here, session } = useVisiting();
  return (
    <div
      className="live"
      role="status"
      data-record={`${kind}/${id}`}
      data-seq={seq}
      data-who={session === null ? '' : sessionPrint(session.formToken)}
    >
      <p hidden>
        {say(frameWords.moved)} · <a href={here}>{say(frameWords.look)}</a>
      </p>
    </div>
  );
}
