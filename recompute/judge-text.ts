import { judge, type Judged, type Options } from './judge.js';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** A file is one dossier, however it is spread over lines, or JSON Lines with one in each. */
function dossiersIn(text: string): readonly string[] {
  if (isJson(text)) return [text];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.some((line) => isJson(line)) ? lines : [text];
}

/** The dossiers of a file, judged; the same on the command line and in a browser. */
export function judgeText(file: string, text: string, options: Options): readonly Judged[] {
  const all = dossiersIn(text.replace(/^\uFEFF/, ''));
  return all.map((one, at) => judge(all.length === 1 ? file : `${file}:${at + 1}`, one, options));
}
