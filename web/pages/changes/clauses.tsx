import type { ClauseChanged, SegmentShown } from '../../../contract/views/text-changes.js';
import { Chip, type Tone } from '../../parts/chip.js';
import { Empty } from '../../parts/blocks.js';
import { useSay, Written } from '../../parts/visiting.js';
import { changesWords as words } from '../../words/changes.js';

type Change = ClauseChanged & { readonly title?: string };

const tones = { added: 'ok', removed: 'warn', changed: 'info', moved: 'quiet' } as const satisfies { readonly [kind in Change['kind']]: Tone };

/** One side of a clause: what both have, and what only this one has, marked. */
const Side = ({ diff, own }: { readonly diff: readonly SegmentShown[]; readonly own: 'removed' | 'added' }) => (
  <p className="text">
    {diff
      .filter(({ op }) => op === 'same' || op === own)
      .map(({ op, text }, at) => {
        const written = <Written text={text} />;
        if (op === 'same') return <span key={at}>{written}</span>;
        return op === 'removed' ? <del key={at}>{written}</del> : <ins key={at}>{written}</ins>;
      })}
  </p>
);

const Sides = ({ diff }: { readonly diff: readonly SegmentShown[] }) => {
  const say = useSay();
  return (
    <div className="sides">
      {(['removed', 'added'] as const).map((own) => (
        <div key={own}>
          <h3 className="small mute">{say(own === 'removed' ? words.before : words.after)}</h3>
          <Side diff={diff} own={own} />
        </div>
      ))}
    </div>
  );
};

const Changed = ({ of: { kind, clause, to, title = '', diff } }: { readonly of: Change }) => {
  const say = useSay();
  return (
    <section className="part-of" id={`c-${clause}`}>
      <h2>
        <Written text={title === '' ? clause : `${clause} ${title}`} /> <Chip tone={tones[kind]} of={words.kinds[kind]} />
        {to === undefined ? null : <span className="small mute"> {say(words.movedTo(to))}</span>}
      </h2>
      {diff === null || diff.length === 0 ? null : <Sides diff={diff} />}
    </section>
  );
};

/** Every clause that changed, in both its forms. */
export const ClauseChanges = ({ changes }: { readonly changes: readonly Change[] }) => {
  const say = useSay();
  if (changes.length === 0) return <Empty>{say(words.nothing)}</Empty>;
  return (
    <>
      <p>
        <b>{say(words.count(changes.length))}</b> <span className="mute">{say(words.lede)}</span>
      </p>
      {changes.every(({ diff }) => diff === null) ? <p className="small mute">{say(words.withheld)}</p> : null}
      {changes.map((one) => (
        <Changed key={`${one.kind}${one.clause}`} of={one} />
      ))}
    </>
  );
};
