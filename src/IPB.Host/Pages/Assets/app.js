// Niceties only: every page works without them.
document.addEventListener('keydown', event => {
  const typing = event.target.closest('input, textarea, select');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const search = document.getElementById('search');
  if (search) { event.preventDefault(); search.focus(); }
});
const alertBox = document.querySelector('[data-focus]');
if (alertBox) alertBox.focus();
const address = new URL(location.href);
if (address.searchParams.has('done')) {
  address.searchParams.delete('done');
  history.replaceState(null, '', address);
}
