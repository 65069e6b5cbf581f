// Moves sessions by hand: dragged with a mouse, held and dragged with a finger, or with Alt and the arrow keys. What is sent is what the form "Flytta" sends, so
// that the server says the same; where it says no, its words are shown and the session goes back to where it was.

const form = document.querySelector('.cal-mover');
const live = document.querySelector('.cal-live');
const wide = matchMedia('(min-width: 44.01rem)');
const step = 15;
const hold = 350;

const minutesOf = time => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));
const clock = minutes => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const day = date => new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
const later = (date, days) => { const moved = new Date(`${date}T00:00Z`); moved.setUTCDate(moved.getUTCDate() + days); return moved.toISOString().slice(0, 10); };

/** A move that is being made: of what, by which minutes, to which day. */
let move;

function begin(entry) {
  const [start, end] = [entry.dataset.start, entry.dataset.end];
  move = { entry, date: start.slice(0, 10), by: 0, start: minutesOf(start), length: minutesOf(end) - minutesOf(start), time: entry.querySelector('.cal-time'), was: entry.querySelector('.cal-time').textContent };
  entry.classList.add('cal-moving');
}

function show(date, by) {
  move.date = date;
  move.by = Math.max(-move.start, Math.min(by, 24 * 60 - step - move.start));
  const from = move.start + move.by;
  move.time.textContent = `${clock(from)}–${clock(from + move.length)}`.replaceAll(':', '.');
}

/** Puts it back. */
function leave() {
  if (!move) return;
  move.entry.classList.remove('cal-moving');
  move.entry.style.transform = '';
  move.time.textContent = move.was;
  move = undefined;
}

const isMoved = () => move.by !== 0 || move.date !== move.entry.dataset.start.slice(0, 10);

function tell(words, link) {
  live.textContent = words;
  if (link) live.append(' ', Object.assign(document.createElement('a'), { href: link, textContent: form.dataset.choose }));
}

async function send() {
  const { entry, date } = move;
  const time = clock(move.start + move.by);
  form.elements['Input.Day'].value = date;
  form.elements['Input.Time'].value = time;
  form.elements['Input.Was'].value = entry.dataset.was;
  entry.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(entry.dataset.move, { method: 'POST', body: new FormData(form), signal: AbortSignal.timeout(15000) });
    if (answer.redirected) { // to the calendar as it is now; or to signing in
      location.assign(answer.url);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const words = [...page.querySelectorAll('main [role="alert"] li')].map(line => line.textContent.trim());
    const link = `${entry.dataset.move}?${new URLSearchParams({ day: date, time, back: form.elements.back.value })}`;
    if (answer.status === 409 || answer.status === 422) tell([form.dataset.refused, ...words].join(' '), link); else tell(form.dataset.failed);
  } catch {
    tell(form.dataset.failed);
  }
  entry.removeAttribute('aria-busy');
  leave();
}

if (form) {
  live.textContent = wide.matches ? live.dataset.hint : '';
  const hour = document.querySelector('.cal-axis li');
  let pressed, timer, dragged = false;

  const grab = () => { begin(pressed.entry); pressed.entry.setPointerCapture?.(pressed.id); };

  document.addEventListener('pointerdown', event => {
    const entry = event.target.closest?.('[data-move]');
    if (!entry || !event.isPrimary || event.button !== 0 || !wide.matches || !entry.closest('[data-day]') || event.target.closest('.cal-move') || entry.hasAttribute('aria-busy')) return;
    leave();
    dragged = false;
    pressed = { entry, id: event.pointerId, x: event.clientX, y: event.clientY + scrollY };
    if (event.pointerType === 'touch') timer = setTimeout(grab, hold);
  });
  document.addEventListener('pointermove', event => {
    if (!pressed || event.pointerId !== pressed.id) return;
    const [x, y] = [event.clientX - pressed.x, event.clientY + scrollY - pressed.y];
    if (!move) {
      if (Math.hypot(x, y) < 6) return;
      if (event.pointerType === 'touch') { clearTimeout(timer); pressed = undefined; return; } // scrolls
      grab();
    }
    dragged = true;
    move.entry.style.transform = `translate(${x}px, ${y}px)`;
    const cell = document.elementsFromPoint(event.clientX, event.clientY).filter(element => !move.entry.contains(element)).map(element => element.closest('[data-day]')).find(Boolean);
    show(cell?.dataset.day ?? move.date, hour ? Math.round(y / hour.offsetHeight * (60 / step)) * step : 0);
  });
  document.addEventListener('pointerup', () => {
    clearTimeout(timer);
    if (pressed && move) { if (isMoved()) send(); else leave(); }
    pressed = undefined;
  });
  document.addEventListener('pointercancel', () => { clearTimeout(timer); pressed = undefined; leave(); });
  document.addEventListener('touchmove', event => { if (pressed && move) event.preventDefault(); }, { passive: false });
  document.addEventListener('dragstart', event => { if (event.target.closest?.('[data-move]')) event.preventDefault(); });
  document.addEventListener('click', event => { if (dragged && event.target.closest?.('[data-move]')) { event.preventDefault(); dragged = false; } }, true);

  document.addEventListener('keydown', event => {
    const entry = event.target.closest?.('[data-move]');
    if (event.key === 'Escape' && move) { leave(); tell(''); return; }
    if (!entry) return;
    if (event.key === 'Enter' && move?.entry === entry) {
      event.preventDefault();
      if (isMoved()) send(); else leave();
      return;
    }
    const [days, minutes] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: hour ? [0, -step] : [-7, 0], ArrowDown: hour ? [0, step] : [7, 0] }[event.key] ?? [];
    if (!event.altKey || days === undefined) return;
    event.preventDefault();
    if (move?.entry !== entry) { leave(); begin(entry); }
    show(later(move.date, days), move.by + minutes);
    tell(form.dataset.pending.replace('{0}', `${day(move.date)} ${clock(move.start + move.by)}`));
  });
  document.addEventListener('focusout', event => { if (move && !pressed && event.target.closest?.('[data-move]') === move.entry && !move.entry.hasAttribute('aria-busy')) { leave(); tell(''); } });

  // What was just moved is where one goes on from, and is said.
  const moved = document.querySelector('.cal-moved');
  if (moved) {
    const said = moved.querySelector('[role="status"]');
    document.querySelector(`[data-move="${moved.dataset.moved}"] a`)?.focus();
    setTimeout(() => { const words = said.textContent; said.textContent = ''; said.textContent = words; }, 100);
  }
}
