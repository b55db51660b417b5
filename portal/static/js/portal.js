// Small comforts. Everything works without them.

// What went wrong is read first.
document.querySelector("[data-focus]")?.focus();

// The first button of a form must not send it twice.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// The menu closes with the Escape key and gives the focus back.
const menu = document.querySelector(".menu");
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Light, dark, or as the device says.
const themes = document.querySelector("[data-themes]");
const show = (theme) => {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const button of themes.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeValue === theme));
  }
};
if (themes) {
  themes.hidden = false;
  show(document.documentElement.dataset.theme ?? "");
  themes.addEventListener("click", (event) => {
    const theme = event.target.closest("button")?.dataset.themeValue;
    if (theme === undefined) return;
    show(theme);
    try {
      if (theme) localStorage.setItem("theme", theme);
      else localStorage.removeItem("theme");
    } catch {
      // Without storage the choice lasts for this page.
    }
  });
}

// While somebody types, the words of open places that go on so; the list that came with the page stays without this.
for (const field of document.querySelectorAll("input[data-suggest]")) {
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (field.value.trim().length < 2 || [...field.list.options].some((option) => option.value === field.value)) return;
    waiting = setTimeout(async () => {
      const typed = field.value;
      try {
        const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`);
        if (!answer.ok || field.value !== typed) return;
        const words = await answer.json();
        if (words.length) field.list.replaceChildren(...words.map((word) => new Option("", word)));
      } catch {
        // Without an answer the list stays as it was.
      }
    }, 200);
  });
}

// A code is copied at the press of a button.
for (const place of document.querySelectorAll("[data-copy]")) {
  const button = place.querySelector("button");
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(place.querySelector("code").textContent);
    button.textContent = place.dataset.copied;
  });
}
