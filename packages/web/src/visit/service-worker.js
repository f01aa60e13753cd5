// Keeps the working pages themselves on the device, so that an inspector's page opens without network. What the API
// answers is never kept here: facts of a claim lie in the inspector's own database (field-store.ts).
// The build writes the names of all built files in place of the word below, so each build has a worker of its own.
const files = /* BUILT FILES */ [];
const shelf = `qingce-pages-${files.join(' ').length}-${files.at(-1) ?? ''}`;
const page = '/app/';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(shelf).then((cache) => cache.addAll([page, ...files])).then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname.startsWith(page)) {
    event.respondWith(fetch(request).catch(() => kept(page)));
  } else if (pathname.startsWith('/app/assets/')) {
    // Their names change with their content.
    event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
  }
});

/** Takes away what earlier builds kept. */
async function forgetOthers() {
  const shelves = (await caches.keys()).filter((each) => each.startsWith('qingce-pages-') && each !== shelf);
  await Promise.all(shelves.map((each) => caches.delete(each)));
}

async function kept(path) {
  const cache = await caches.open(shelf);
  return cache.match(path);
}
