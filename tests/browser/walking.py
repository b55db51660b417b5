"""The same walker as in the journeys, in a real browser."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys.walking import german

PATIENCE = 30_000  # milliseconds, on a busy machine


class BrowserWalker:
    """Walks in a window of its own; looks for things on the page itself before header and footer."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context, self.base = context, base
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def text(self) -> str:
        return " ".join((self.page.locator("body").text_content() or "").split())

    @property
    def source(self) -> str:
        return self.page.content()

    def go(self, path: str) -> None:
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"

    def follow(self, words: str, **values: object) -> None:
        self._in_sight(self._best("a", german(words, **values))).click()
        self.page.wait_for_load_state()

    def fill(self, **answers: str | list[str]) -> None:
        for name, answer in answers.items():
            field = self.page.locator(f'main [name="{name}"]')
            expect(field.first, f"{self.path} has no field {name}").to_be_attached()
            self._in_sight(field.first)
            kind = field.first.get_attribute("type")
            if kind in ("radio", "checkbox"):
                for value in answer if isinstance(answer, list) else [answer]:
                    self.page.locator(f'main [name="{name}"][value="{value}"]').check()
            elif field.first.evaluate("each => each.tagName") == "SELECT":
                field.first.select_option(answer)
            else:
                field.first.fill(str(answer))

    def press(self, words: str, **values: object) -> None:
        self._in_sight(self._best("button", german(words, **values))).click()
        self.page.wait_for_load_state()

    def _in_sight(self, found: Locator) -> Locator:
        """Open the folds around something first, as people do."""
        folds = found.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            folds.first.locator("summary").first.click()
        return found

    def _best(self, element: str, words: str) -> Locator:
        """Return the element that says exactly this, else the first that contains it."""
        for place in ("main", "body"):
            found = self.page.locator(f"{place} {element}").filter(has_text=words)
            exact = [each for each in found.all() if " ".join((each.text_content() or "").split()) == words]
            if exact or found.count():
                return exact[0] if exact else found.first
        raise AssertionError(f"{self.path} has no {element} “{words}”")
