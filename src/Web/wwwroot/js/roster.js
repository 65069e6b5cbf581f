// The roster in a poor network: a tap that did not arrive is told of on its row and sent again. "Klar" sends the whole form anyway.

const form = document.getElementById('roster');
const rowOf = element => element.closest?.('.roster-row');

function keep(row) {
  if (row.dataset.unsaved !== undefined) return;
  row.dataset.unsaved = '';
  const words = document.createElement('p');
  words.className = 'roster-unsaved';
  words.setAttribute('role', 'status');
  words.textContent = form.dataset.unsaved;
  row.append(words);
}

function settle(row) {
  delete row.dataset.unsaved;
  row.querySelector('.roster-unsaved')?.remove();
}

const unsaved = () => [...document.querySelectorAll('.roster-row[data-unsaved]')];
const resend = () => unsaved().forEach(row => window.htmx.trigger(row, 'change'));

for (const failure of ['htmx:sendError', 'htmx:timeout', 'htmx:sendAbort']) {
  document.addEventListener(failure, event => { const row = rowOf(event.target); if (row) keep(row); });
}

document.addEventListener('htmx:beforeSwap', event => {
  const { xhr, elt } = event.detail;
  const row = rowOf(elt);
  if (!row) return;
  // Signed out meanwhile: the answer is the sign-in page.
  if (xhr.responseURL && new URL(xhr.responseURL).pathname !== location.pathname) {
    event.detail.shouldSwap = false;
    location.reload();
    return;
  }
  // 409 and 422 come with words on the row; any other refusal means that the tap did not arrive.
  if (xhr.status >= 400 && xhr.status !== 409 && xhr.status !== 422) keep(row); else settle(row);
});

window.addEventListener('online', resend);
document.addEventListener('visibilitychange', () => { if (!document.hidden) resend(); });
setInterval(() => { if (navigator.onLine) resend(); }, 10000);
window.addEventListener('beforeunload', event => { if (form && !form.dataset.sent && unsaved().length > 0) event.preventDefault(); });
