// Finds units in the page that is already there: nothing is fetched, and without this script the page still lists all.
"use strict";
(() => {
  /** "Trường Đức Thắng" and "truong duc thang" become the same. */
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");

  const field = {
    q: document.getElementById("q"),
    kind: document.getElementById("kind"),
    parent: document.getElementById("parent"),
  };
  const count = document.getElementById("count");
  const nothing = document.getElementById("nothing");
  const groups = [...document.querySelectorAll("#directory > details")].map((element) => ({
    element,
    parent: element.dataset.parent,
    number: element.querySelector(".number"),
    open: element.open,
    units: [...element.querySelectorAll("li")].map((item) => ({
      element: item,
      kind: item.dataset.kind,
      text: plain(`${item.textContent} ${item.id.slice(1)}`),
    })),
  }));
  const total = groups.reduce((sum, group) => sum + group.units.length, 0);

  const apply = () => {
    const words = plain(field.q.value).split(/\s+/).filter(Boolean);
    const kind = field.kind.value;
    const parent = field.parent.value;
    const searching = words.length > 0 || kind !== "" || parent !== "";
    let found = 0;
    for (const group of groups) {
      let here = 0;
      const wanted = parent === "" || parent === group.parent;
      for (const unit of group.units) {
        const matches =
          wanted && (kind === "" || kind === unit.kind) && words.every((word) => unit.text.includes(word));
        unit.element.hidden = !matches;
        if (matches) here += 1;
      }
      group.element.hidden = here === 0;
      group.element.open = searching ? here > 0 : group.open;
      group.number.textContent = String(here);
      found += here;
    }
    nothing.hidden = found > 0;
    count.textContent = searching ? `${found} trên ${total} đơn vị` : `${total} đơn vị`;

    const address = new URL(location.href);
    for (const [name, { value }] of Object.entries(field)) {
      if (value === "") address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    history.replaceState(null, "", address);
  };

  let planned = 0;
  const soon = () => {
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(apply);
  };
  for (const element of Object.values(field)) element.addEventListener("input", soon);
  field.q.form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });

  const asked = new URL(location.href).searchParams;
  for (const [name, element] of Object.entries(field)) element.value = asked.get(name) ?? "";
  if ([...asked.keys()].some((name) => name in field)) apply();

  // A link to one unit opens the group that holds it.
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  const holder = target?.closest("details");
  if (holder) {
    holder.open = true;
    target.scrollIntoView();
  }
})();
