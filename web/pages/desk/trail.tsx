import type { ReactNode } from 'react';
import { A, useSay } from '../../parts/visiting.js';
import { frameWords, navWords } from '../../words/frame.js';
import { deskWords } from '../../words/desk.js';

/** Where a page of the desk stands; `record` is the address of the record it is about. */
export function DeskTrail({ record, here }: { readonly record?: { readonly to: string; readonly name: ReactNode }; readonly here: ReactNode }) {
  const say = useSay();
  return (
    <nav className="trail" aria-label={say(frameWords.trail)}>
      <ol>
        <li>
          <A to="/">{say(navWords.home)}</A>
        </li>
        <li>
          <A to="/desk">{say(deskWords.title)}</A>
        </li>
        {record === undefined ? null : (
          <li>
            <A to={record.to}>{record.name}</A>
          </li>
        )}
        <li>{here}</li>
      </ol>
    </nav>
  );
}
