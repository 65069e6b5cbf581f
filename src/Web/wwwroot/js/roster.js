// The roster in a poor network: a tap that did not arrive is told of on its row and sent again. "Klar" sends the whole form
// anyway, once the network answers.

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

// One after another, so that the number here which is told last is the latest.
let waiting = [];
function resend() {
  waiting = unsaved().map(row => row.id);
  resendNext();
}
function resendNext() {
  const row = document.getElementById(waiting.shift());
  if (row) window.htmx.trigger(row, 'change');
}
document.addEventListener('htmx:afterRequest', () => { if (waiting.length > 0) resendNext(); });

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

// Without network the browser would put its own error page in place of the roster, so the network is asked first.
const isReached = () => fetch(import.meta.url, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(8000) }).then(() => true, () => false);

function tellOffline(isOffline) {
  document.getElementById('roster-offline')?.remove();
  if (!isOffline) return;
  const words = document.createElement('div');
  words.id = 'roster-offline';
  words.className = 'ds-alert roster-problem';
  words.dataset.color = 'warning';
  words.setAttribute('role', 'alert');
  words.textContent = form.dataset.offline;
  form.before(words);
  words.scrollIntoView({ block: 'center' });
}

let isAsking = false;
form?.addEventListener('submit', async event => {
  if (form.dataset.reached) { delete form.dataset.reached; return; }
  event.preventDefault();
  if (isAsking) return;
  isAsking = true;
  const reached = await isReached();
  isAsking = false;
  tellOffline(!reached);
  if (!reached) return;
  form.dataset.reached = 'true';
  form.requestSubmit(event.submitter);
});
window.addEventListener('online', () => tellOffline(false));
