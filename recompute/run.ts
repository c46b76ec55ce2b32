import { readFile } from 'node:fs/promises';
import { exits, unusable, type Exit, type Judged, type Options } from './judge.js';
import { judgeText } from './judge-text.js';

async function textOf(file: string): Promise<string> {
  if (file !== '-') return readFile(file, 'utf8');
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
  return text;
}

async function judgeFile(file: string, options: Options): Promise<readonly Judged[]> {
  let text: string;
  try {
    text = await textOf(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [unusable(file, why)];
  }
  return judgeText(file, text, options);
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
