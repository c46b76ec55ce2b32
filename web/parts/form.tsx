import type { ReactNode } from 'react';
import type { Words } from '../../domain/kernel/words.js';
import type { Fields } from '../server/page.js';
import { problemWords } from '../words/problem.js';
import type { Issue } from './problem.js';
import { T, useSay, useVisiting } from './visiting.js';
import { hrefIn } from '../words/language.js';

type FieldOf = {
  readonly name: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly value: string | undefined;
  readonly issue?: Issue | undefined;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly autoComplete?: string;
  readonly list?: readonly Offered[];
  /** What the browser helps with: a date, a time, an address. */
  readonly type?: string;
  readonly inputMode?: 'numeric';
};

/** What a field offers: what is typed when it is taken, and words beside it. */
export type Offered = { readonly value: string; readonly label?: string | undefined };

export const describedBy = ({ name, hint, issue }: Pick<FieldOf, 'name' | 'hint' | 'issue'>): string | undefined =>
  [hint === undefined ? [] : [`${name}-hint`], issue === undefined ? [] : [`${name}-error`]].flat().join(' ') || undefined;

/** A field with its name, its hint and what is wrong with it. */
export const Around = ({ field, children }: { readonly field: FieldOf; readonly children: ReactNode }) => {
  const { name, label, hint, issue } = field;
  const { lang } = useVisiting();
  return (
    <div className="field">
      <label htmlFor={name}>
        <T of={label} />
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={`${name}-hint`}>
          <T of={hint} />
        </p>
      )}
      {issue === undefined ? null : (
        <p className="err" id={`${name}-error`}>
          {issue[lang]}
        </p>
      )}
      {children}
    </div>
  );
};

/** What is never shown again once it was sent. */
export const SecretField = (field: Omit<FieldOf, 'value'>) => <TextField {...field} value={undefined} type="password" />;

/** The digits of an authenticator, which telephones offer a keyboard of digits for. */
export const CodeField = (field: Omit<FieldOf, 'value'>) => (
  <TextField {...field} value={undefined} inputMode="numeric" autoComplete="one-time-code" maxLength={12} />
);

/** One line. With a list, what is typed may be one of it and need not be. */
export const TextField = (field: FieldOf) => (
  <Around field={field}>
    <input
      className="in"
      id={field.name}
      name={field.name}
      type={field.type}
      inputMode={field.inputMode}
      defaultValue={field.value}
      maxLength={field.maxLength}
      autoComplete={field.autoComplete ?? 'off'}
      list={field.list === undefined ? undefined : `${field.name}-list`}
      aria-describedby={describedBy(field)}
      aria-invalid={field.issue === undefined ? undefined : true}
    />
    {field.list === undefined ? null : (
      <datalist id={`${field.name}-list`}>
        {field.list.map(({ value, label }) => (
          <option key={value} value={value} label={label} />
        ))}
      </datalist>
    )}
  </Around>
);

export const LongTextField = (field: FieldOf & { readonly rows?: number }) => (
  <Around field={field}>
    <textarea
      className="in"
      id={field.name}
      name={field.name}
      rows={field.rows ?? 4}
      defaultValue={field.value}
      aria-describedby={describedBy(field)}
      aria-invalid={field.issue === undefined ? undefined : true}
    />
  </Around>
);

type SetOf = Pick<FieldOf, 'name' | 'label' | 'issue'> & { readonly className?: string; readonly id?: string; readonly children: ReactNode };

/** Fields that are named together, with what is wrong with all of them. */
export const Together = ({ name, label, issue, children, ...of }: SetOf) => (
  <fieldset {...of}>
    <legend>
      <T of={label} />
    </legend>
    {issue === undefined ? null : (
      <p className="err" id={`${name}-error`}>
        <T of={issue} />
      </p>
    )}
    {children}
  </fieldset>
);

export type Option = { readonly value: string; readonly label: Words; readonly hint?: Words };

/** One of several, nothing chosen beforehand that was not chosen. */
export function Choice({ name, label, options, value, issue }: Omit<FieldOf, 'hint'> & { readonly options: readonly Option[] }) {
  return (
    <Together name={name} label={label} issue={issue}>
      <div className="ticks">
        {options.map((option, at) => (
          <label key={option.value} className="tick">
            <input
              type="radio"
              id={at === 0 ? name : undefined}
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              aria-describedby={option.hint === undefined ? undefined : `${name}-${option.value}`}
            />
            <b>
              <T of={option.label} />
            </b>
            {option.hint === undefined ? null : (
              <small id={`${name}-${option.value}`}>
                <T of={option.hint} />
              </small>
            )}
          </label>
        ))}
      </div>
    </Together>
  );
}

type Box = { readonly name: string; readonly label: Words; readonly hint?: Words; readonly checked: boolean; readonly id?: string };

/** Yes or no. */
export const Check = ({ name, label, hint, checked, id = name }: Box) => (
  <label className="tick">
    <input type="checkbox" id={id} name={name} defaultChecked={checked} aria-describedby={hint === undefined ? undefined : `${id}-hint`} />
    <b>
      <T of={label} />
    </b>
    {hint === undefined ? null : (
      <small id={`${id}-hint`}>
        <T of={hint} />
      </small>
    )}
  </label>
);

type ChecksOf = Omit<FieldOf, 'hint' | 'value'> & { readonly options: readonly Option[]; readonly form: Fields };

/** Any of several, each a field of its own: `scopes.read`. */
export function Checks({ name, label, options, form, issue }: ChecksOf) {
  return (
    <Together name={name} label={label} issue={issue}>
      <div className="ticks">
        {options.map(({ value, ...option }, at) => (
          <Check
            key={value}
            id={at === 0 ? name : `${name}.${value}`}
            name={`${name}.${value}`}
            checked={form[`${name}.${value}`] === 'on'}
            {...option}
          />
        ))}
      </div>
    </Together>
  );
}

/** What has to be put right, each line leading to its field. */
export function ErrorSummary({ title, issues }: { readonly title: Words; readonly issues: readonly Issue[] }) {
  const { lang } = useVisiting();
  const say = useSay();
  if (issues.length === 0) return null;
  return (
    <div className="panel bad" role="alert">
      <h2>
        {say(problemWords.error)}
        {lang === 'zh' ? '：' : ': '}
        {say(title)}
      </h2>
      <ul>
        {issues.map((one) => (
          <li key={`${one.path}${one.en}`}>
            <a href={`#${one.path}`}>{one[lang]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What travels along with a form and is not shown. */
export const Hidden = ({ fields }: { readonly fields: { readonly [name: string]: string | undefined } }) =>
  Object.entries(fields).map(([name, value]) => (value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />));

type FormOf = { readonly action: string; readonly children: ReactNode; readonly className?: string; readonly files?: boolean; readonly keeps?: true };

/** The one form of a page whose text is kept when the page is shown in the other language, or in another size. */
export const keptForm = 'typed';

export function Form({ action, children, className, files = false, keeps }: FormOf) {
  const { lang, session } = useVisiting();
  return (
    <form
      id={keeps === true ? keptForm : undefined}
      method="post"
      action={hrefIn(lang, action)}
      className={className}
      encType={files ? 'multipart/form-data' : undefined}
      noValidate
    >
      <Hidden fields={{ formToken: session?.formToken }} />
      {children}
    </form>
  );
}
