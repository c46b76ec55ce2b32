// Runs in the browser, in the page that is looked at: what is wrong with it as it is shown. `english`: whether it is an English page.
export const faults = (english) => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > window.innerWidth) found.push(`scrolls sideways: ${root.scrollWidth} > ${window.innerWidth}`);
  const han = /\p{Script=Han}/u;
  const langOf = (holder) => holder.closest('[lang]')?.getAttribute('lang');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim();
    const holder = node.parentElement;
    if (text === '' || holder === null || holder.closest('.sr, .hash, [hidden], script, style') !== null) continue;
    if (/\b(undefined|null|NaN)\b|\[object/.test(text)) found.push(`shows ${text.slice(0, 60)}`);
    if (/TC:\d|\{"|\b[a-z]+[A-Z]\w+\b/.test(text)) found.push(`shows a code: ${text.slice(0, 60)}`);
    if (english && han.test(text) && langOf(holder) !== 'zh-CN') found.push(`Chinese on an English page: ${text.slice(0, 40)}`);
    if (!english && !han.test(text) && /[A-Za-z]{4,} [A-Za-z]{3,}/.test(text) && langOf(holder) !== 'en')
      found.push(`English on a Chinese page: ${text.slice(0, 40)}`);
  }
  for (const head of document.querySelectorAll('thead th'))
    if (getComputedStyle(head).whiteSpace !== 'nowrap') found.push(`a head that may break: ${head.textContent}`);
  return found;
};
