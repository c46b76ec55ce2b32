import type { Words } from '../../domain/kernel/words.js';
import { hrefIn } from '../words/language.js';
import { useSay, useVisiting } from './visiting.js';

type SearchOf = {
  readonly action: string;
  readonly name: string;
  readonly label: Words;
  readonly button: Words;
  readonly hint?: Words;
  readonly value?: string | undefined;
  readonly describedBy?: string;
  readonly role?: 'search';
};

/** One field and its button. */
export function Search({ action, name, label, button, hint, value, describedBy, role }: SearchOf) {
  const { lang } = useVisiting();
  const say = useSay();
  const id = `f-${name}`;
  return (
    <form className="search" role={role} action={hrefIn(lang, action)}>
      <label className="sr" htmlFor={id}>
        {say(label)}
      </label>
      <input
        className="in"
        id={id}
        name={name}
        type={role === undefined ? 'text' : 'search'}
        defaultValue={value}
        placeholder={hint === undefined ? undefined : say(hint)}
        autoComplete="off"
        aria-describedby={describedBy}
        maxLength={100}
      />
      <button className="btn" type="submit">
        {say(button)}
      </button>
    </form>
  );
}
