/** The package says of itself that it has a default export of its own; loaded as it is, its one function stands on what it exports. */
declare module 'pinyin-match' {
  const pinyin: { match(text: string, typed: string): [number, number] | false };
  export default pinyin;
}
