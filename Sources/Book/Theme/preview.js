"use strict";
// Keeps the page up to date while its chapter is being written.
{
  const root = document.documentElement;
  const overlay = document.createElement("pre");
  overlay.id = "preview-errors";
  overlay.setAttribute("role", "alert");

  const show = (message) => {
    overlay.textContent = message || "";
    if (message && !overlay.isConnected) document.body.append(overlay);
    if (!message) overlay.remove();
  };

  const read = async (address) => (await fetch(address, { cache: "no-store" })).text();
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")]
    .map((link) => link.getAttribute("href"));
  const formulaSheets = sheets.filter((address) => address.endsWith("/math.css"));
  const readStyles = async (addresses) =>
    new Map(await Promise.all(addresses.map(async (address) => [address, await read(address)])));

  // What the page on the screen was made from. Scripts have changed the page itself since then.
  let served;
  let styles;

  const readPage = async () => {
    const text = await read(location.href);
    const blocks = new Map();
    for (const [part, opening] of openings) {
      blocks.set(part, childrenOf(text, opening, served?.blocks.get(part) || []));
    }
    return { title: /<title>[^<]*/.exec(text)?.[0], blocks };
  };

  const openings = Object.entries({
    "main": /<main\b[^>]*>/,
    "#contents": /<[a-z]+\b[^>]* id="contents"[^>]*>/,
    "footer": /<footer\b[^>]*>/,
  });
  const rawText = "<(script|style|textarea|title)\\b[^>]*>[^]*?</\\1>";
  const tag = "<(/?)([a-z][^\\s/>]*)(?:\"[^\"]*\"|'[^']*'|[^\"'>])*>";
  const tags = new RegExp(`<!--[^]*?-->|${rawText}|${tag}`, "gi");
  const hasNoEnd = /^<(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b|\/>$/i;

  // The source of each child of the element that a tag opens; null if there is none. To make nodes of a long page
  // takes longer than the eye wants to wait, and all but one of them are on the screen already.
  const childrenOf = (text, opening, known) => {
    const first = opening.exec(text);
    if (!first) return null;
    const children = [];
    let start = first.index + first[0].length;
    let next = 0;
    for (;;) {
      const same = known.findIndex((source, index) => index >= next && text.startsWith(source, start));
      const end = same < 0 ? endOfChild(text, start) : start + known[same].length;
      if (end === null) return children;
      if (same >= 0) next = same + 1;
      children.push(text.slice(start, end));
      start = end;
    }
  };

  // Where the element ends that begins here or behind some text; null if that of its parent comes first.
  const endOfChild = (text, start) => {
    let depth = 0;
    tags.lastIndex = start;
    for (let tag = tags.exec(text); tag; tag = tags.exec(text)) {
      const [source, , isEnd, name] = tag;
      if (isEnd) depth -= 1;
      else if (name && !hasNoEnd.test(source)) depth += 1;
      if (depth < 0) return null;
      if (depth === 0 && !source.startsWith("<!--")) return tags.lastIndex;
    }
    return null;
  };

  // Takes over the new page's content; what did not change stays as it is.
  const update = async () => {
    const next = await readPage();
    const changes = [];
    for (const [part] of openings) {
      const live = document.querySelector(part);
      const [before, after] = [served.blocks.get(part), next.blocks.get(part)];
      if (!live || !before || !after) return location.reload();
      changes.push(changeOf(live, before, after));
    }
    const hasFormulas = changes.some(({ source }) => source.includes("katex"));
    if (hasFormulas) await updateStyles(formulaSheets);
    if (next.title !== served.title) {
      document.title = new DOMParser().parseFromString(next.title, "text/html").title;
    }
    served = next;
    keepingPlace(() => {
      for (const change of changes) apply(change);
    });
    // What scripts add to the page follows once its text is on the screen.
    requestAnimationFrame(() => setTimeout(() => {
      document.dispatchEvent(new Event("contentchange"));
      updateStyles(sheets);
    }));
  };

  // A new formula may need classes that the style sheet of the formulas did not have. To style the whole page
  // again takes longer than anything else here.
  const updateStyles = async (addresses) => {
    for (const [address, text] of await readStyles(addresses)) {
      if (styles.get(address) === text) continue;
      styles.set(address, text);
      const old = document.querySelector(`link[rel=stylesheet][href^="${address}"]`);
      const fresh = document.createElement("link");
      fresh.rel = "stylesheet";
      fresh.href = `${address}?${Date.now()}`;
      if (old) fresh.onload = fresh.onerror = () => old.remove();
      document.head.append(fresh);
    }
  };

  // The children between the first and the last that changed, and the source of what comes in their place.
  const changeOf = (live, before, after) => {
    const shown = [...live.children];
    if (shown.length !== before.length) return { live, shown, source: after.join("") };
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
    let end = 0;
    while (end < before.length - start && end < after.length - start
        && before[before.length - 1 - end] === after[after.length - 1 - end]) {
      end += 1;
    }
    return {
      live, shown: shown.slice(start, shown.length - end), next: shown[shown.length - end],
      source: after.slice(start, after.length - end).join(""),
    };
  };

  const apply = ({ live, shown, next, source }) => {
    const template = document.createElement("template");
    template.innerHTML = source;
    const fresh = [...template.content.children];
    if (shown.length === fresh.length && shown.every((element, index) => isSameText(element, fresh[index]))) {
      for (const [index, element] of shown.entries()) element.replaceChildren(...fresh[index].childNodes);
      return;
    }
    for (const element of shown) element.remove();
    live.insertBefore(template.content, next || null);
  };

  // Words that changed inside of a paragraph: a browser styles all that follows an element anew where one comes or
  // goes, but not where one stays.
  const isSameText = (shown, fresh) =>
    shown.matches("p, ul, ol, blockquote") && shown.cloneNode().isEqualNode(fresh.cloneNode());

  // What is being read stays where it is on the screen, whatever grows or shrinks above it; what was
  // unfolded stays so.
  const keepingPlace = (change) => {
    const isRead = (element) => element.getBoundingClientRect().bottom > 60;
    const seen = [...document.querySelectorAll("main > *")]
      .filter(isRead).map((element) => [element, element.getBoundingClientRect().top]);
    const unfolded = [...document.querySelectorAll("main > [id] details[open], main > details[id][open]")]
      .map((details) => details.closest("[id]").id);
    root.style.overflowAnchor = "none";
    change();
    for (const id of unfolded) {
      const element = document.getElementById(id);
      const details = element && (element.matches("details") ? element : element.querySelector("details"));
      if (details) details.open = true;
    }
    const place = scrollY > 0 && seen.find(([element]) => element.isConnected);
    if (place) {
      scrollBy({ top: place[0].getBoundingClientRect().top - place[1], behavior: "instant" });
    }
    root.style.overflowAnchor = "";
  };

  let version = 0;
  const follow = async () => {
    try {
      served ??= await readPage();
      styles ??= await readStyles(sheets);
      const response = await fetch(`/.tutor/state?after=${version}`, { cache: "no-store" });
      const state = await response.json();
      if (version !== 0 && state.version !== version && !state.message) await update();
      version = state.version;
      root.dataset.previewVersion = version;
      show(state.message);
    } catch {
      // The server is gone; it may come back.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    follow();
  };
  follow();
}
