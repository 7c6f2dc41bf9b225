// A former address: hands `?query` and `#anchor` on to the new one. Where there is neither, and without scripts, the page
// leads on by itself; what the new address says itself stands, as with a redirect of a web server.
const { search, hash } = location;
if (search || hash) {
  const target = new URL(document.currentScript.dataset.target, location.href);
  target.search ||= search;
  target.hash ||= hash;
  stop(); // the rest of the page would lead on without them
  location.replace(target);
}
