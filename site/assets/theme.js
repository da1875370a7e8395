"use strict";
document.documentElement.classList.add("scripted");
for (const face of document.fonts) face.load().catch(() => {});
try {
const theme = localStorage.getItem("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
}
