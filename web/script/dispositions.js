// Keys for the table of comments: the buttons and fields do without. A key does something only where no text is being typed.
const rows = [...document.querySelectorAll('[data-row]')];
const form = document.querySelector('.disposing');
const keys = document.querySelector('.keys');
if (keys) keys.hidden = false;

const rowOf = (node) => node.closest('[data-row]');
const firstIn = (row) => row?.querySelector('input, summary, a');
const choices = ['adopted', 'partly', 'rejected'];

const goTo = (row) => {
  if (!row) return;
  firstIn(row)?.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'center' });
};

form?.addEventListener('keydown', (event) => {
  const { key, target, isComposing, ctrlKey, metaKey, altKey } = event;
  if (isComposing) return;
  if (key === 'Enter' && (ctrlKey || metaKey)) {
    event.preventDefault();
    return form.requestSubmit(form.querySelector('.save button'));
  }
  if (ctrlKey || metaKey || altKey || target.matches('textarea, select, input:not([type=radio], [type=checkbox])')) return;
  const row = rowOf(target);
  const at = rows.indexOf(row);
  const does = {
    j: () => goTo(rows[at + 1]),
    k: () => goTo(rows[at - 1]),
    x: () => row?.querySelector('[type=checkbox]')?.click(),
    e: () => row?.querySelector('textarea')?.focus(),
  }[key];
  const choice = choices[Number(key) - 1];
  if (!does && !(choice && row)) return;
  event.preventDefault();
  if (does) return does();
  row.querySelector(`[value=${choice}]`)?.click();
});
