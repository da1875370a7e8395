"use strict";
// Keeps the page up to date while its chapter is being written.
{
  const root = document.documentElement;
  const parts = ["main", "#contents", "footer"];
  const overlay = document.createElement("pre");
  overlay.id = "preview-errors";
  overlay.setAttribute("role", "alert");

  const show = (message) => {
    overlay.textContent = message || "";
    if (message && !overlay.isConnected) document.body.append(overlay);
    if (!message) overlay.remove();
  };

  // What the page on the screen was made from. Scripts have changed the page itself since then.
  let served;
  const read = async (address) => (await fetch(address, { cache: "no-store" })).text();
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")]
    .map((link) => link.getAttribute("href"));
  const ask = async () => {
    const [text, ...styles] = await Promise.all([location.href, ...sheets].map(read));
    return { page: new DOMParser().parseFromString(text, "text/html"), styles };
  };

  // Takes over the new page's content; what did not change stays as it is.
  const update = async () => {
    const next = await ask();
    const changes = parts.map((part) => [
      document.querySelector(part), served.page.querySelector(part), next.page.querySelector(part),
    ]);
    if (changes.some((nodes) => nodes.includes(null))) return location.reload();
    document.title = next.page.title;
    renewStyles(served.styles, next.styles);
    served = next;
    keepingPlace(() => {
      for (const [live, old, fresh] of changes) replaceChanged(live, old, fresh);
    });
    // What scripts add to the page follows once its text is on the screen.
    requestAnimationFrame(() => setTimeout(() => document.dispatchEvent(new Event("contentchange"))));
  };

  // A new formula may need classes that the style sheet of the formulas did not have. To style the whole page
  // again takes longer than anything else here.
  const renewStyles = (before, after) => {
    for (const [index, address] of sheets.entries()) {
      if (before[index] === after[index]) continue;
      const old = document.querySelector(`link[rel=stylesheet][href^="${address}"]`);
      const fresh = document.createElement("link");
      fresh.rel = "stylesheet";
      fresh.href = `${address}?${Date.now()}`;
      if (old) fresh.onload = fresh.onerror = () => old.remove();
      document.head.append(fresh);
    }
  };

  // Replaces the children between the first and the last that changed.
  const replaceChanged = (live, old, fresh) => {
    const before = [...old.childNodes];
    const after = [...fresh.childNodes];
    const shown = [...live.childNodes];
    if (shown.length !== before.length) return live.replaceChildren(...after);
    let start = 0;
    while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) {
      start += 1;
    }
    let end = 0;
    while (end < before.length - start && end < after.length - start
        && before[before.length - 1 - end].isEqualNode(after[after.length - 1 - end])) {
      end += 1;
    }
    const next = shown[shown.length - end] || null;
    for (const node of shown.slice(start, shown.length - end)) node.remove();
    // The page just read stays whole, to be compared with the next.
    for (const node of after.slice(start, after.length - end)) {
      live.insertBefore(document.importNode(node, true), next);
    }
  };

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
      served ??= await ask();
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
