"""The virtual table, driven by keys and mouse as a user drives it."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot
from textual.strip import Strip
from textual.style import Style

from pwc_tui.tui.widgets.table.columns import Column, lay_out
from pwc_tui.tui.widgets.table.row_painter import fit, heading_of, paint
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable

MILLION = 1_000_000
COLUMNS = (
    Column("rank", "#", 7, justify="right", fixed=True),
    Column("title", "Title", 10, fraction=1),
    Column("date", "Date", 10, hide_below=60),
)


class TableApp(App[None]):
    """A table of numbered rows that keeps the messages it gets."""

    def __init__(
        self,
        count: int,
        columns: Sequence[Column] = COLUMNS,
        title: str = "title",
        missing: range = range(0),
    ) -> None:
        super().__init__()
        self.count, self.columns, self.row_title, self.missing = count, columns, title, missing
        self.asked: list[int] = []
        self.opened: list[int] = []
        self.highlighted: list[int] = []
        self.headers: list[int] = []
        self.wanted: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield VirtualTable(self.columns, id="table")

    def on_mount(self) -> None:
        self.table.set_rows(self.count, self.row_at)
        self.table.focus()

    @property
    def table(self) -> VirtualTable:
        return self.query_one(VirtualTable)

    def row_at(self, index: int) -> Sequence[Content] | None:
        self.asked.append(index)
        if index in self.missing:
            return None
        cells = [Content(str(index)), Content(f"{self.row_title} {index}"), Content("2020-01-01")]
        return cells + [Content(f"{index}.{n}") for n in range(len(self.columns) - 3)]

    def on_virtual_table_opened(self, message: VirtualTable.Opened) -> None:
        self.opened.append(message.index)

    def on_virtual_table_highlighted(self, message: VirtualTable.Highlighted) -> None:
        self.highlighted.append(message.index)

    def on_virtual_table_header_pressed(self, message: VirtualTable.HeaderPressed) -> None:
        self.headers.append(message.index)

    def on_virtual_table_rows_wanted(self, message: VirtualTable.RowsWanted) -> None:
        self.wanted.append((message.first, message.count))


def lines(app: TableApp) -> list[str]:
    return [app.table.render_line(y).text for y in range(app.table.size.height)]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_a_million_rows_are_reached_at_once_and_only_seen_rows_are_asked_for() -> None:
    app = TableApp(MILLION)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G")
        assert app.table.cursor == MILLION - 1
        assert str(MILLION - 1) in lines(app)[-1]
        assert len(set(app.asked)) <= 2 * 24


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (["down", "j"], 2),
        (["j", "j", "k", "up"], 0),
        (["pagedown"], 23),
        (["pagedown", "pageup"], 0),
        (["ctrl+d"], 11),
        (["ctrl+d", "ctrl+u"], 0),
        (["end"], 99),
        (["G", "g"], 0),
        (["G", "home"], 0),
        (["up"], 0),
        (["G", "down"], 99),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], cursor: int) -> None:
    app = TableApp(100)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        assert app.table.cursor == cursor
        assert app.highlighted[-1] == cursor
        assert any(f"title {cursor} " in line for line in lines(app))


async def test_enter_opens_the_row_of_the_cursor() -> None:
    app = TableApp(10)
    async with app.run_test() as pilot:
        await press(pilot, "j", "j", "enter")
        assert app.opened == [2]


async def test_an_empty_table_takes_every_key() -> None:
    app = TableApp(0)
    async with app.run_test() as pilot:
        await press(pilot, "j", "k", "G", "g", "pagedown", "ctrl+u", "enter", "l", "h")
        await pilot.click("#table", offset=(5, 5))
        assert (app.table.cursor, app.opened, app.highlighted) == (0, [], [])


async def test_a_click_moves_the_cursor_and_a_second_one_opens() -> None:
    app = TableApp(100)
    async with app.run_test() as pilot:
        await pilot.click("#table", offset=(20, 4))
        assert (app.table.cursor, app.opened) == (3, [])
        await pilot.click("#table", offset=(20, 4))
        assert app.opened == [3]


async def test_a_click_on_a_heading_names_its_column() -> None:
    app = TableApp(100)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#table", offset=(70, 0))
        assert app.headers == [2]


async def test_jumping_restores_cursor_and_scroll_exactly() -> None:
    app = TableApp(10_000)
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.jump_to(5_000, 4_990)
        await pilot.pause()
        assert (app.table.cursor, app.table.top) == (5_000, 4_990)
        assert "title 4990 " in lines(app)[1]


async def test_other_rows_keep_the_cursor_on_a_row() -> None:
    app = TableApp(100)
    async with app.run_test() as pilot:
        await press(pilot, "G")
        app.table.set_rows(3, app.row_at)
        await pilot.pause()
        assert app.table.cursor == 2
        assert app.highlighted[-1] == 2


async def test_rows_that_stay_are_not_painted_again(every_frame: None) -> None:
    app = TableApp(100)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted: list[int] = []
        render_line = app.table.render_line

        def note(y: int) -> Strip:
            painted.append(y)
            return render_line(y)

        app.table.render_line = note  # type: ignore[method-assign]

        def other_row_at(index: int) -> Sequence[Content] | None:
            cells = app.row_at(index)
            return cells if cells is None or index != 3 else [*cells[:2], Content("2021-01-01")]

        app.table.set_rows(90, other_row_at)
        while not painted:
            await pilot.pause(0.01)
        assert set(painted) == {4}  # below the header
        assert "2021" in lines(app)[4]


async def test_rows_that_are_not_loaded_are_asked_for_and_hold_their_place() -> None:
    app = TableApp(1000, missing=range(400, 1000))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G")
        assert "···" in lines(app)[-1]
        first, count = app.wanted[-1]
        assert first <= 1000 - 23 and first + count == 1000
        app.missing = range(0)
        app.table.refresh_rows()
        await pilot.pause()
        assert "title 999" in lines(app)[-1]


async def test_columns_scroll_sideways_while_the_fixed_ones_stay() -> None:
    wide = (*COLUMNS, *(Column(str(n), f"M{n}", 9, justify="right") for n in range(60)))
    app = TableApp(50, wide)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *["l"] * 70)
        header = lines(app)[0].split()
        assert header[0] == "#‹" and header[-1] == "M59"
        await press(pilot, *["h"] * 70)
        header = lines(app)[0].split()
        assert header[:2] == ["#", "Title"] and header[-1] == "›"


async def test_no_column_is_shown_cut() -> None:
    columns = tuple(Column(str(n), f"column{n:02}", 8) for n in range(20))
    app = TableApp(50, columns)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(20):
            seen = lines(app)[0].replace("‹", " ").replace("›", " ").split()
            assert all(len(heading) == 8 for heading in seen)
            await press(pilot, "l")
        assert seen[-1] == "column19"


async def test_narrow_tables_leave_columns_out() -> None:
    app = TableApp(50)
    async with app.run_test(size=(59, 24)):
        assert "Date" not in lines(app)[0]


@pytest.mark.parametrize("size", [(16, 5), (4, 2), (1, 1), (200, 50)])
async def test_any_size_is_painted_in_exactly_its_width(size: tuple[int, int]) -> None:
    app = TableApp(50, title="日本語のタイトル 👩‍👩‍👧 中文")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "j", "G", "l")
        table = app.table
        strips = [table.render_line(y) for y in range(table.size.height)]
        assert {strip.cell_length for strip in strips} <= {max(0, table.size.width - 1)}


async def test_wide_characters_are_cut_by_their_width() -> None:
    app = TableApp(5, title="題" * 200)
    async with app.run_test(size=(81, 24)):
        row = app.table.render_line(1)
        assert row.cell_length == app.table.size.width - 1
        assert "…" in row.text


async def test_the_marked_row_carries_a_mark() -> None:
    app = TableApp(20)
    async with app.run_test() as pilot:
        app.table.marked = 4
        await pilot.pause()
        assert lines(app)[5].startswith("▸")
        assert [line[:1] for line in lines(app)].count("▸") == 1


def test_the_layout_gives_every_cell_that_is_left_to_the_fractions() -> None:
    columns = (Column("a", width=10), Column("b", fraction=2), Column("c", fraction=1))
    layout = lay_out(columns, 100)
    last = layout.moving[-1]
    assert layout.still_width + last.x + last.width == 100 - 1
    assert layout.overflow == 0


def test_what_is_too_wide_overflows_and_stops_at_columns() -> None:
    columns = (Column("a", width=20, fixed=True), Column("b", width=20), Column("c", width=20))
    layout = lay_out(columns, 50)
    assert layout.overflow == layout.moving[1].x
    assert layout.next_stop(0, 1) == layout.overflow
    assert layout.next_stop(layout.overflow, -1) == 0
    assert layout.hides(0) == (False, True)
    assert layout.hides(layout.overflow) == (True, False)


def test_a_long_heading_gets_half_of_the_room_there_is_and_keeps_its_ending() -> None:
    columns = (
        Column("value", "A metric with a long name", 8, most=27, ending=Content("↑")),
        Column("paper", "Paper", 10, fraction=1),
    )
    headings = {
        width: heading_of(lay_out(columns, width).moving[0]).plain for width in (23, 41, 70, 100)
    }
    assert headings == {
        23: "A met… ↑",
        41: "A metric with … ↑",
        70: "A metric with a long name ↑",
        100: "A metric with a long name ↑",
    }
    assert lay_out(columns, 100).moving[1].width == 100 - 27 - 5


def test_a_long_heading_is_cut_where_its_column_is() -> None:
    columns = [Column("value", "Atari 2600 Breakout", 14, cut="middle", ending=Content("↑"))]
    heading = heading_of(lay_out(columns, 20).moving[0]).plain
    assert heading.startswith("Ata") and heading.endswith("out ↑") and "…" in heading


def test_cells_that_narrow_columns_have_no_use_for_go_to_the_others() -> None:
    columns = (
        Column("model", "Model", 12, most=20, fraction=4),
        Column("title", "Title", 12, most=90, fraction=1),
        Column("empty", "Code", 4),
    )
    assert [placed.width for placed in lay_out(columns, 100).moving] == [20, 69, 4]
    assert [placed.width for placed in lay_out(columns, 200).moving] == [20, 90, 4]


def test_what_stands_still_leaves_room_for_the_widest_column_that_scrolls() -> None:
    columns = (
        Column("rank", "#", 4, fixed=True),
        Column("model", "Model", 24, most=60, fraction=1, fixed=True),
        *(Column(f"metric-{number}", "Metric", 14) for number in range(20)),
    )
    for width in (40, 50, 80, 120):
        assert lay_out(columns, width).room > 14
    assert lay_out(columns, 160).still[1].width == 60


def test_a_name_is_shortened_in_its_middle_where_its_end_tells_it_from_others() -> None:
    names = ("eva02_large_patch14_448.mim_m38m_ft_in22k_in1k",
             "eva02_large_patch14_448.mim_in22k_ft_in22k_in1k",
             "eva02_large_patch14_448.mim_in22k_ft_in1k")  # fmt: skip
    shown = [fit(Content(name), 34, "left", "middle").plain for name in names]
    assert len(set(shown)) == 3 and {len(name) for name in shown} == {34}
    assert all(name.startswith("eva02_large") and "…" in name for name in shown)
    assert fit(Content("日本語の長い名前のモデル"), 11, "left", "middle").cell_length == 11


def test_names_that_look_the_same_cut_are_told_apart_by_their_ends() -> None:
    layout = lay_out((Column("title", width=20, cut="apart"),), 23)
    rows = [[Content(f"Teacher-leading Fusion {what}")] for what in ("of Speech", "of Grasps")]
    rows.append([Content("Teacher-led Networks of Robots")])

    def painted(at: int) -> str:
        beside = [rows[place] for place in (at - 1, at + 1) if 0 <= place < len(rows)]
        _, moving = paint(rows[at], layout, Content("  "), Style(), _parse, beside=beside)
        return moving.text.strip()

    assert painted(0).startswith("Teacher") and painted(0).endswith("of Speech")
    assert painted(1).endswith("of Grasps")
    assert painted(2) == "Teacher-led Network…"


def test_a_long_cell_takes_the_empty_ones_after_it() -> None:
    columns = (Column("a", width=8, runs_over=True), Column("b", width=8), Column("c", width=4))
    layout = lay_out(columns, 30)

    def painted(*cells: str) -> str:
        row = paint([Content(cell) for cell in cells], layout, Content("  "), Style(), _parse)
        return "".join(segment.text for strip in row for segment in strip)

    assert painted("Attention is all", "", "2017").split("2017")[0] == "  Attention is all    "
    assert painted("Attention is all", "He", "2017") == "  Attenti…  He        2017 "
    assert len(painted("Attention is all", "", "")) == len(painted("", "He", "2017"))


def _parse(style: str | Style) -> Style:
    return style if isinstance(style, Style) else Style.parse(style)
