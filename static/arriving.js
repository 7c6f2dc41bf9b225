// Before the first paint of the search page: with a query the list of names does not show first and then go. Should the
// search itself not come, the list is there again.
if (/[?&](q|kind|topic|status|type|year|outlet|language|place)=[^&]/.test(location.search)) {
  document.documentElement.classList.add("searching");
  addEventListener("error", ({ target }) => target.tagName === "SCRIPT" && document.documentElement.classList.remove("searching"), true);
}
