import { workWords } from '../words/work.js';
import { A, useSay, useVisiting } from './visiting.js';

/** Back to what one has to do; who came by an invitation has no list of it. */
export const ToWork = ({ className }: { readonly className: string }) => {
  const say = useSay();
  const { session } = useVisiting();
  if (session !== null && session.only !== null) return null;
  return (
    <A to="/work" className={className}>
      {say(workWords.back)}
    </A>
  );
};
