// Lets the roster last opened be opened again without network: the page as it was kept, encrypted, and what it is drawn with. With network
// everything comes from there, as if this were not here.
importScripts('/js/roster-store.js');

const roster = /^\/insatser\/[^/]+\/aktiviteter\/traffar\/[^/]+\/narvaro$/;
const drawnWith = /^\/(css|js|lib|img)\//;
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

async function findPage(path) {
  const page = await rosterStore.findPage(path).catch(() => null);
  if (!page) return Response.error();
  const html = page.html.replace('<html', `<html data-kept="${page.kept}"`);
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' } });
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('message', event => { if (event.data === 'forget') event.waitUntil(rosterStore.forgetPage()); });
self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (pathname.endsWith('/narvaro/klar')) event.waitUntil(rosterStore.forgetPage()); // signed off
    else if (roster.test(pathname)) event.respondWith(fetch(request).catch(() => findPage(pathname)));
  } else if (drawnWith.test(pathname)) {
    event.respondWith(fetch(request).catch(async () => await caches.match(request) ?? Response.error()));
  }
});
