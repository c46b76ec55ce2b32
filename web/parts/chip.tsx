import type { Words } from '../../domain/kernel/words.js';
import { frameWords } from '../words/frame.js';
import { T } from './visiting.js';

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'play' | 'quiet';

/** A state in words; its colour says nothing that the words do not. */
export const Chip = ({ tone, of }: { readonly tone: Tone; readonly of: Words }) => (
  <span className={tone === 'quiet' ? 'chip' : `chip ${tone}`}>
    <T of={of} />
  </span>
);

export const RehearsalChip = () => <Chip tone="play" of={frameWords.rehearsal} />;
