"use strict";
// Runs before the first paint: sets the remembered theme, tells the style sheet that controls which need
// a script may be shown, and unpacks the formulas' fonts, which would move the text if they came later.
document.documentElement.classList.add("scripted");
for (const face of document.fonts) face.load().catch(() => {});
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the theme then follows the system.
}
