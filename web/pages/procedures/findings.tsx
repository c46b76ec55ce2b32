import type { z } from 'zod';
import type { findingShown } from '../../../contract/profile.js';
import { Empty } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { A, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { procedureWords, severityWords, termWords } from '../../words/profile.js';
import { placeWords, saidValue, type Text } from './schema.js';

export type FindingShown = z.output<typeof findingShown>;

const tones = { error: 'bad', warning: 'warn', advice: 'quiet' } as const;

const pathOf = ({ path }: FindingShown): readonly string[] =>
  path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What was compared, where people can read it: a term, a number, a value with a name. */
function Evidence({ name, value }: { readonly name: string; readonly value: unknown }) {
  const { lang } = useVisiting();
  if (typeof value === 'object' && value !== null && 'count' in value && 'unit' in value)
    return termWords(value as Parameters<typeof termWords>[0])[lang]; // a term of the profile
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return <Written text={saidValue(name, value)[lang]} />;
  return null;
}
const isPlain = (value: unknown): boolean =>
  ['string', 'number', 'boolean'].includes(typeof value) || (typeof value === 'object' && value !== null && 'count' in value && 'unit' in value);

type Of = { readonly findings: readonly FindingShown[]; readonly text: Text; readonly more?: number; readonly editing?: string };

/** The check-up, point by point: how grave, where, what it says, what to change, on what it rests. */
export function Findings({ findings, text, more = 0, editing }: Of) {
  const say = useSay();
  const { lang } = useVisiting();
  if (findings.length === 0) return <Empty>{say(procedureWords.checkupNone)}</Empty>;
  return (
    <ul className="rows findings">
      {findings.map((one, n) => {
        const path = pathOf(one);
        const name = path.at(-1) ?? '';
        const place = <Written text={say(placeWords(text, path))} />;
        return (
          <li key={n}>
            <p>
              <Chip tone={tones[one.severity]} of={severityWords[one.severity]} /> <b>{one[lang]}</b>
            </p>
            <p className="small">
              {say(procedureWords.where)} {editing === undefined ? place : <A to={`${editing}/${partAt(path)}`}>{place}</A>}
              {isPlain(one.found) ? (
                <>
                  {' · '}
                  {say(procedureWords.found)} <Evidence name={name} value={one.found} />
                </>
              ) : null}
              {isPlain(one.needed) ? (
                <>
                  {' · '}
                  {say(procedureWords.needed)} <Evidence name={name} value={one.needed} />
                </>
              ) : null}
            </p>
            <p className="small mute">
              {say(procedureWords.source)} <Written text={lang === 'zh' ? one.sourceTitleZh : one.sourceTitle} />
            </p>
          </li>
        );
      })}
      {more === 0 ? null : <li className="small">{say(procedureWords.more(more))}</li>}
    </ul>
  );
}

/** The part of the profile a finding is about. */
function partAt([first = 'basics', second]: readonly string[]): string {
  if (['stages', 'gates', 'ballots'].includes(first))
    return second === undefined ? (first === 'ballots' ? 'ballots.technicalReview' : `${first}.0`) : `${first}.${second}`;
  return ['consultation', 'review', 'patents', 'systematicReview', 'complaint', 'appeal', 'publication', 'local', 'consensus'].includes(first)
    ? first
    : 'basics';
}
