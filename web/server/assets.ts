import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markFile } from '../parts/mark.js';

/** In the order of their layers. */
const publicStyle = ['tokens.css', 'base.css', 'parts.css', 'pages.css', 'desk.css', 'print.css'];

/** What runs in a browser where it may. */
export type ScriptName = 'dispositions' | 'invitation' | 'live' | 'verify';

export type Asset = { readonly path: string; readonly type: string; readonly text: string };

/** Named by what it holds, so that it may be kept for ever. */
const asset = (name: string, ending: string, text: string): Asset => ({
  path: `/assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${ending}`,
  type: ending,
  text,
});

/** Comments are for who reads the source. */
const withoutComments = (css: string): string => css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/^\s+|\n(?=\n)/gm, '');

const withoutRemarks = (code: string): string => code.replaceAll(/^\s*\/\/.*\n/gm, '');

export type Loaded = { readonly style: Asset; readonly icon: Asset; readonly scripts: { readonly [name in ScriptName]: Asset } };

/** What pages load: their style, as one file, the mark, and scripts. */
export function readAssets(root: string): Loaded {
  const read = (folder: string, file: string): string => readFileSync(join(root, 'web', folder, file), 'utf8');
  const script = (name: ScriptName): Asset => asset(name, 'js', withoutRemarks(read('script', `${name}.js`)));
  const css = publicStyle.map((file) => read('style', file)).join('\n');
  return {
    style: asset('style', 'css', withoutComments(css)),
    icon: asset('mark', 'svg', markFile),
    scripts: {
      dispositions: script('dispositions'),
      invitation: script('invitation'),
      live: script('live'),
      verify: asset('verify', 'js', readFileSync(join(root, 'dist', 'verify.js'), 'utf8')),
    },
  };
}
