// What the roster keeps on the device: the page last opened, and the taps that have not been answered. Both are encrypted with keys
// that no script can read out of the browser, and bound to the account whose they are. Also read by /roster-worker.js.
self.rosterStore = (() => {
  const hour = 3600e3;
  const pageKept = 12 * hour;
  const tapsKept = 7 * 24 * hour;
  const [toBytes, toText] = [new TextEncoder(), new TextDecoder()];

  let opening;
  const open = () => opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('samsteg-roster', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys');
      request.result.createObjectStore('pages');
      request.result.createObjectStore('taps', { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  async function run(stores, work) {
    const transaction = (await open()).transaction(stores, 'readwrite');
    const request = work(...[stores].flat().map(name => transaction.objectStore(name)));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  const findKey = name => run('keys', keys => keys.get(name));
  async function makeKey(name) {
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await run('keys', keys => keys.add(made, name)).catch(() => {}); // another window was first
    return findKey(name);
  }

  async function seal(name, content) {
    const key = await findKey(name) ?? await makeKey(name);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = toBytes.encode(name);
    return { name, iv, kept: Date.now(), data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, toBytes.encode(JSON.stringify(content))) };
  }

  async function unseal({ name, iv, data }) {
    const additionalData = toBytes.encode(name);
    return JSON.parse(toText.decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, await findKey(name), data)));
  }

  const nameOfTaps = account => `taps ${account}`;

  return {
    /** Whether this browser can keep anything: it cannot over plain http, nor in some private windows. */
    canKeep: () => open().then(() => Boolean(self.crypto?.subtle), () => false),

    /** Keeps a page instead of the one before. */
    async keepPage(account, path, html) {
      const page = await seal(`page ${account}`, { path, html });
      await run('pages', pages => { pages.clear(); return pages.put(page, 'last'); });
    },

    /** The page at a path, if it is the one that was kept. */
    async findPage(path) {
      const page = await run('pages', pages => pages.get('last'));
      if (!page || page.kept < Date.now() - pageKept) return null;
      const content = await unseal(page);
      return content.path === path ? { html: content.html, kept: page.kept } : null;
    },

    /** Forgets the page and the keys of pages. */
    forgetPage: () => run(['pages', 'keys'], (pages, keys) => { pages.clear(); return keys.delete(IDBKeyRange.bound('page ', 'page ~')); }),

    /** Keeps a tap, instead of the one with the id if there is one; answers the id. */
    async keepTap(account, tap, id) {
      const sealed = await seal(nameOfTaps(account), tap);
      return run('taps', taps => id === undefined ? taps.add(sealed) : taps.put(sealed, id));
    },

    /** The account's taps in order. Those of long ago are forgotten, whosever they are. */
    async findTaps(account) {
      const found = [];
      await run('taps', taps => {
        const reading = taps.openCursor();
        reading.onsuccess = () => {
          const at = reading.result;
          if (!at) return;
          if (at.value.kept < Date.now() - tapsKept) at.delete();
          else if (at.value.name === nameOfTaps(account)) found.push([at.key, at.value]);
          at.continue();
        };
      });
      return Promise.all(found.map(async ([id, sealed]) => ({ id, tap: await unseal(sealed) })));
    },

    /** Forgets a tap that has been answered. */
    dropTap: id => run('taps', taps => taps.delete(id)),
  };
})();
