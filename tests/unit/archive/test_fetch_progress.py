import io

import pytest

from pwc_tui.cli.output.progress import fetch_shown_on
from pwc_tui.hub.meter import Meter, pace
from pwc_tui.system.progress import FetchStep, FileFetched, ProgressEvent, Waiting


class _Last:
    def __init__(self) -> None:
        self.step: FetchStep | None = None

    def update(self, event: ProgressEvent, /) -> None:
        if isinstance(event, FetchStep):
            self.step = event

    def seen(self) -> FetchStep:
        assert self.step is not None
        return self.step


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_speed_is_that_of_the_last_seconds_and_tells_the_time_left() -> None:
    heard, clock = _Last(), _Clock()
    meter = Meter(100_000, heard, clock)
    for second in range(60):
        clock.now = float(second)
        meter.at("a", second * 100 if second < 30 else 3000 + (second - 30) * 1000)
    assert heard.seen().speed == pytest.approx(1000)
    assert heard.seen().seconds_left == pytest.approx((100_000 - 32_000) / 1000)


def test_what_was_there_before_makes_no_speed() -> None:
    heard, clock = _Last(), _Clock()
    meter = Meter(2_000_000, heard, clock)
    meter.whole("a", 1_000_000, was_there=True)
    clock.now = 1.0
    meter.at("b", 500_000, is_new=False)
    assert (heard.seen().speed, heard.seen().seconds_left) == (0.0, None)
    clock.now = 2.0
    meter.at("b", 600_000)
    assert heard.seen().speed == pytest.approx(100_000)
    assert heard.seen().done == meter.done == 1_600_000


def test_a_file_that_begins_anew_makes_no_negative_speed() -> None:
    heard, clock = _Last(), _Clock()
    meter = Meter(1000, heard, clock)
    for second, have in enumerate([100, 200, 50, 150]):
        clock.now = float(second)
        meter.at("a", have)
        assert heard.seen().speed >= 0
    assert heard.seen().speed == pytest.approx(100)


@pytest.mark.parametrize(
    ("speed", "left", "told"),
    [(12.34e6, 42.4, "12.3 MB/s, 0:42 left"), (1e6, 3700, "1.0 MB/s, 61:40 left"), (0, None, "")],
)
def test_pace_is_speed_and_time_left(speed: float, left: float | None, told: str) -> None:
    assert pace(FetchStep("a", 1, 2, speed, left)) == told


def test_without_a_terminal_a_line_tells_of_each_file_and_each_wait() -> None:
    stream = io.StringIO()
    with fetch_shown_on(stream) as listener:
        listener.update(FetchStep("a", 1, 2, 0.0, None))
        listener.update(FileFetched("a/b.parquet", 1_500_000, was_there=False))
        listener.update(Waiting("the hub is busy", 4))
    assert stream.getvalue() == ("a/b.parquet: 1.5 MB, fetched\nthe hub is busy: going on in 4 s\n")
