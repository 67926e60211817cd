"""The program in a browser, driven as its user does: with keys, and by what is on the screen."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the tests in a browser need Playwright")

from playwright.sync_api import Browser, Route, sync_playwright

from tests.web.serving import Visit, serving

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
]


@pytest.fixture(scope="module")
def address(demo_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where a server of the demo archive is."""
    with serving(tmp_path_factory.mktemp("served"), demo_db) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser that shows nobody what it does."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Return a visit of the page, with the list of papers on it; no other site can be reached."""
    with _visiting(browser, address) as visit:
        yield visit


@contextmanager
def _visiting(browser: Browser, address: str) -> Iterator[Visit]:
    with browser.new_context(viewport={"width": 1200, "height": 800}) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        context.route(lambda url: not url.startswith(address), _elsewhere)
        visit = Visit(context.new_page(), address)
        visit.shows("/ Search papers", "1 of ")
        yield visit


def _elsewhere(route: Route) -> None:
    route.fulfill(body="another site", content_type="text/plain")


def test_typing_searches_and_enter_opens_and_back_goes_back(visit: Visit, tmp_path: Path) -> None:
    visit.press(*"/telme")
    visit.shows("TelME: Teacher-leading")
    visit.press("Enter")
    visit.press("Enter")
    visit.shows("Related")
    picture = visit.page.screenshot(path=tmp_path / "page.png")
    assert len(set(picture)) > 100
    visit.press("Backspace")
    visit.shows("1 of ", "/ telme")


@pytest.fixture(scope="module")
def at_paper(browser: Browser, address: str) -> Iterator[Visit]:
    """Return a visit at the page of a paper, which every test leaves as it is."""
    with _visiting(browser, address) as visit:
        visit.press(*"/telme")
        visit.shows("TelME: Teacher-leading")
        visit.press("Enter", "Enter")
        visit.shows("Related")
        yield visit


def test_a_link_opens_a_tab_that_gets_no_hold_of_this_one(at_paper: Visit) -> None:
    with at_paper.page.context.expect_page() as opened:
        at_paper.press("o")
    opened.value.wait_for_url("http*://arxiv.org/abs/2401.12987*")
    assert opened.value.evaluate("window.opener") is None


def test_an_export_is_a_download(at_paper: Visit) -> None:
    at_paper.press("e")
    at_paper.shows("Export one paper")
    with at_paper.page.context.expect_event("download") as awaited:
        at_paper.press("B")
    download = awaited.value
    assert download.suggested_filename.endswith(".bib")
    assert "TelME" in download.path().read_text("utf-8")


def test_a_copy_is_on_the_clipboard_of_the_browser(at_paper: Visit) -> None:
    at_paper.press("y")
    at_paper.shows("Copy of one paper")
    at_paper.press("a")
    at_paper.wait(lambda: at_paper.page.evaluate("navigator.clipboard.readText()") == "2401.12987")


def test_two_visitors_see_what_each_of_them_does_and_keeps(
    visit: Visit, browser: Browser, address: str
) -> None:
    with _visiting(browser, address) as other:
        visit.press("b")
        visit.shows("◆")
        other.press(*"/is:bookmarked")
        other.shows("No paper matches “is:bookmarked”")
        visit.press(*"/is:bookmarked")
        visit.shows("/ is:bookmarked", "1 of 1")


def test_who_leaves_is_told_that_the_session_has_ended(visit: Visit) -> None:
    visit.press("q")
    visit.page.get_by_text("This session has ended.").wait_for()
    visit.page.get_by_role("button", name="Start again").click()
    visit.page.get_by_text("This session has ended.").wait_for(state="hidden")
    visit.shows("/ Search papers", "1 of ")
