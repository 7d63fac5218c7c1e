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
// A text that was opened at a line shows it.
const area = document.querySelector('textarea[data-line]');
if (area) {
  const before = area.value.split('\n').slice(0, area.dataset.line - 1).join('\n').length;
  area.setSelectionRange(before + 1, before + 1);
  area.scrollTop = Math.max(0, area.dataset.line - 6) * parseFloat(getComputedStyle(area).lineHeight);
}
// What is typed into a report is kept, and cases like it are shown.
const similar = document.getElementById('similar');
if (similar) {
  const form = similar.closest('form');
  let typed = false, asked = '';
  const keep = () => {
    if (!typed) return;
    typed = false;
    const data = new FormData(form);
    data.delete('files');
    fetch(form.querySelector('[data-draft]').dataset.draft, { method: 'POST', body: new URLSearchParams(data) })
      .catch(() => { typed = true; });
  };
  const look = async () => {
    const text = `${form.elements.title.value} ${form.elements.description.value}`.trim();
    if (text.length < 10 || text === asked) return;
    asked = text;
    const answer = await fetch(`${similar.dataset.address}?text=${encodeURIComponent(text.slice(0, 1500))}`);
    const found = answer.ok ? await answer.text() : '';
    if (found.includes('<li>')) similar.innerHTML = found; else similar.replaceChildren();
  };
  form.addEventListener('input', () => { typed = true; });
  form.addEventListener('change', () => { keep(); look().catch(() => {}); });
  form.addEventListener('submit', () => { typed = false; clearInterval(timer); });
  const timer = setInterval(keep, 5000);
}
