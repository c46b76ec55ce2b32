import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffText } from '../../api/read/text-diff.js';

describe('what changed in the words', () => {
  const read = (before: string, after: string, op: 'removed' | 'added') =>
    diffText(before, after)
      .filter((part) => part.op !== (op === 'added' ? 'removed' : 'added'))
      .map(({ text }) => text)
      .join('');

  it('shows the figure that changed and nothing else', () => {
    expect(diffText('电压应为 24 V。\n其余不变。\n', '电压应为 36 V。\n其余不变。\n')).toEqual([
      { op: 'same', text: '电压应为 ' },
      { op: 'removed', text: '24' },
      { op: 'added', text: '36' },
      { op: 'same', text: ' V。\n其余不变。\n' },
    ]);
  });

  it('equal texts are one run; without what was added it is the former text, without what was removed the new one', () => {
    const text = fc.array(fc.constantFrom('电', '压', '24', ' ', 'V', '\n', 'ab'), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(diffText(before, before).every(({ op }) => op === 'same')).toBe(true);
        expect([read(before, after, 'removed'), read(before, after, 'added')]).toEqual([before, after]);
      }),
    );
  });

  it('two large texts without a common line are answered at once and still whole', () => {
    const [before, after] = ['a', 'b'].map((letter) => Array.from({ length: 4000 }, (_, i) => `${letter}${i}\n`).join('')) as [string, string];
    expect([read(before, after, 'removed'), read(before, after, 'added')]).toEqual([before, after]);
  });
});
