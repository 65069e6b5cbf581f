// Small comforts on top of pages that work without them. Nothing a user types is stored in the browser, but for the roster's taps (roster-store.js).

// Signed out: the roster that was kept to be opened without network is forgotten.
if (location.pathname === '/logga-in') navigator.serviceWorker?.getRegistration('/insatser/').then(found => found?.active?.postMessage('forget'));

/** Forms that change something: not GET, not marked data-plain. */
const changes = form => form.method === 'post' && !form.hasAttribute('data-plain');

// A second press on a button must not post twice; the page comes back usable from the back button.
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || !changes(form)) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  delete form.dataset.dirty;
  form.dataset.sent = 'true';
  form.setAttribute('aria-busy', 'true');
});

const ready = form => { delete form.dataset.sent; form.removeAttribute('aria-busy'); };
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(ready));
document.addEventListener('htmx:afterRequest', event => {
  const form = event.target.closest?.('form');
  if (form) ready(form);
});

// Warn before what was typed is lost.
document.addEventListener('input', event => {
  const form = event.target.form;
  if (form && changes(form) && form.hasAttribute('data-warn')) form.dataset.dirty = 'true';
  count(event.target);
});
window.addEventListener('beforeunload', event => {
  if (document.querySelector('form[data-dirty]')) event.preventDefault();
});

// A form that is kept while it is filled in: saved on the server a moment after the last key, and at once when the page is left for another.
const draftWait = 1500;
for (const status of document.querySelectorAll('[data-draft-status]')) {
  const form = status.closest('form');
  const tell = (text, time) => { status.textContent = text.replace('{0}', time ?? ''); };
  const version = form.querySelector('[data-draft-version]');
  let timer, sending;
  form.querySelectorAll('[data-draft-button]').forEach(button => { button.hidden = true; });
  const keep = async () => {
    clearTimeout(timer);
    timer = undefined;
    const content = new FormData(form);
    for (const [name, value] of [...content]) if (value instanceof File) content.delete(name);
    tell(status.dataset.saving);
    try {
      const answer = await fetch(status.dataset.draftStatus, { method: 'POST', body: content, headers: { 'X-Draft': '1' }, signal: AbortSignal.timeout(10 * draftWait), keepalive: document.hidden });
      if (answer.status === 409) {
        tell(status.dataset.changed + ' ');
        status.append(Object.assign(document.createElement('a'), { href: location.href, textContent: status.dataset.reload }));
      } else if (answer.status >= 400 && answer.status < 500) {
        tell(status.dataset.refused); // the same again would be refused again: tried when something more is typed
      } else if (answer.status !== 204) {
        throw new Error(); // also a sign-in that has ended, which is answered by its page
      } else {
        if (version) version.value = answer.headers.get('X-Draft') ?? '';
        if (!timer) delete form.dataset.dirty;
        tell(status.dataset.saved, new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' }));
      }
    } catch {
      tell(status.dataset.failed);
      timer ??= setTimeout(send, 10 * draftWait);
    }
  };
  // One at a time: the next says which version the one before it became.
  const send = () => sending ??= keep().finally(() => { sending = undefined; });
  const later = () => { clearTimeout(timer); timer = setTimeout(() => sending ? later() : send(), draftWait); };
  form.addEventListener('input', later);
  form.addEventListener('submit', event => {
    clearTimeout(timer);
    timer = undefined;
    if (!sending) return;
    event.preventDefault();
    const { submitter } = event;
    sending.then(() => form.requestSubmit(submitter));
  });
  document.addEventListener('visibilitychange', () => { if (document.hidden && timer) (sending ?? Promise.resolve()).then(send); });
}

// Characters left in a long answer.
function count(area) {
  const counter = area.dataset?.counter && document.getElementById(area.dataset.counter);
  if (!counter) return;
  const left = Number(counter.dataset.max) - area.value.replace(/\r?\n/g, '\r\n').length;
  counter.textContent = (left < 0 ? counter.dataset.overText : counter.dataset.left).replace('{0}', Math.abs(left).toLocaleString(document.documentElement.lang));
  counter.toggleAttribute('data-over', left < 0);
}

// A password can be shown while it is typed. It is hidden again before it is sent, so that no browser keeps it as text.
for (const place of document.querySelectorAll('[data-shows]')) {
  const field = document.getElementById(place.dataset.shows);
  const button = place.querySelector('button');
  const show = shown => {
    field.type = shown ? 'text' : 'password';
    field.spellcheck = false;
    button.setAttribute('aria-pressed', shown);
  };
  place.hidden = false;
  button.addEventListener('click', () => show(field.type === 'password'));
  field.form.addEventListener('submit', () => show(false));
}

// All alternatives of a question can be ticked or unticked at once.
for (const place of document.querySelectorAll('[data-ticks]')) {
  const { form } = place.querySelector('button');
  place.hidden = false;
  place.addEventListener('click', ({ target }) => {
    if (target.type !== 'button') return;
    form.querySelectorAll(`input[type=checkbox][name="${place.dataset.ticks}"]`).forEach(box => { box.checked = target.value === 'all'; });
    form.dataset.dirty = 'true';
  });
}

// What is wrong comes first for those who hear the page; a group is focused as a whole.
function arrive(root) {
  root.querySelector('[data-focus]')?.focus();
  root.querySelectorAll('textarea[data-counter]').forEach(area => { if (area.value) count(area); });
}
arrive(document);
document.addEventListener('htmx:load', event => { if (event.target !== document.body) arrive(event.target); });

// On a phone the tabs scroll sideways: the current one is brought into sight.
const tabs = document.querySelector('.workspace-tabs');
const tab = tabs?.querySelector('[aria-current]');
if (tab) tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;

// An open menu closes by Escape and by a click elsewhere.
const openMenus = () => document.querySelectorAll('details.user-menu[open], details.phone-menu[open]');
document.addEventListener('click', event => {
  openMenus().forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  openMenus().forEach(menu => { menu.open = false; menu.querySelector('summary').focus(); });
});

// What the search suggests closes the same way; the arrow down goes to the first suggestion.
const suggestions = document.getElementById('search-suggestions');
if (suggestions) {
  const field = suggestions.closest('form');
  const close = () => suggestions.replaceChildren();
  document.addEventListener('click', event => { if (!field.contains(event.target)) close(); });
  field.addEventListener('focusout', event => { if (event.relatedTarget && !field.contains(event.relatedTarget)) close(); });
  field.addEventListener('keydown', event => {
    const links = [...suggestions.querySelectorAll('a, button')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && links.length) { close(); field.querySelector('input').focus(); event.preventDefault(); }
    if (!step || !links.length) return;
    event.preventDefault();
    (links[links.indexOf(document.activeElement) + step] ?? field.querySelector('input')).focus();
  });
}
