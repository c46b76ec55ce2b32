const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const places = ['千', '百', '十', ''] as const;

/** A count in Chinese characters, 0 to 9999, as formal minutes write it: 十七, 一百零五. Throws RangeError beyond. */
export function chineseNumber(count: number): string {
  if (!Number.isInteger(count) || count < 0 || count > 9999) throw new RangeError(`a count in words is 0 to 9999, not ${count}`);
  if (count === 0) return digits[0];
  const padded = String(count).padStart(4, '0');
  const text = [...padded].map((digit, place) => (digit === '0' ? digits[0] : `${digits[Number(digit)] ?? ''}${places[place] ?? ''}`)).join('');
  // One 零 stands for zeros between digits, none for those at the ends; ten to nineteen begin with 十.
  return text
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
    .replace(/^一十/, '十');
}
