// The roster with and without network. Each tap is kept on the device, encrypted, until the server has answered it: sent in order, with a
// key of its own by which the server knows one that comes again. The page last opened is kept too, so that it opens without network.

const form = document.getElementById('roster');
const { account } = form?.dataset ?? {};
const { kept } = document.documentElement.dataset; // when the page was kept, where the network did not answer
const patience = 15000;
const rowOf = element => element.closest?.('.roster-row');
const inRow = /^Input\.Rows\[\d+\]\./;
const choicesIn = row => [...row.querySelectorAll('input[name^="Input.Rows["]:not([type=hidden])')];

// ---- what is told

function tell(id, words, place = form) {
  let told = document.getElementById(id);
  if (!words) { told?.remove(); return; }
  if (!told) {
    told = document.createElement('div');
    Object.assign(told, { id, className: 'ds-alert roster-problem' });
    told.dataset.color = 'warning';
    told.setAttribute('role', 'alert');
    place.before(told);
  }
  told.replaceChildren(...[words].flat());
}

const linkTo = (href, words) => Object.assign(document.createElement('a'), { href, textContent: words });

function mark(row, words) {
  row.querySelector('.roster-unsaved')?.remove();
  row.toggleAttribute('data-unsaved', Boolean(words));
  if (!words) return;
  const told = document.createElement('p');
  told.className = 'roster-unsaved';
  told.setAttribute('role', 'status');
  told.textContent = words;
  row.append(told);
}

// ---- what is kept

/** Taps of this session that are not answered, the first first: { id, tap, isSent }. */
const queue = [];
let keeps = Promise.resolve(false);

/** Writes one after another, so that the order on the device is that of the taps. */
const write = work => { keeps = keeps.then(async canKeep => { if (canKeep) await work().catch(() => {}); return canKeep; }); return keeps; };

const keepTap = entry => write(async () => { entry.id = await rosterStore.keepTap(account, entry.tap, entry.id); });

/** The page as it is now, without what belongs to this moment alone. */
function snapshot() {
  const copy = document.documentElement.cloneNode(true);
  const now = document.querySelectorAll('#roster input');
  copy.querySelectorAll('#roster input').forEach((input, at) => input.toggleAttribute('checked', now[at].checked));
  copy.querySelectorAll('[name=__RequestVerificationToken], .roster-unsaved, .roster-problem').forEach(element => element.remove());
  copy.removeAttribute('data-kept');
  return `<!DOCTYPE html>${copy.outerHTML}`;
}

const keepPage = () => write(() => rosterStore.keepPage(account, location.pathname, snapshot()));

/** What a row says: its fields without their place on the page. */
function read(row) {
  const fields = {};
  for (const field of row.querySelectorAll('input[name^="Input.Rows["]')) {
    if (field.type === 'hidden' || field.checked) fields[field.name.replace(inRow, '')] = field.value;
  }
  delete fields.Overruled;
  return fields;
}

function note(row) {
  const fields = read(row);
  const last = queue.findLast(entry => entry.tap.row === row.id);
  if (last && !last.isSent) {
    Object.assign(last.tap, { fields: { ...fields, Base: last.tap.fields.Base }, at: new Date().toISOString() });
    return keepTap(last);
  }
  const entry = { tap: { key: crypto.randomUUID?.() ?? newKey(), page: location.pathname, path: row.dataset.path, row: row.id, fields, at: new Date().toISOString() } };
  queue.push(entry);
  return keepTap(entry);
}

// Over plain http, where the browser makes none.
const newKey = () => '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit => (digit ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> digit / 4).toString(16));

/** Puts a tap that was kept back on the page. */
function show({ tap }) {
  const row = document.getElementById(tap.row);
  if (!row) return;
  for (const field of choicesIn(row)) {
    field.checked = tap.fields[field.name.replace(inRow, '')] === field.value;
  }
  mark(row, form.dataset.unsaved);
}

// ---- what is sent

let attempt = new AbortController();
const untilGivenUp = () => AbortSignal.any([AbortSignal.timeout(patience), attempt.signal]);

let token = kept ? null : form?.querySelector('[name=__RequestVerificationToken]')?.value;

const isAway = (answer, path) => new URL(answer.url).pathname !== new URL(path, location.origin).pathname; // led to sign in

