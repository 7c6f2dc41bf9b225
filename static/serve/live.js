// The live view of `dossier serve`: added to pages on their way to the browser, in no file of the site.
(() => {
  'use strict';
  const KEPT = 'dossier-live-place';
  let build = document.currentScript.dataset.build;
  let source = null;
  let retry = 0;
  let overlay = null;

  function connect() {
    disconnect();
    source = new EventSource('/_dossier/events?build=' + encodeURIComponent(build) + '&page=' + location.pathname);
    source.addEventListener('reload', reload);
    source.addEventListener('css', (event) => {
      const change = JSON.parse(event.data);
      build = change.build;
      exchangeStyles(change.files);
    });
    source.addEventListener('ok', hideProblems);
    source.addEventListener('error', (event) => {
      // The same name is used by the browser for a lost connection; that has no data.
      if (event.data !== undefined) {
        showProblems(JSON.parse(event.data));
      } else {
        // Its own way to connect again would ask with the state of the first time.
        disconnect();
        retry = setTimeout(connect, 1000);
      }
    });
  }

  function disconnect() {
    clearTimeout(retry);
    if (source) source.close();
    source = null;
  }

  function reload() {
    disconnect();
    try {
      sessionStorage.setItem(KEPT, JSON.stringify([location.pathname, scrollX, scrollY]));
    } catch { /* without storage the browser's own memory of the place must do */ }
    location.reload();
  }

  function returnToPlace() {
    try {
      const [path, left, top] = JSON.parse(sessionStorage.getItem(KEPT)) || [];
      sessionStorage.removeItem(KEPT);
      if (path === location.pathname) scrollTo({ left, top, behavior: 'instant' });
    } catch { /* see above */ }
  }

  function exchangeStyles(files) {
    const changed = new Set(files.map((file) => '/' + file));
    const path = (link) => decodeURIComponent(new URL(link.href).pathname);
    const isOld = (link) => 'liveOld' in link.dataset;
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')].filter((link) => changed.has(path(link)));
    // A sheet that another one imports cannot be exchanged alone.
    if (links.length === 0) return reload();
    for (const last of links.filter((link) => !isOld(link))) {
      const url = new URL(last.href);
      url.searchParams.set('live', build);
      const link = last.cloneNode();
      link.href = url.href;
      // The old sheet stays until the new one is there: the page never stands without style. One that is not there yet
      // itself never will be, so the new one also removes those before it.
      const before = [last, ...links.filter((other) => isOld(other) && path(other) === path(last))];
      link.onload = link.onerror = () => before.forEach((old) => old.remove());
      last.dataset.liveOld = '';
      last.after(link);
    }
  }

  function element(name, text, parent) {
    const created = document.createElement(name);
    created.textContent = text;
    parent.append(created);
    return created;
  }

  function showProblems(problems) {
    hideProblems();
    overlay = document.createElement('div');
    const root = overlay.attachShadow({ mode: 'open' });
    element('style', `
      :host { all: initial; }
      section { position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; z-index: 2147483647;
        box-sizing: border-box; padding: 1rem 1.5rem; border-top: 4px solid #c0392b;
        background: #1d1b19; color: #f4f1ec; font: 15px/1.5 system-ui, sans-serif; }
      h2 { margin: 0 3rem .5rem 0; font-size: 1.1rem; }
      ol { margin: 0; padding: 0; list-style: none; }
      li { padding: .6rem 0; border-top: 1px solid #4a4540; white-space: pre-wrap; overflow-wrap: anywhere; }
      code { display: block; color: #ffb4a8; font: 14px/1.5 ui-monospace, monospace; }
      small { display: block; color: #cfc8bf; font-size: 14px; }
      button { position: absolute; top: .8rem; right: 1rem; padding: .2rem .6rem; border: 1px solid #8d857b;
        border-radius: 4px; background: none; color: inherit; font: inherit; cursor: pointer; }`, root);
    const section = element('section', '', root);
    section.setAttribute('role', 'alert');
    const count = problems.length === 1 ? '1 error' : problems.length + ' errors';
    element('h2', count + ': the page shows the last good build', section);
    const list = element('ol', '', section);
    for (const problem of problems) {
      const item = element('li', '', list);
      const place = [problem.file, problem.line, problem.column].filter(Boolean).join(':');
      if (place) element('code', place, item);
      element('span', (problem.code ? problem.code + ': ' : '') + problem.message, item);
      if (problem.help) element('small', problem.help, item);
    }
    const close = element('button', 'Hide', section);
    close.type = 'button';
    close.addEventListener('click', hideProblems);
    document.documentElement.append(overlay);
  }

  function hideProblems() {
    if (overlay) overlay.remove();
    overlay = null;
  }

  // A browser opens few connections to one server: pages that nobody sees give theirs back, and catch up later.
  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', (event) => event.persisted && connect());
  if (document.readyState === 'complete') returnToPlace();
  else addEventListener('load', returnToPlace);
  if (!document.hidden) connect();
})();
