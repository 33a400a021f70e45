// The search page: finds pages by the words of their title, tags, summary and kind as the reader types. The index is
// another script (search-index.js) that holds a list `searchIndex`; its addresses count from where it lies, so the portal
// works in any folder and from a file share. Everything is shown as text, never as HTML.
"use strict";

(() => {
  const MOST = 50;
  const PAUSE = 150; // milliseconds without a key before the results change and are announced
  const box = document.getElementById("site-search");
  const input = document.getElementById("site-search-words");
  const count = document.getElementById("site-search-count");
  const list = document.getElementById("site-search-results");
  const source = [...document.scripts].find((script) => script.src.includes("search-index.js"));
  if (!box || !input || !count || !list || !source || typeof searchIndex === "undefined") return;

  // Capitals and accents do not matter: Tomás is found by "tomas".
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  const pages = searchIndex.map((page) => ({
    page,
    // Where a word is found says how well it fits: the title first.
    fields: [[8, page.title], [5, page.tags.join(" ")], [3, page.type], [2, page.summary]].map(([weight, text]) => ({
      weight,
      words: wordsOf(text),
    })),
  }));

  // A word fits a field best as a whole word, then as the beginning of one, then inside one.
  const fit = (field, word) => {
    let best = 0;
    for (const other of field.words) {
      const at = word.length > 2 || other.startsWith(word) ? other.indexOf(word) : -1;
      if (at >= 0) best = Math.max(best, other === word ? 4 : at === 0 ? 3 : 1);
    }
    return best * field.weight;
  };

  // All words must be found somewhere on a page.
  const score = (fields, words) => {
    let total = 0;
    for (const word of words) {
      const best = Math.max(...fields.map((field) => fit(field, word)));
      if (best === 0) return 0;
      total += best;
    }
    return total;
  };

  const find = (words) =>
    pages
      .map(({ page, fields }) => ({ page, score: score(fields, words) }))
      .filter((found) => found.score > 0)
      .sort((a, b) => b.score - a.score) // stable: else in the order of the index
      .map((found) => found.page);

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const row = (page) => {
    const item = document.createElement("li");
    const link = element("a", "row-title", page.title);
    link.href = new URL(page.url, source.src).href;
    item.append(link, " ", element("span", "badge", page.type), element("p", "row-note", page.summary));
    return item;
  };

  const countWords = (found) => {
    if (found === 0) return box.dataset.none;
    if (found === 1) return box.dataset.one;
    return (found > MOST ? box.dataset.some : box.dataset.many).replace("#", found).replace("%", MOST);
  };

  const show = () => {
    const words = wordsOf(input.value);
    const found = words.length > 0 ? find(words) : [];
    list.replaceChildren(...found.slice(0, MOST).map(row));
    count.textContent = words.length > 0 ? countWords(found.length) : "";
    remember(input.value.trim());
  };

  // The words are in the address, so that going back, and sending it to somebody, brings the results again.
  const remember = (text) => {
    const address = new URL(location.href);
    if (text) address.searchParams.set("q", text);
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {
      // Not from a file share.
    }
  };

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });

  // Enter shows at once; the arrows walk through the results, and Escape goes back to the words.
  const links = () => [...list.querySelectorAll("a")];
  box.addEventListener("keydown", (event) => {
    const at = links().indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === input) {
      clearTimeout(waiting);
      show();
    } else if (event.key === "ArrowDown" && links().length > 0) {
      event.preventDefault();
      links()[Math.min(at + 1, links().length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at === 0 ? input : links()[at - 1]).focus();
    } else if (event.key === "Escape" && at >= 0) {
      input.focus();
    }
  });

  box.hidden = false;
  input.value = new URLSearchParams(location.search).get("q") ?? input.value;
  if (input.value) show();
})();