function tellSignedOut() {
  tell('roster-signed-out', [form.dataset.signedOut, ' ', linkTo(location.href, document.querySelector('h1').textContent)]);
}

/** A token of today, for the account whose taps they are. */
async function permit() {
  const path = `${location.pathname}?handler=Token`;
  const answer = await fetch(path, { cache: 'no-store', signal: untilGivenUp() });
  if (isAway(answer, path)) { tellSignedOut(); return false; }
  if (!answer.ok) return false;
  const right = await answer.json();
  if (right.account !== account) { tell('roster-signed-out', form.dataset.somebodyElse); return false; }
  tell('roster-signed-out', null);
  ({ token } = right);
  let field = form.querySelector('[name=__RequestVerificationToken]');
  if (!field) {
    field = Object.assign(document.createElement('input'), { type: 'hidden', name: '__RequestVerificationToken' });
    form.append(field);
  }
  field.value = token;
  return true;
}

const post = ({ tap }) => fetch(tap.path, {
  method: 'POST',
  headers: { 'HX-Request': 'true' },
  signal: untilGivenUp(),
  body: new URLSearchParams([
    ...Object.entries(tap.fields).map(([name, value]) => [`Input.Rows[0].${name}`, value]),
    ['Input.Rows[0].Key', tap.key], ['Input.Rows[0].TappedAt', tap.at], ['Input.SentAt', new Date().toISOString()], ['__RequestVerificationToken', token],
  ]),
});

/** Sends the first tap. Whether it was answered, so that the next may go. */
async function send(entry) {
  entry.isSent = true;
  if (!token && !await permit()) return false;
  let answer = await post(entry);
  if (answer.status === 400) { // the token has grown old, or belongs to another sign-in
    if (!await permit()) return false;
    answer = await post(entry);
  }
  if (isAway(answer, entry.tap.path)) { tellSignedOut(); token = null; return false; }
  if (answer.status >= 500 || answer.status === 429) return false;
  await settle(entry, answer);
  return true;
}

async function settle(entry, answer) {
  const { tap } = entry;
  const row = document.getElementById(tap.row);
  const isAbout = answer.ok || answer.headers.has('HX-Retarget'); // else the whole page, or nothing to show
  if (row) mark(row, isAbout ? null : form.dataset.refused);
  if (isAbout && row) {
    const html = await answer.text();
    const isLast = queue.findLast(later => later.tap.row === tap.row) === entry;
    const target = answer.headers.get('HX-Retarget');
    // A row drawn anew would lose what has been tapped on it since.
    if (isLast || answer.status !== 200) window.htmx.swap(target ?? row.querySelector('.roster-more'), html, { swapStyle: 'outerHTML', settleDelay: 0, swapDelay: 0 });
    if (answer.ok) await carryOn(tap, html);
  }
  queue.splice(queue.indexOf(entry), 1);
  await write(() => rosterStore.dropTap(entry.id));
  if (!isAbout && (answer.status === 409 || answer.status === 422)) location.reload(); // cancelled meanwhile, or moved: the page says it
}

/** What was tapped on the same row since, was tapped on the mark that has just been made. */
async function carryOn(tap, html) {
  const base = new DOMParser().parseFromString(html, 'text/html').querySelector('input[name$=".Base"]')?.value ?? '';
  for (const later of queue.filter(other => other.tap !== tap && other.tap.row === tap.row && (other.tap.fields.Base ?? '') === (tap.fields.Base ?? ''))) {
    later.tap.fields.Base = base;
    await keepTap(later);
  }
}

let sending;
const flush = () => sending ??= flushAll().finally(() => { sending = undefined; });

/** What was sent into a network that has gone since may hang: it is given up and sent anew. The server knows its key. */
async function flushAnew() {
  attempt.abort();
  await sending;
  attempt = new AbortController();
  await flush();
}

async function flushAll() {
  const before = queue.length;
  try {
    while (queue.length > 0 && await send(queue[0]));
  } catch {
    // no network: tried again
  }
  tellUnsent();
  if (queue.length > 0) return;
  if (before > 0) await keepPage();
  if (kept && !document.querySelector('.roster-conflict') && await isReached()) location.reload(); // as it stands now
}

