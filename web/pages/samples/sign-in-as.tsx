import type { Words } from '../../../domain/kernel/words.js';
import { Form, Hidden } from '../../parts/form.js';
import { useSay } from '../../parts/visiting.js';
import { samplesWords } from '../../words/samples.js';

type Being = { readonly account: string; readonly name: string; readonly next?: string; readonly label: Words; readonly quiet?: boolean };

/** One click signs in as somebody of the samples: a form, because a link never acts. */
export const SignInAs = ({ account, name, next, label, quiet = false }: Being) => {
  const say = useSay();
  return (
    <Form action="/samples">
      <Hidden fields={{ account, next }} />
      <button className={quiet ? 'btn plain sm' : 'btn'} type="submit" aria-label={quiet ? say(samplesWords.beOne(name)) : undefined}>
        {say(label)}
      </button>
    </Form>
  );
};
