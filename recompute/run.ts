import { readFile } from 'node:fs/promises';
import { exits, judge, type Exit, type Judged, type Options } from './judge.js';

async function textOf(file: string): Promise<string> {
  if (file !== '-') return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
  return text.replace(/^\uFEFF/, '');
}

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

async function judgeFile(file: string, options: Options): Promise<readonly Judged[]> {
  let text: string;
  try {
    text = await textOf(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ line: { file, verdict: 'unusable', why }, words: `${file}: unusable 不可用: ${why}\n`, exit: exits.unusable }];
  }
  const all = dossiersIn(text);
  return all.map((one, at) => judge(all.length === 1 ? file : `${file}:${at + 1}`, one, options));
}

/** Judges every file, one line each as JSON or in words; the worst is the exit code. */
export async function runRecompute(files: readonly string[], options: Options): Promise<Exit> {
  let worst: Exit = exits.same;
  for (const file of files)
    for (const { line, words, exit } of await judgeFile(file, options)) {
      if (exit > worst) worst = exit;
      const text = options.words ? words : `${JSON.stringify(line)}\n`;
      if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  return worst;
}
