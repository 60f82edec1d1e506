// Without this script the menu is simply open and printing is the browser's own command.
(() => {
  const menu = document.querySelector(".sections .toggle");
  document.documentElement.classList.add("scripted");
  menu?.addEventListener("click", () => {
    menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
  });
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
