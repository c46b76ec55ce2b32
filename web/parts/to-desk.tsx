import { deskWords } from '../words/desk.js';
import { A, useSay, useVisiting } from './visiting.js';

type Of = { readonly noun: string; readonly one: { readonly id: string; readonly view: 'full' | 'public' } };

/** The way to what may be done about a record, for who sees all of it. */
export const ToDesk = ({ noun, one: { id, view } }: Of) => {
  const say = useSay();
  const { session } = useVisiting();
  if (session === null || session.only !== null || view !== 'full') return null;
  return (
    <p className="sec small">
      <A to={`/desk/${noun}/${encodeURIComponent(id)}`}>{say(deskWords.toDesk)}</A>
    </p>
  );
};
