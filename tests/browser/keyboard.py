"""Walking with the keyboard alone: the tab key, Enter, Space, arrows, and letters into fields."""

from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.walking import BrowserWalker
from tests.journeys.walking import german

MOST_STEPS = 400
MOST_CHOICES = 60
NOON = 12  # the hour

# How an element looks, with what stands around it and is drawn for it: labels, cards, links that fill a card.
WATCH = """() => {
  const sign = element => {
    const look = (each, part) => {
      const style = getComputedStyle(each, part);
      const words = [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor];
      return [...words, style.backgroundColor, style.textDecorationLine, style.insetBlockStart].join(" ");
    };
    const frame = element.closest("label, .kern-form-check, .task-row, .card") ?? element;
    return [look(element), look(element, "::after"), look(element, "::before"), look(frame)].join("|");
  };
  const covers = (element, box) => {
    const bar = document.querySelector(".bottom-bar")?.getBoundingClientRect();
    return bar && bar.height > 0 && !element.closest(".bottom-bar") && box.top >= bar.top - 2 && box.bottom <= innerHeight;
  };
  const name = each => `${each.tagName} ${each.name || each.href || each.innerText || each.id}`.slice(0, 120);
  const element = document.activeElement, box = element.getBoundingClientRect(), problems = [];
  const last = window.lastFocused;
  if (last && last.element !== element && last.element.isConnected && sign(last.element) === last.sign) {
    problems.push(`looks the same with and without the focus: ${name(last.element)}`);
  }
  if (element === document.body) { window.lastFocused = null; return [name(element), problems]; }
  if (box.width < 2 || box.height < 2 || box.right <= 0 || box.left >= innerWidth) problems.push(`not seen: ${name(element)}`);
  if (box.bottom <= 0 || box.top >= innerHeight) problems.push(`not scrolled to: ${name(element)}`);
  if (covers(element, box)) problems.push(`covered by the bar at the bottom: ${name(element)}`);
  // The button inside a field for days has the focus by itself, and the browser's own frame.
  window.lastFocused = element.matches(":focus") ? {element, sign: sign(element)} : null;
  return [name(element), problems];
}"""
IS_BEHIND = """wanted => {
  const here = document.activeElement;
  return here !== document.body && !!(here.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING);
}"""
HAS_FOCUS = """wanted => wanted === document.activeElement ||
  (wanted.type === "radio" && document.activeElement.type === "radio" && document.activeElement.name === wanted.name
    && document.activeElement.form === wanted.form)"""
IS_FOLDED = "wanted => !wanted.checkVisibility() && wanted.closest('details:not([open])') !== null"


class KeyboardWalker(BrowserWalker):
    """The same walker without a mouse; at every step the focus is seen, and it is nowhere caught."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        super().__init__(context, base)
        self.steps = 0

    def follow(self, words: str, **values: object) -> None:
        self.enter(self._best("a", german(words, **values)))

    def press(self, words: str, **values: object) -> None:
        self.enter(self._best("button", german(words, **values)))

    def fill(self, **answers: str | list[str]) -> None:
        for name, answer in answers.items():
            field = self.page.locator(f'main [name="{name}"]')
            expect(field.first, f"{self.path} has no field {name}").to_be_attached()
            kind = field.first.get_attribute("type")
            if kind in ("radio", "checkbox"):
                for value in answer if isinstance(answer, list) else [answer]:
                    self._choose(self.page.locator(f'main [name="{name}"][value="{value}"]'), kind)
            else:
                self.tab_to(field.first)
                self._answer(field.first, str(answer), kind)

    def tab(self, key: str = "Tab") -> str:
        """Press the tab key once; say what has the focus."""
        self.page.keyboard.press(key)
        self.steps += 1
        name, problems = self.page.evaluate(WATCH)
        assert problems == [], f"{self.path}: {problems}"
        return str(name)

    def tab_to(self, wanted: Locator) -> None:
        """Press the tab key until this has the focus, opening on the way what it is folded into."""
        wanted.first.wait_for(state="attached")
        if wanted.evaluate(IS_FOLDED):
            self.tab_to(wanted.locator("xpath=ancestor::details[not(@open)]").last.locator("summary").first)
            self.page.keyboard.press("Enter")
        element = wanted.element_handle()
        key = "Shift+Tab" if self.page.evaluate(IS_BEHIND, element) else "Tab"
        for _step in range(MOST_STEPS):
            if self.page.evaluate(HAS_FOCUS, element):
                return
            self.tab(key)
        raise AssertionError(f"{self.path}: the tab key does not lead to {wanted}")

    def enter(self, wanted: Locator) -> None:
        self.tab_to(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _choose(self, wanted: Locator, kind: str) -> None:
        self.tab_to(wanted)
        for _step in range(MOST_CHOICES):
            if kind == "radio" and not wanted.evaluate("each => each === document.activeElement"):
                self.page.keyboard.press("ArrowDown")
                continue
            if not wanted.is_checked():
                self.page.keyboard.press("Space")
            assert wanted.is_checked()
            return
        raise AssertionError(f"{self.path}: the arrows do not lead to {wanted}")

    def _answer(self, field: Locator, answer: str, kind: str | None) -> None:
        if field.evaluate("each => each.tagName") == "SELECT":
            self.page.keyboard.press("Home")
            for _step in range(MOST_CHOICES):
                if field.input_value() == answer:
                    return
                self.page.keyboard.press("ArrowDown")
            raise AssertionError(f"{self.path}: the arrows do not lead to {answer}")
        if kind not in ("date", "time"):
            self.page.keyboard.press("ControlOrMeta+a")
        for typed in _as_typed(answer, kind):
            if kind in ("date", "time"):
                self._to_first_part(field)
            self.page.keyboard.type(typed)
            if field.input_value() == answer:
                return
        raise AssertionError(f"{self.path}: {field} does not take {answer}")

    def _to_first_part(self, field: Locator) -> None:
        """Stand on the first part of a day or a time, wherever in it the way led."""
        element = field.element_handle()
        while self.page.evaluate(HAS_FOCUS, element):
            self.tab("Shift+Tab")
        self.tab()


def _as_typed(answer: str, kind: str | None) -> tuple[str, ...]:
    """Return what people type into the browser's own fields for days and times, German or American as the browser is."""
    if kind == "date":
        year, month, day = answer.split("-")
        return f"{day}{month}{year}", f"{month}{day}{year}"
    if kind == "time":
        hour, minute = answer.split(":")
        half = f"{int(hour) % 12 or 12:02}{minute}{'PM' if int(hour) >= NOON else 'AM'}"
        return f"{hour}{minute}", half
    return (answer,)
