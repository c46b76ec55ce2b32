// Checks a decision dossier in the browser, by the rules of the offline verifier. The same file runs in the page, which shows, and beside it, where a long dossier keeps
// nobody waiting. Nothing is sent: the policy of the page lets it ask nobody.
import { judgeText } from '../../recompute/judge-text.ts';

const largest = 200 * 1024 * 1024;
const shownDifferences = 20;
const longestValue = 300;

/** Why it is no dossier, by the names the page has words for. */
const whys = { 'not JSON': 'json', 'not a decision dossier': 'dossier' };

async function judged(file) {
  const unusable = (why) => [{ file: file.name, why }];
  if (file.size === 0) return unusable('empty');
  if (file.size > largest) return unusable('large');
  try {
    const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    if (first === 0x50 && second === 0x4b) return unusable('zip');
    const all = judgeText(file.name, await file.text(), { noted: null, as: [], without: [], words: false });
    return all.map(({ found, why, line }) => ({ file: line.file, found, why: why === null ? null : (whys[why] ?? 'dossier') }));
  } catch {
    return unusable('unread');
  }
}

function page() {
  const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  const element = (id) => document.getElementById(id);
  const [verdicts, working, input] = [element('verdicts'), element('working'), element('dossier')];
  const own = document.querySelector('script[src*="/assets/verify"]').src;

  const short = (value) => {
    const text = typeof value === 'string' ? value : value == null ? '—' : JSON.stringify(value);
    return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
  };
  const keep = (root, name, value) => {
    for (const one of root.querySelectorAll(`[data-${name}]`)) if (one.dataset[name] !== value) one.remove();
  };
  const fill = (root, name, text) => {
    const slot = root.querySelector(`[data-slot=${name}]`);
    if (text === null) slot.closest('[data-row]').remove();
    else slot.textContent = text;
  };

  const showDifferences = (root, differences) => {
    const list = root.querySelector('[data-slot=differences]');
    const blank = list.firstElementChild;
    list.textContent = '';
    for (const one of differences.slice(0, shownDifferences)) {
      const row = blank.cloneNode(true);
      keep(row, 'check', one.check);
      fill(row, 'place', one.place === '' ? '/' : one.place);
      fill(row, 'found', short(one.found));
      fill(row, 'computed', short(one.computed));
      list.append(row);
    }
    if (differences.length <= shownDifferences) root.querySelector('[data-part=more]').remove();
  };

  const show = ({ file, found, why }) => {
    const root = element('verdict').content.cloneNode(true);
    keep(root, 'verdict', why === null ? found.verdict : 'unusable');
    keep(root, 'why', why);
    fill(root, 'file', file);
    if (why !== null) for (const part of root.querySelectorAll('[data-part]')) part.remove();
    else {
      for (const name of ['integrity', 'computation', 'completeness']) fill(root, name, found[name][lang]);
      fill(root, 'outcome', found.outcome === '' ? null : found.outcome);
      fill(root, 'byIssuer', found.byIssuer && found.byIssuer[lang].trim());
      fill(root, 'notProven', found.notProven.map((one) => one[lang]).join(lang === 'zh' ? '；' : '; '));
      fill(root, 'log', `${found.log.size}:${found.log.root}`);
      if (found.differences.length === 0) root.querySelector('[data-part=differences]').remove();
      else showDifferences(root, found.differences);
    }
    verdicts.append(root);
  };

  let running = null;
  const showAll = (all) => {
    working.hidden = true;
    all.slice(0, 50).forEach(show);
  };
  input.addEventListener('change', () => {
    const file = input.files[0];
    if (running) running.terminate();
    verdicts.textContent = '';
    if (!file) return;
    working.hidden = false;
    running = new Worker(own);
    running.onmessage = ({ data }) => showAll(data);
    running.onerror = () => showAll([{ file: file.name, why: 'unread' }]);
    running.postMessage(file);
  });
  element('choose').hidden = false;
}

if (typeof document === 'undefined') onmessage = async ({ data }) => postMessage(await judged(data));
else page();
