"use strict";
// Runs before the first paint: sets the remembered theme, and tells the style sheet that controls
// which need a script may be shown.
document.documentElement.classList.add("scripted");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the theme then follows the system.
}
