// Loaded in the head, before the first paint, so that nothing moves. Without it the menu is open, the lists are whole
// and printing is the browser's own command.
document.documentElement.classList.add("scripted");
document.addEventListener("DOMContentLoaded", () => {
  const wide = window.matchMedia("(min-width: 64rem)");
  const toggle = document.querySelector(".toggle");
  const groups = [...document.querySelectorAll(".sections details")];
  const close = (except) => groups.forEach((group) => group !== except && (group.open = false));
  // On a phone the menu shows all names at once; on a wide screen one group at a time.
  const arrange = () => groups.forEach((group) => (group.open = !wide.matches));
  arrange();
  wide.addEventListener("change", arrange);
  toggle?.addEventListener("click", () => {
    toggle.setAttribute("aria-expanded", String(toggle.getAttribute("aria-expanded") !== "true"));
  });
  for (const group of groups) {
    group.addEventListener("toggle", () => group.open && wide.matches && close(group));
  }
  document.addEventListener("click", ({ target }) => {
    if (wide.matches) close(target.closest(".sections details"));
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    const open = wide.matches && groups.find((group) => group.open);
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (toggle?.getAttribute("aria-expanded") === "true") {
      toggle.setAttribute("aria-expanded", "false");
      toggle.focus();
    }
  });

  const plain = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").replace(/\s+/g, " ").trim();
  for (const box of document.querySelectorAll("[data-filter]")) {
    const items = [...box.nextElementSibling.querySelectorAll("li")].map((item) => [
      item,
      plain(item.textContent),
    ]);
    const kind = box.querySelector("select");
    const said = box.querySelector("[role=status]");
    box.addEventListener("input", () => {
      const words = plain(box.querySelector("input").value).split(" ");
      let left = 0;
      for (const [item, name] of items) {
        item.hidden =
          !words.every((word) => name.includes(word)) ||
          ((kind?.value ?? "") !== "" && item.dataset.kind !== kind.value);
        left += item.hidden ? 0 : 1;
      }
      said.textContent = `${left} / ${items.length} đơn vị`;
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
});