function tellUnsent() {
  for (const { tap } of queue) {
    const row = document.getElementById(tap.row);
    if (row) mark(row, form.dataset.unsaved);
  }
}

const isReached = () => fetch(import.meta.url, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(8000) }).then(answer => answer.ok, () => false);

let wait;
form?.addEventListener('change', async event => {
  const row = rowOf(event.target);
  if (!row) return;
  await note(row);
  clearTimeout(wait);
  wait = setTimeout(flush, 300);
});

// ---- buttons

// Without network the browser would put its own error page in place of the roster, so the network is asked first.
let isAsking = false;
form?.addEventListener('submit', async event => {
  if (form.dataset.reached) { delete form.dataset.reached; return; }
  event.preventDefault();
  if (isAsking) return;
  isAsking = true;
  clearTimeout(wait);
  const { submitter } = event;
  const isReachable = await isReached();
  const conflicts = () => document.querySelectorAll('.roster-conflict').length;
  const before = conflicts();
  if (isReachable) await flush();
  isAsking = false;
  tell('roster-offline', isReachable ? null : form.dataset.offline);
  if (!isReachable) {
    document.getElementById('roster-offline').scrollIntoView({ block: 'center' });
    if (submitter?.getAttribute('formaction')?.endsWith('handler=AllPresent')) await allPresent();
    tellUnsent();
  } else if (queue.length === 0 && conflicts() === before && (token || await permit())) {
    form.dataset.reached = 'true';
    form.requestSubmit(submitter);
  }
});

async function allPresent() {
  for (const row of form.querySelectorAll('.roster-row:has(.roster-marks):not(:has(.roster-marks input:checked))')) {
    row.querySelector('[value=present]').checked = true;
    await note(row);
  }
}

// The buttons of a conflict are htmx's.
document.addEventListener('htmx:sendError', () => tell('roster-offline', form.dataset.offline));
document.addEventListener('htmx:beforeSwap', event => {
  const { xhr } = event.detail;
  if (!xhr?.responseURL || new URL(xhr.responseURL).pathname === location.pathname) return;
  event.detail.shouldSwap = false; // signed out meanwhile
  location.reload();
});
document.addEventListener('htmx:afterSettle', () => { if (!kept) keepPage(); });

window.addEventListener('online', () => { tell('roster-offline', null); flushAnew(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) flush(); });
setInterval(() => { if (navigator.onLine && (queue.length > 0 || kept)) flush(); }, 10000);
window.addEventListener('beforeunload', event => { if (queue.some(entry => entry.id === undefined) && !form.dataset.sent) event.preventDefault(); });

// ---- begin

async function begin() {
  await navigator.serviceWorker?.register('/roster-worker.js', { scope: '/insatser/' });
  const drawnWith = performance.getEntriesByType('resource').map(entry => entry.name).filter(name => /^\/(css|js|lib|img)\//.test(new URL(name).pathname));
  const shell = await self.caches?.open('samsteg-roster');
  for (const known of await shell?.keys() ?? []) if (!drawnWith.includes(known.url)) await shell.delete(known); // of an older release
  await shell?.addAll(drawnWith);
}

if (form) {
  const early = [...form.querySelectorAll('.roster-row')].filter(row => choicesIn(row).some(field => field.checked !== field.defaultChecked)); // before this script came
  keeps = rosterStore.canKeep();
  if (kept) tell('roster-kept', form.dataset.stored.replace('{0}', new Date(Number(kept)).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' })));
  if (await keeps) {
    const found = await rosterStore.findTaps(account);
    queue.unshift(...found.filter(({ tap }) => tap.page === location.pathname).map(entry => ({ ...entry, isSent: true })));
    queue.filter(({ tap }) => !early.some(row => row.id === tap.row)).forEach(show);
    const others = [...new Set(found.filter(({ tap }) => tap.page !== location.pathname).map(({ tap }) => tap.page))];
    if (others.length > 0) tell('roster-other', others.flatMap(page => [linkTo(page, form.dataset.other), ' ']));
    if (form.dataset.held === 'true') write(() => rosterStore.forgetPage());
    else if (!kept) { await keepPage(); begin().catch(() => {}); }
  }
  early.forEach(note);
  flush();
} else {
  globalThis.rosterStore?.forgetPage().catch(() => {});
}
