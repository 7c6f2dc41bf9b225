// Before the first paint: the colours that the reader chose on an earlier page. Everything else is in site.js.
try {
  const theme = localStorage.getItem("dossier-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the device's own colours stay.
}
