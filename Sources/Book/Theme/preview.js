"use strict";
// Keeps the page up to date while its chapter is being written.
{
  const overlay = document.createElement("pre");
  overlay.id = "preview-errors";
  overlay.setAttribute("role", "alert");

  const show = (message) => {
    overlay.textContent = message || "";
    if (message && !overlay.isConnected) document.body.append(overlay);
    if (!message) overlay.remove();
  };

  // Takes over the new page's content; what did not change stays, and with it the place on the page.
  const update = async () => {
    const response = await fetch(location.href, { cache: "no-store" });
    if (!response.ok) return location.reload();
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    document.title = next.title;
    for (const selector of ["main", "#sidebar"]) {
      const [old, fresh] = [document.querySelector(selector), next.querySelector(selector)];
      if (!old || !fresh) return location.reload();
      replaceChanged(old, fresh);
    }
  };

  const replaceChanged = (old, fresh) => {
    const before = [...old.childNodes];
    const after = [...fresh.childNodes];
    let start = 0;
    while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) {
      start += 1;
    }
    let end = 0;
    while (end < before.length - start && end < after.length - start
        && before[before.length - 1 - end].isEqualNode(after[after.length - 1 - end])) {
      end += 1;
    }
    const next = before[before.length - end] || null;
    for (const node of before.slice(start, before.length - end)) node.remove();
    for (const node of after.slice(start, after.length - end)) old.insertBefore(node, next);
  };

  let version = 0;
  const follow = async () => {
    try {
      const response = await fetch(`/.tutor/state?after=${version}`, { cache: "no-store" });
      const state = await response.json();
      if (version !== 0 && state.version !== version && !state.message) await update();
      version = state.version;
      show(state.message);
    } catch {
      // The server is gone; it may come back.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    follow();
  };
  follow();
}
