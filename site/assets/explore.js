"use strict";
{
const words = document.currentScript.dataset;
const root = document.documentElement.dataset.root;
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const svgSpace = "http://www.w3.org/2000/svg";
const make = (name, attributes, ...children) => {
const element = document.createElement(name);
for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
element.append(...children);
return element;
};
const button = (text) => make("button", { type: "button" }, text);
const loads = new Map();
const load = (name) => {
if (!loads.has(name)) {
loads.set(name, new Promise((resolve, reject) => {
const found = () => (window.figures || {})[name];
if (found()) return resolve(found());
const script = make("script", { src: `${root}figures/${name}.js` });
script.onload = () => (found() ? resolve(found()) : reject());
script.onerror = reject;
document.head.append(script);
}));
}
return loads.get(name);
};
const raised = (number) => String(number).replace(/[-0-9]/g, (c) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(c)]);
const text = (value) => {
if (typeof value !== "number") return value === null ? "–" : String(value).replace("Infinity", "∞").replace("-", "−");
if (value === 0) return "0";
const power = Math.floor(Math.log10(Math.abs(value)));
if (power >= -4 && power <= 5) {
const short = String(Number(value.toPrecision(3))).replace("-", "−");
return power > 3 ? short.replace(/\d(?=(\d{3})+$)/g, "$&,") : short;
}
const [mantissa, exponent] = value.toExponential(2).split("e");
return `${Number(mantissa)}×10${raised(Number(exponent))}`.replace(/^-/, "−");
};
const scale = (description) => {
const [kind, first, last] = description.split(" ");
const [low, high] = [Number(first), Number(last)];
return {
kind,
share: (value) => ((kind === "log" ? Math.log10(value) : value) - low) / (high - low),
value: (share) => {
const inner = low + share * (high - low);
return kind === "log" ? 10 ** inner : inner;
},
};
};
const panels = (svg) => [...svg.querySelectorAll("g.plot")].map((plot) => {
const [left, top, width, height] = plot.dataset.plot.split(" ").map(Number);
return { plot, left, top, width, height, x: scale(plot.dataset.x), y: scale(plot.dataset.y) };
});
const explore = (figure) => {
const offer = JSON.parse(figure.dataset.explore);
const name = figure.id;
const sides = { wide: figure.querySelector(".figure-wide"), narrow: figure.querySelector(".figure-narrow") };
const still = { wide: [...sides.wide.childNodes], narrow: [...sides.narrow.childNodes] };
const side = () => (sides.wide.offsetParent === null ? "narrow" : "wide");
const svg = () => sides[side()].querySelector("svg");
const state = { frame: null, x: null, y: null, series: new Set() };
const tools = make("div", { class: "explore", role: "group", "aria-label": `${words.explore} ${name}` });
const row = make("div", { class: "explore-row" });
let numbers;
const remember = () => {
const parts = [];
if (state.frame !== null) parts.push(offer.labels ? `${offer.axis}=${offer.labels[state.frame]}` : `scale=${offer.scale}`);
if (state.x !== null) parts.push(`at=${state.x}`);
if (state.y !== null) parts.push(`row=${state.y}`);
try {
history.replaceState(null, "", `#${name}${parts.length ? ":" : ""}${parts.join("&")}`);
} catch {
}
};
const show = async (frame) => {
state.frame = frame;
const where = side();
if (frame === null) {
for (const key of ["wide", "narrow"]) sides[key].replaceChildren(...still[key]);
} else {
const drawings = await load(`${name}-${where}`);
if (state.frame !== frame) return;
sides[where].innerHTML = drawings[frame];
}
const chips = row.querySelector(".chips");
if (chips) chips.hidden = Boolean(offer.labels) && frame !== null && !offer.same;
emphasize();
if (state.x !== null) await read();
};
const emphasize = () => {
for (const part of figure.querySelectorAll("svg [data-series]")) {
part.classList.toggle("dim", state.series.size > 0 && !state.series.has(part.dataset.series));
}
for (const chip of row.querySelectorAll("[data-chip]")) {
chip.setAttribute("aria-pressed", state.series.has(chip.dataset.chip));
}
};
const toggleSeries = (number) => {
if (!state.series.delete(number)) state.series.add(number);
emphasize();
};
const table = () => numbers[offer.labels && state.frame !== null ? state.frame + 1 : 0];
const positions = (data) => {
const key = data.keys - 1;
return [...new Set(data.table.rows.map((one) => one[key]))].sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : 0));
};
const place = (value, all) => (typeof value === "number" ? value : all.indexOf(value));
const shortName = (column) => column.split(",")[0];
const draw = (panel, shares, marks) => {
const { plot, left, top, width, height } = panel;
const layer = document.createElementNS(svgSpace, "g");
layer.setAttribute("class", "cross");
const add = (element, attributes) => {
const made = document.createElementNS(svgSpace, element);
for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
layer.append(made);
};
const x = left + shares.x * width;
if (shares.x >= 0 && shares.x <= 1) add("path", { d: `M${x} ${top}v${height}` });
if (shares.y >= 0 && shares.y <= 1) add("path", { d: `M${left} ${top + (1 - shares.y) * height}h${width}` });
for (const { share, look } of marks) {
if (share >= 0 && share <= 1) add("circle", { cx: x, cy: top + (1 - share) * height, r: 42, class: look });
}
plot.append(layer);
};
const look = (plot, series) => {
const part = plot.querySelector(`[data-series="${series}"]`);
return part ? [...part.classList].filter((c) => /^(s[0-9r]|r\d)$/.test(c)).join(" ") : "";
};
const readSeries = (panel, data, row) => {
const columns = data.table.columns;
const marks = [];
const said = [];
data.series.forEach((series, number) => {
if (state.series.size > 0 && !state.series.has(String(number))) return;
const column = columns.indexOf(series, data.keys);
const value = column < 0 ? null : row[column];
if (value === null || value === undefined) return;
const range = ["min", "max"].map((edge) => row[columns.indexOf(`${series}, ${edge}`)]);
said.push(`${series}: ${text(value)}${range.every((v) => v !== null && v !== undefined) ? ` (${text(range[0])} … ${text(range[1])})` : ""}`);
if (panel && typeof value === "number") marks.push({ share: panel.y.share(value), look: look(panel.plot, number) });
});
return { marks, said };
};
const read = async () => {
numbers = numbers || (await load(name));
const data = table();
const all = positions(data);
state.x = Math.min(Math.max(state.x, 0), all.length - 1);
for (const cross of figure.querySelectorAll(".cross")) cross.remove();
const places = panels(svg());
const here = all[state.x];
const key = data.keys - 1;
const rows = data.table.rows.filter((one) => one[key] === here);
const names = data.keys > 1 ? [...new Set(data.table.rows.map((one) => one[0]))] : [""];
const parts = [];
names.forEach((panelName, index) => {
const found = rows.find((one) => data.keys < 2 || one[0] === panelName);
const panel = places[index];
if (!found || !panel) return;
const shares = { x: panel.x.share(place(here, all)) };
let said;
let marks = [];
if (offer.read === "grid") {
const column = data.keys + Math.min(state.y, data.table.columns.length - data.keys - 1);
shares.y = panel.y.share(data.ys[column - data.keys]);
said = [`${data.table.columns[column]}: ${text(found[column] ?? null)}`];
} else {
({ marks, said } = readSeries(panel, data, found));
}
draw(panel, shares, marks);
if (said.length) parts.push((panelName ? `${panelName}: ` : "") + said.join(", "));
});
const answer = `${shortName(data.table.columns[key])} ${text(here)} — ${parts.join("; ") || "–"}`;
output.textContent = answer;
for (const [range, most, value] of [[along, all.length - 1, state.x], [across, data.ys.length - 1, state.y]]) {
range.max = most;
range.value = value ?? 0;
range.setAttribute("aria-valuetext", answer);
}
along.setAttribute("aria-label", shortName(data.table.columns[key]));
};
const stopReading = () => {
state.x = state.y = null;
output.textContent = "";
for (const cross of figure.querySelectorAll(".cross")) cross.remove();
};
const along = make("input", { type: "range", min: 0, max: 0, value: 0 });
const across = make("input", { type: "range", min: 0, max: 0, value: 0, "aria-label": words.row });
const output = make("output", {});
const reader = make("div", { class: "explore-row reader", hidden: "" }, along);
if (offer.read === "grid") reader.append(across);
reader.append(output);
const openReader = (isOpen) => {
reader.hidden = !isOpen;
reading.setAttribute("aria-expanded", isOpen);
if (!isOpen) return stopReading();
state.x = state.x ?? 0;
if (offer.read === "grid") state.y = state.y ?? 0;
return read().catch(() => { output.textContent = words.missing; });
};
const reading = button(words.read);
if (offer.read !== "none") {
reading.setAttribute("aria-expanded", "false");
reading.addEventListener("click", () => Promise.resolve(openReader(reader.hidden)).then(remember));
along.addEventListener("input", () => { state.x = Number(along.value); read().then(remember); });
across.addEventListener("input", () => { state.y = Number(across.value); read().then(remember); });
row.append(reading);
}
const point = (event) => {
if (!numbers || event.pointerType === "touch") return;
const drawing = svg();
const box = drawing.getBoundingClientRect();
const view = drawing.viewBox.baseVal;
const px = view.x + ((event.clientX - box.left) / box.width) * view.width;
const py = view.y + ((event.clientY - box.top) / box.height) * view.height;
const panel = panels(drawing).find((p) => px >= p.left && px <= p.left + p.width && py >= p.top && py <= p.top + p.height);
if (!panel) return;
const data = table();
const all = positions(data);
const nearest = (values, shareOf, target) => values.reduce((best, value, i) => (Math.abs(shareOf(value) - target) < Math.abs(shareOf(values[best]) - target) ? i : best), 0);
const x = nearest(all, (v) => panel.x.share(place(v, all)), (px - panel.left) / panel.width);
const y = offer.read === "grid" ? nearest(data.ys, panel.y.share, 1 - (py - panel.top) / panel.height) : null;
if (x === state.x && y === state.y) return;
[state.x, state.y] = [x, y];
read();
};
if (offer.read !== "none") {
for (const key of ["wide", "narrow"]) {
sides[key].addEventListener("pointerenter", (event) => {
if (event.pointerType === "touch") return;
load(name).then((data) => { numbers = data; reader.hidden = false; reading.setAttribute("aria-expanded", "true"); }, () => {});
});
sides[key].addEventListener("pointermove", point);
}
}
if (offer.scale) {
const other = button(words[offer.scale]);
other.setAttribute("aria-pressed", "false");
other.addEventListener("click", async () => {
await show(state.frame === null ? 0 : null).catch(() => { state.frame = null; });
other.setAttribute("aria-pressed", state.frame !== null);
remember();
});
row.append(other);
}
let slide = () => {};
if (offer.labels) {
const count = offer.labels.length;
const track = make("input", { type: "range", min: 0, max: count - 1, value: count - 1, list: `${name}-ticks`, "aria-label": offer.slider });
const ticks = make("datalist", { id: `${name}-ticks` }, ...offer.labels.map((label, i) => make("option", { value: i, label })));
const standing = make("output", {});
const whole = button(words.all);
const play = button(words.play);
let timer;
const pause = () => {
clearInterval(timer);
timer = undefined;
play.textContent = stillness.matches ? words.step : words.play;
};
slide = async (frame) => {
await show(frame);
if (frame !== null) track.value = frame;
const said = frame === null ? "" : `${offer.names[frame]} (${frame + 1}/${count})`;
standing.textContent = said;
track.setAttribute("aria-valuetext", said || words.all);
whole.setAttribute("aria-pressed", frame === null);
remember();
};
const fail = () => { pause(); standing.textContent = words.missing; };
const advance = () => {
const next = state.frame === null ? 0 : state.frame + 1;
if (next >= count) return pause();
return slide(next).catch(fail);
};
track.addEventListener("input", () => { pause(); slide(Number(track.value)).catch(fail); });
whole.addEventListener("click", () => { pause(); slide(null); });
play.addEventListener("click", () => {
if (timer) return pause();
if (state.frame === count - 1) state.frame = null;
advance();
if (stillness.matches) return undefined;
play.textContent = words.pause;
timer = setInterval(advance, 700);
return undefined;
});
pause();
whole.setAttribute("aria-pressed", "true");
tools.append(make("div", { class: "explore-row slider" }, make("label", {}, offer.slider, track), ticks, standing, play, whole));
addEventListener("beforeprint", () => { pause(); show(null); });
}
const large = button(words.enlarge);
large.addEventListener("click", () => {
const anchor = sides.narrow;
const closer = button(words.close);
const dialog = make("dialog", { class: "large", "aria-label": figure.querySelector(".label")?.textContent || name }, closer);
const home = () => { anchor.before(sides.wide); anchor.after(tools); dialog.remove(); large.hidden = false; large.focus(); };
dialog.append(sides.wide, tools);
closer.addEventListener("click", () => dialog.close());
dialog.addEventListener("close", home);
document.body.append(dialog);
large.hidden = true;
dialog.showModal();
if (state.frame !== null) show(state.frame);
});
row.append(large);
if (offer.series) {
const chips = make("span", { class: "chips", role: "group", "aria-label": words.highlight });
offer.series.forEach((series, number) => {
const chip = button(series);
chip.dataset.chip = number;
chip.setAttribute("aria-pressed", "false");
chip.addEventListener("click", () => { toggleSeries(String(number)); if (state.x !== null) read(); });
chips.append(chip);
});
row.append(chips);
}
tools.append(row, reader);
sides.narrow.after(tools);
matchMedia("(width < 42rem)").addEventListener("change", () => { if (state.frame !== null || state.x !== null) show(state.frame); });
return async (wanted) => {
for (const part of wanted.split("&")) {
const [key, value] = part.split("=");
if (offer.labels && key === offer.axis && offer.labels.includes(value)) await slide(offer.labels.indexOf(value));
if (key === "scale" && value === offer.scale && state.frame === null) row.querySelector("[aria-pressed]")?.click();
if (key === "at") state.x = Number(value) || 0;
if (key === "row") state.y = Number(value) || 0;
}
if (state.x !== null && offer.read !== "none") await openReader(true);
figure.scrollIntoView();
};
};
const restores = new Map();
const setUp = () => {
for (const figure of document.querySelectorAll(".figure[data-explore]:has(figcaption)")) {
if (!figure.querySelector(".explore")) restores.set(figure.id, explore(figure));
}
};
const reading = new MutationObserver(setUp);
reading.observe(document, { childList: true, subtree: true });
addEventListener("DOMContentLoaded", () => { reading.disconnect(); setUp(); follow(); });
document.addEventListener("contentchange", () => { loads.clear(); window.figures = {}; setUp(); });
const follow = () => {
const [, name, wanted] = /^#([^:]+):(.+)$/.exec(decodeURIComponent(location.hash)) || [];
if (restores.has(name)) restores.get(name)(wanted).catch(() => {});
};
addEventListener("hashchange", follow);
}
