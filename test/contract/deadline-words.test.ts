import { describe, expect, it } from 'vitest';
import { clockWords, deadlineWords } from '../../contract/deadline-words.js';
import { lifecycles } from '../../domain/lifecycles.js';

describe('the name of a date', () => {
  it('is a word in both languages, with its number where there are many', () => {
    expect(deadlineWords('termEnd')).toEqual({ zh: '本届任期届满', en: 'term of office ends' });
    expect(deadlineWords('callCloses.2')).toEqual({ zh: '第 2 次征询截止', en: 'call closes (2)' });
  });

  it('of the clock’s next act is that of the act, which every act has', () => {
    for (const [kind, { commands }] of Object.entries(lifecycles))
      for (const act of Object.keys(commands)) {
        const { zh, en } = clockWords(kind, act);
        expect([kind, act, zh !== '' && zh !== '到期办理', en !== '']).toEqual([kind, act, true, true]);
      }
  });
});
