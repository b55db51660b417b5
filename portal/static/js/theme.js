// Sets the colours a person has chosen before the page is painted. A classic script: it has to come first.
(() => {
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // Without storage the device decides.
  }
})();
