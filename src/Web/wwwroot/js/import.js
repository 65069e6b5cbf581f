// What was left over of a document is dragged onto the field that it belongs to. Without this script, and by keyboard, it is chosen in a list.
const form = document.getElementById('place');
if (form) {
  form.querySelectorAll('[data-piece]').forEach(piece => {
    piece.draggable = true;
    piece.addEventListener('dragstart', event => {
      event.dataTransfer.setData('text/plain', piece.dataset.piece);
      event.dataTransfer.effectAllowed = 'move';
    });
  });
  document.querySelectorAll('[data-field]').forEach(field => {
    field.addEventListener('dragover', event => { event.preventDefault(); field.dataset.over = ''; });
    field.addEventListener('dragleave', () => { delete field.dataset.over; });
    field.addEventListener('drop', event => {
      event.preventDefault();
      delete field.dataset.over;
      const select = document.getElementById(`p-${event.dataTransfer.getData('text/plain')}`);
      if (!select) return;
      select.value = field.dataset.field;
      form.requestSubmit();
    });
  });
}
