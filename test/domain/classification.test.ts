import { describe, expect, it } from 'vitest';
import { checkCcs, checkIcs } from '../../domain/law/classification.js';

describe('ICS', () => {
  it.each([
    ['25', 'field', '25'],
    ['01.120', 'group', '01.120'],
    ['25.040.30', 'subgroup', '25.040.30'],
    ['ICS 35.240.50', 'subgroup', '35.240.50'],
    [' ＩＣＳ：７１．１００．０１ ', 'subgroup', '71.100.01'],
  ])('%s is a %s', (input, kind, canonical) => expect(checkIcs(input)).toMatchObject({ valid: true, kind, canonical, problems: [] }));
  it.each(['', '2', '25.04', '25.040.3', '25.040.300', '25040', '25.', '49.*', 'A00', '25.040.30;35.240'])('%j is none', (input) =>
    expect(checkIcs(input)).toMatchObject({ valid: false, canonical: null, problems: [{ code: 'ICS_SHAPE' }] }),
  );
  it('names its field, and a field that does not exist is refused with those that do', () => {
    expect(checkIcs('49.025').parts).toEqual({
      field: '49',
      group: '025',
      subgroup: null,
      title: { zh: '航空器和航天器工程', en: 'Aircraft and space vehicle engineering' },
    });
    const refused = checkIcs('02.100').problems[0];
    expect(refused).toMatchObject({ code: 'ICS_FIELD', found: '02' });
    expect(refused?.needed).toHaveLength(41);
  });
});

describe('CCS', () => {
  it.each([...'ABCDEFGHJKLMNPQRSTUVWXYZ'])('section %s exists', (letter) =>
    expect(checkCcs(`${letter}00`)).toMatchObject({ valid: true, canonical: `${letter}00` }),
  );
  it('is read as covers print it', () => {
    expect(checkCcs('CCS J 28')).toMatchObject({ canonical: 'J28', kind: 'class', parts: { section: 'J', number: '28', title: { zh: '机械' } } });
    expect(checkCcs('ｖ１２').canonical).toBe('V12');
  });
  it.each(['', 'I10', 'O10', 'A0', 'A000', '00A', 'AA1', 'À10'])('%j is none', (input) =>
    expect(checkCcs(input)).toMatchObject({ valid: false, problems: [{ code: 'CCS_SHAPE' }] }),
  );
});
