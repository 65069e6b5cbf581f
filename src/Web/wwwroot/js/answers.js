// An application is saved field by field while it is written. Without this script its button saves the page, by the same rules.
const form = document.querySelector('form[data-answers]');

// Fields that are asked on an answer to another one.
for (const place of document.querySelectorAll('[data-asked-when]')) {
  if (!place.dataset.askedWhen) continue;
  const [field, code] = place.dataset.askedWhen.split('=');
  const inputs = () => [...document.getElementsByName(`Input.Answers[${field}]`)];
  const show = () => {
    const given = inputs().find(input => input.type !== 'radio' || input.checked)?.value;
    place.hidden = given !== code && ![...place.querySelectorAll('input:not([type=hidden]), textarea, select')].some(input => input.type === 'checkbox' || input.type === 'radio' ? input.checked : input.value);
  };
  inputs().forEach(input => input.addEventListener('change', show));
  show();
}

if (form?.dataset.answers) {
  const token = form.querySelector('[name=__RequestVerificationToken]').value;
  const wait = 2000;
  const timers = new Map();
  const shown = new Map();
  let sending = Promise.resolve();

  const placeOf = target => target.closest('[data-answer]');
  const wasOf = place => form.querySelector(`input[name="Input.Was[${place.dataset.answer}]"]`);
  const inputsOf = place => [...place.querySelectorAll('[name^="Input.Answers["], [name^="Input.Chosen["]')];
  const read = place => inputsOf(place).filter(input => !['radio', 'checkbox'].includes(input.type) || input.checked).map(input => [input.name, input.value]);
  const state = place => place.querySelector('[data-answer-state]');
  const tell = (place, text, kind = '') => { state(place).dataset.state = kind; state(place).textContent = text; };

  const conflict = (place, told) => {
    tell(place, told.message, 'conflict');
    const button = (text, act) => {
      const made = Object.assign(document.createElement('button'), { type: 'button', className: 'ds-button', textContent: text });
      made.dataset.variant = 'secondary';
      made.dataset.small = '';
      made.addEventListener('click', act);
      return made;
    };
    const row = Object.assign(document.createElement('div'), { className: 'button-row' });
    row.append(
      button(form.dataset.mine, () => { wasOf(place).value = told.was; save(place, true); }),
      button(form.dataset.theirs, () => {
        wasOf(place).value = told.was;
        const chosen = told.theirs.split(',');
        for (const input of inputsOf(place)) {
          if (['radio', 'checkbox'].includes(input.type)) input.checked = chosen.includes(input.value);
          else input.value = told.theirs;
        }
        shown.set(place, JSON.stringify(read(place)));
        tell(place, '');
        clean();
      }));
    state(place).append(row);
  };

  const clean = () => { if (![...shown].some(([place, text]) => text !== JSON.stringify(read(place)))) delete form.dataset.dirty; };

  const send = async (place, again) => {
    const typed = read(place);
    if (!again && (shown.get(place) === JSON.stringify(typed) || state(place).dataset.state === 'conflict')) return;
    const content = new URLSearchParams([['__RequestVerificationToken', token], [wasOf(place).name, wasOf(place).value], ...typed]);
    tell(place, form.dataset.saving);
    try {
      const answer = await fetch(form.dataset.answers, { method: 'POST', body: content, signal: AbortSignal.timeout(15000), keepalive: document.hidden, redirect: 'error' });
      if (answer.status === 204) {
        if (answer.headers.get('X-Answer')) wasOf(place).value = answer.headers.get('X-Answer');
        shown.set(place, JSON.stringify(typed));
        tell(place, form.dataset.saved.replace('{0}', new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' })));
        clean();
      } else if (answer.status === 409 || answer.status === 422) {
        const told = await answer.json();
        if (told.was === undefined) tell(place, told.message, 'problem'); else conflict(place, told);
      } else throw new Error();
    } catch {
      tell(place, form.dataset.failed, 'problem');
    }
  };
  const save = (place, again) => { clearTimeout(timers.get(place)); timers.delete(place); sending = sending.then(() => send(place, again)); return sending; };

  form.querySelectorAll('[data-answer]').forEach(place => shown.set(place, JSON.stringify(read(place))));
  form.addEventListener('input', ({ target }) => {
    const place = placeOf(target);
    if (!place) return;
    clearTimeout(timers.get(place));
    timers.set(place, setTimeout(() => save(place), wait));
  });
  form.addEventListener('change', ({ target }) => { const place = placeOf(target); if (place) save(place); });
  document.addEventListener('visibilitychange', () => { if (document.hidden) [...timers.keys()].forEach(place => save(place)); });
  // The button waits for what is on its way, so that a page does not meet itself as somebody else.
  form.addEventListener('submit', event => {
    [...timers.values()].forEach(clearTimeout);
    timers.clear();
    if (form.dataset.waited) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    form.dataset.waited = 'true';
    sending.then(() => form.requestSubmit(event.submitter));
  }, true);
}
