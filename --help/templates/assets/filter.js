// Narrows a list in place: by several values at once, without loading a page. Without it each value is a link to a page of its
// own. A row names the keys of its values in `data-keys`; of the values of one group one is enough, and every group counts.
"use strict";

(() => {
  const box = document.getElementById("site-filters");
  const list = document.getElementById("site-filtered");
  const status = document.getElementById("site-filtered-count");
  // A list that is narrowed already holds only a part of the rows: there the links lead on.
  if (!box || !list || !status || box.querySelector("[aria-current]")) return;

  const rows = [...list.children].map((row) => ({ row, keys: new Set((row.dataset.keys ?? "").split(" ")) }));
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "filter-clear";
  clear.textContent = status.dataset.clear;

  // Each link becomes a button that stays pressed.
  const groups = [...box.querySelectorAll("ul")].map((group) =>
    [...group.querySelectorAll("a[data-key]")].map((link) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.key = link.dataset.key;
      button.setAttribute("aria-pressed", "false");
      button.append(...link.childNodes);
      link.replaceWith(button);
      return button;
    }),
  );

  const isPressed = (button) => button.getAttribute("aria-pressed") === "true";
  const press = (button, pressed) => button.setAttribute("aria-pressed", String(pressed));
  const pressedKeys = () => groups.map((group) => group.filter(isPressed).map((button) => button.dataset.key));

  const show = () => {
    const wanted = pressedKeys().filter((keys) => keys.length > 0);
    let shown = 0;
    for (const { row, keys } of rows) {
      row.hidden = !wanted.every((group) => group.some((key) => keys.has(key)));
      if (!row.hidden) shown += 1;
    }
    const words = shown === 0 ? status.dataset.none : status.dataset.some;
    status.textContent = wanted.length > 0 ? words.replace("#", shown).replace("%", rows.length) : "";
    clear.hidden = wanted.length === 0;
    remember(wanted.flat());
  };

  // What is pressed is in the address, so that going back, and sending it to somebody, brings it again.
  const remember = (keys) => {
    const address = new URL(location.href);
    address.searchParams.delete("only");
    for (const key of keys) address.searchParams.append("only", key);
    try {
      history.replaceState(null, "", address);
    } catch {
      // Not from a file share.
    }
  };

  box.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-key]");
    if (!button) return;
    press(button, !isPressed(button));
    show();
  });

  clear.addEventListener("click", () => {
    for (const button of groups.flat()) press(button, false);
    show();
    groups.flat()[0]?.focus();
  });

  status.after(clear);
  const asked = new Set(new URLSearchParams(location.search).getAll("only"));
  for (const button of groups.flat()) press(button, asked.has(button.dataset.key));
  show();
})();
