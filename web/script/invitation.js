// The secret of an invitation stands behind the # of its link, which browsers keep to themselves. It is put into the form and taken out of the address; nothing is sent.
const secret = location.hash.slice(1);
const field = document.getElementById('secret');
if (field !== null && secret !== '') {
  field.value = secret;
  field.closest('.field').hidden = true;
  document.getElementById('link-read').hidden = false;
  history.replaceState(null, '', location.pathname);
  for (const other of document.querySelectorAll('.tools a[hreflang]')) other.hash = secret;
}
