"""Items that flow into lines: where they stand and which is next to which."""

from textual.app import App, ComposeResult
from textual.content import Content

from pwc_tui.tui.widgets.page.facts import Facts
from pwc_tui.tui.widgets.page.flow_layout import LABEL_WIDTH, LabelledItems, flow


def field(label: str, *items: str, is_stacked: bool = False) -> LabelledItems:
    return LabelledItems(label, tuple(Content(item) for item in items), is_stacked=is_stacked)


def test_items_that_do_not_fit_go_on_below_the_first() -> None:
    placed = flow([field("a", "x" * 20, "y" * 20, "z" * 20)], 60)
    assert [(spot.x, spot.y) for spot in placed.spots] == [(10, 0), (33, 0), (10, 1)]
    assert placed.height == 2


def test_every_field_begins_on_its_own_line() -> None:
    placed = flow([field("a", "x"), field("b"), field("c", "y")], 60)
    assert placed.labels == (0, 1, 2)
    assert placed.height == 3


def test_stacked_items_have_a_line_each() -> None:
    placed = flow([field("a", "x", "y", is_stacked=True)], 60)
    assert [spot.y for spot in placed.spots] == [0, 1]


def test_no_item_is_wider_than_its_line() -> None:
    for width in (1, 4, 12, 60):
        placed = flow([field("a", "題" * 100, "x" * 100)], width)
        assert all(spot.end <= max(width, 1) for spot in placed.spots)


def test_below_is_the_nearest_item_of_the_next_line() -> None:
    placed = flow([field("a", "one", "two", "three"), field("b"), field("c", "x", "y" * 9)], 60)
    assert placed.nearest(2, 1) == 4
    assert placed.nearest(3, -1) == 0
    assert placed.nearest(0, -1) is None
    assert placed.nearest(4, 1) is None


def test_a_cell_leads_to_the_item_on_it() -> None:
    placed = flow([field("a", "one", "two")], 60)
    assert placed.at(LABEL_WIDTH, 0) == 0
    assert placed.at(LABEL_WIDTH + 6, 0) == 1
    assert placed.at(LABEL_WIDTH + 4, 0) is None
    assert placed.at(0, 0) is None


class _FactsApp(App[None]):
    def compose(self) -> ComposeResult:
        names = ("Ada Lovelace", "Alan Turing", "Grace Hopper")
        yield Facts([LabelledItems("Authors", tuple(map(Content, names)), separator=", ")])


async def test_a_list_that_goes_on_in_the_next_line_has_its_comma() -> None:
    app = _FactsApp()
    async with app.run_test(size=(40, 5)):
        facts = app.query_one(Facts)
        lines = [facts.render_line(y).text.rstrip() for y in range(2)]
        assert lines == ["Authors   Ada Lovelace, Alan Turing,", "          Grace Hopper"]
