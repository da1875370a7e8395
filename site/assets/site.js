"use strict";
{
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const themeSwitch = byId("theme-switch");
const themes = ["system", "dark", "light"];
const showTheme = () => {
const label = themeSwitch.dataset[root.dataset.theme || "system"];
themeSwitch.setAttribute("aria-label", `${themeSwitch.dataset.label}: ${label}`);
themeSwitch.title = `${themeSwitch.dataset.label}: ${label}`;
};
themeSwitch.addEventListener("click", () => {
const next = themes[(themes.indexOf(root.dataset.theme || "system") + 1) % themes.length];
if (next === "system") delete root.dataset.theme;
else root.dataset.theme = next;
try {
if (next === "system") localStorage.removeItem("theme");
else localStorage.setItem("theme", next);
} catch {
}
showTheme();
});
showTheme();
let headings = [];
let links = new Map();
const findSections = () => {
headings = [...document.querySelectorAll("main > :is(h2, h3)[id]")];
links = new Map([...document.querySelectorAll(".sections a")].map((link) => [
decodeURIComponent(link.hash.slice(1)), link,
]));
};
let current;
let waiting = false;
const follow = () => {
waiting = false;
const length = root.scrollHeight - innerHeight;
const share = length > 0 ? Math.min(1, Math.max(0, scrollY / length)) : 0;
byId("progress").style.transform = `scaleX(${share})`;
const limit = innerHeight * 0.3;
let found;
for (const heading of headings) {
if (heading.getBoundingClientRect().top > limit) break;
found = links.get(heading.id) || found;
}
if (found === current) return;
if (current) current.removeAttribute("aria-current");
if (found) found.setAttribute("aria-current", "location");
current = found;
};
const followSoon = () => {
if (waiting) return;
waiting = true;
requestAnimationFrame(follow);
};
addEventListener("scroll", followSoon, { passive: true });
addEventListener("resize", followSoon);
document.addEventListener("contentchange", () => { findSections(); follow(); });
findSections();
follow();
const toast = byId("toast");
let toastEnd;
document.addEventListener("click", (event) => {
const anchor = event.target.closest(".anchor");
if (!anchor || !navigator.clipboard) return;
navigator.clipboard.writeText(anchor.href).then(() => {
toast.textContent = toast.dataset.copied;
clearTimeout(toastEnd);
toastEnd = setTimeout(() => { toast.textContent = ""; }, 2000);
}, () => {});
});
let opened = [];
addEventListener("beforeprint", () => {
opened = [...document.querySelectorAll("details:not([open], .evidence)")];
for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
for (const details of opened) details.open = false;
});
const make = (name, attributes, ...children) => {
const element = document.createElement(name);
for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
element.append(...children);
return element;
};
const setUpSearch = (opener) => {
const words = opener.dataset;
const input = make("input", {
type: "search", autocomplete: "off", spellcheck: "false", "aria-label": words.hint,
});
const closer = make("button", { type: "button" }, words.close);
const count = make("p", { role: "status" });
const results = make("ol", {});
const dialog = make(
"dialog", { id: "search", "aria-label": words.hint },
make("div", { class: "field" }, opener.querySelector("svg").cloneNode(true), input, closer),
count, results);
document.body.append(dialog);
let sections;
const normalize = (text) => text.normalize("NFKC").toLowerCase();
const load = () => new Promise((resolve) => {
if (sections) return resolve();
const script = make("script", { src: `${root.dataset.root}search-index.js` });
script.onload = script.onerror = () => {
sections = (window.searchIndex || []).map(([address, title, text]) => ({
address, title, text, lowTitle: normalize(title), lowText: normalize(text),
}));
resolve();
};
document.head.append(script);
});
const occurrences = (text, term) => {
let number = 0;
for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) number += 1;
return number;
};
const score = (section, terms) => {
let sum = 0;
for (const term of terms) {
const inTitle = section.lowTitle.includes(term);
const inText = occurrences(section.lowText, term);
if (!inTitle && inText === 0) return 0;
sum += Math.log1p(inText) / Math.log(60 + section.lowText.length) + (inTitle ? 1.5 : 0);
}
return sum;
};
const marked = (text, low, terms) => {
const span = make("span", {});
const first = Math.min(...terms.map((term) => low.indexOf(term)).filter((at) => at >= 0));
const source = low.length === text.length ? text : low;
const start = Number.isFinite(first) ? Math.max(0, first - 40) : 0;
const end = Math.min(source.length, start + 160);
let at = start;
if (start > 0) span.append("… ");
while (at < end) {
const next = terms
.map((term) => [low.indexOf(term, at), term.length])
.filter(([place]) => place >= 0 && place < end)
.sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
if (!next) break;
const mark = make("mark", {}, source.slice(next[0], next[0] + next[1]));
span.append(source.slice(at, next[0]), mark);
at = next[0] + next[1];
}
span.append(source.slice(at, Math.max(at, end)));
if (end < source.length) span.append(" …");
return span;
};
const find = () => {
const terms = normalize(input.value).split(/\s+/).filter(Boolean);
results.replaceChildren();
count.textContent = "";
if (terms.length === 0 || !sections) return;
const found = sections
.map((section) => [score(section, terms), section])
.filter(([points]) => points > 0)
.sort((a, b) => b[0] - a[0]);
count.textContent =
found.length === 0 ? words.none : words.some.replace("#", found.length);
for (const [, section] of found.slice(0, 30)) {
results.append(make("li", {}, make(
"a", { href: root.dataset.root + section.address },
make("b", {}, section.title), marked(section.text, section.lowText, terms))));
}
};
const open = () => {
if (!dialog.open) dialog.showModal();
input.select();
load().then(find);
};
opener.addEventListener("click", open);
closer.addEventListener("click", () => dialog.close());
input.addEventListener("input", find);
dialog.addEventListener("click", (event) => {
if (event.target === dialog || event.target.closest("#search ol a")) dialog.close();
});
dialog.addEventListener("keydown", (event) => {
if (event.key === "Escape") return dialog.close();
if (event.key !== "ArrowDown" && event.key !== "ArrowUp" && event.key !== "Enter") return;
const all = [...results.querySelectorAll("a")];
const at = all.indexOf(document.activeElement);
if (event.key === "Enter") {
if (event.target === input && all[0]) all[0].click();
return;
}
event.preventDefault();
const next = event.key === "ArrowDown" ? all[at + 1] : all[at - 1] || input;
if (next) next.focus();
});
return { open, isOpen: () => dialog.open };
};
const opener = byId("search-open");
const search = opener && setUpSearch(opener);
addEventListener("keydown", (event) => {
if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
if (search && search.isOpen()) return;
if (event.defaultPrevented) return;
if (event.target.closest("input, textarea, select, [tabindex='0'], [contenteditable]")) return;
if (event.key === "/" && search) {
event.preventDefault();
search.open();
} else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
const relation = event.key === "ArrowLeft" ? "prev" : "next";
const link = document.querySelector(`.turn a[rel="${relation}"]`);
if (link) link.click();
} else if (event.key === "Escape" && location.hash === "#contents") {
location.hash = "main";
}
});
}
