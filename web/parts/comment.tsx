import { kindNames } from '../../domain/consultation/words.js';
import type { CommentShown } from '../../contract/views/comment.js';
import { consultationWords, statusWords } from '../words/consultation.js';
import { Chip } from './chip.js';
import { Day } from './dates.js';
import { T, useSay, Written } from './visiting.js';

const kindWords = (kind: string) => (kind in kindNames ? kindNames[kind as keyof typeof kindNames] : kindNames.general); // a key of the table

const Answer = ({ of: { status, answer, duplicateOf } }: { readonly of: CommentShown }) => {
  const known = statusWords[status];
  if (status === 'duplicate' && duplicateOf !== null)
    return (
      <div className="reply">
        <p>
          <T of={consultationWords.duplicate(duplicateOf)} />
        </p>
      </div>
    );
  if (answer === null || known === undefined) return null;
  return (
    <div className="reply">
      <p>
        <Chip tone={known.tone} of={known.words} />
        <Written text={answer} />
      </p>
    </div>
  );
};

const Objection = ({ of: { objection, objectionAnswer } }: { readonly of: CommentShown }) => {
  const say = useSay();
  if (objection === null) return null;
  return (
    <div className="reply">
      <p>
        {say(consultationWords.objected)}
        <Written text={objection} />
      </p>
      {objectionAnswer === null ? null : (
        <p>
          <Written text={objectionAnswer} />
        </p>
      )}
    </div>
  );
};

/** What is longer than this is folded away behind its beginning. */
const longest = 600;

const Long = ({ text }: { readonly text: string }) =>
  text.length <= longest ? (
    <p className="text">
      <Written text={text} />
    </p>
  ) : (
    <details className="fold">
      <summary>
        <Written text={`${text.slice(0, 100)}…`} />
      </summary>
      <p className="text">
        <Written text={text} />
      </p>
    </details>
  );

/** A comment and its answer in one frame. Who made it is shown as far as the reader may see it. */
export function Comment({ of: one, clause = false }: { readonly of: CommentShown; readonly clause?: boolean }) {
  const say = useSay();
  return (
    <article className="said" id={`comment-${one.n}`}>
      <div>
        <header>
          <b>{`#${one.n}`}</b>
          {one.author === null ? null : <Written text={one.author} />}
          {one.organisationName === null ? null : (
            <span>
              <Written text={one.organisationName} />
              {one.organisationStanding === 'selfStated' ? say(consultationWords.selfStated) : null}
            </span>
          )}
          {clause ? (
            <span>
              <Written text={one.clause} />
            </span>
          ) : null}
          <span>{say(kindWords(one.kind))}</span>
          <Day at={one.at} />
          {one.late ? <Chip tone="warn" of={consultationWords.late} /> : null}
        </header>
        {one.status === 'withdrawn' ? (
          <p className="mute">{say(consultationWords.withdrawn)}</p>
        ) : (
          <>
            <Long text={one.text} />
            {one.proposed === null ? null : (
              <p className="small mute text">
                {say(consultationWords.proposed)}
                <Written text={one.proposed} />
              </p>
            )}
            {one.reason === null ? null : (
              <p className="small mute text">
                {say(consultationWords.reason)}
                <Written text={one.reason} />
              </p>
            )}
          </>
        )}
      </div>
      <Answer of={one} />
      <Objection of={one} />
    </article>
  );
}
