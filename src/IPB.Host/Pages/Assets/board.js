// Dragging cards on the board. Everything it does can be done with the menu of each card.
const columns = [...document.querySelectorAll('[data-column]')];
let dragged = null;
const movesTo = column => [...dragged.querySelectorAll('[data-to]')].filter(m => m.dataset.to === column.dataset.column);
const clear = () => {
  dragged = null;
  for (const column of columns) column.classList.remove('maydrop', 'over');
};
for (const card of document.querySelectorAll('.boardcard')) {
  if (!card.querySelector('[data-to]')) continue;
  card.draggable = true;
  card.addEventListener('dragstart', event => {
    dragged = card;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.dataset.number);
    for (const column of columns) if (movesTo(column).length > 0) column.classList.add('maydrop');
  });
  card.addEventListener('dragend', clear);
}
for (const column of columns) {
  column.addEventListener('dragover', event => {
    if (!dragged || movesTo(column).length === 0) return;
    event.preventDefault();
    column.classList.add('over');
  });
  column.addEventListener('dragleave', event => {
    if (!column.contains(event.relatedTarget)) column.classList.remove('over');
  });
  column.addEventListener('drop', event => {
    if (!dragged) return;
    event.preventDefault();
    const [card, moves] = [dragged, movesTo(column)];
    clear();
    if (moves.length === 1) moves[0].click();
    if (moves.length < 2) return;
    // Several ways lead there: the person chooses.
    card.querySelector('details').open = true;
    moves[0].focus();
  });
}
document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && event.target.closest('.boardcard details[open]');
  if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
});
