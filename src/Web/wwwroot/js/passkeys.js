// Passkeys: asks the server for a question, the browser for the answer, and posts it with the form. Without this, or in a
// browser that knows no passkeys, the forms stay hidden and people sign in by password.

const forms = window.PublicKeyCredential?.parseCreationOptionsFromJSON ? document.querySelectorAll('form[data-credential]') : [];

async function ask(form) {
  const response = await fetch(form.dataset.options, {
    method: 'POST',
    headers: { RequestVerificationToken: form.elements.__RequestVerificationToken.value },
  });
  if (!response.ok) throw new Error(response.status);
  const options = await response.json();
  const credential = form.dataset.credential === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential);
}

for (const form of forms) {
  form.hidden = false;
  form.addEventListener('submit', async event => {
    const { credential } = form.elements;
    if (credential.value) return;
    event.preventDefault();
    const failed = form.querySelector('[data-failed]');
    failed.textContent = '';
    try {
      credential.value = await ask(form);
      form.requestSubmit();
    } catch {
      failed.textContent = failed.dataset.failed;
    }
  });
}
window.addEventListener('pageshow', () => forms.forEach(form => { form.elements.credential.value = ''; }));
