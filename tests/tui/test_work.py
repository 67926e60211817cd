"""Work in threads: the newest request wins, whatever order the answers come in."""

import asyncio
import threading
import time

import pytest
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.widget import Widget
from textual.worker import WorkerFailed

from pwc_tui.domain.errors import UserError
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.workers import load


class Requests(App[None]):
    """An app that keeps the answers it gets."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[str] = []
        self.stale: list[str] = []

    def ask(self, name: str, seconds: float, delay: float = 0.0, group: str = "search") -> None:
        def work(is_cancelled: IsCancelled) -> str:
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                if is_cancelled():
                    self.stale.append(name)
                    return name
                time.sleep(0.005)
            return name

        load(self, work, self.answers.append, group=group, delay=delay)


async def test_an_old_answer_never_arrives_after_a_new_request() -> None:
    app = Requests()
    async with app.run_test() as pilot:
        app.ask("old and slow", 0.3)
        await pilot.pause(0.05)
        app.ask("new", 0.01)
        await pilot.pause(0.5)
    assert app.answers == ["new"]


async def test_replaced_work_is_told_to_stop() -> None:
    app = Requests()
    async with app.run_test() as pilot:
        app.ask("old", 5)
        await pilot.pause(0.05)
        app.ask("new", 0)
        await pilot.pause(0.1)
    assert app.stale == ["old"]


async def test_requests_within_the_pause_never_start() -> None:
    app = Requests()
    started: list[str] = []
    async with app.run_test() as pilot:
        for name in ("a", "at", "att"):
            load(app, lambda _, n=name: started.append(n), lambda _: None, group="s", delay=0.03)  # type: ignore[misc]
            await asyncio.sleep(0.005)
        await pilot.pause(0.1)
    assert started == ["att"]


async def test_groups_do_not_disturb_each_other() -> None:
    app = Requests()
    async with app.run_test() as pilot:
        app.ask("rows", 0.05, group="rows")
        app.ask("search", 0.01, group="search")
        await pilot.pause(0.2)
    assert sorted(app.answers) == ["rows", "search"]


async def test_work_runs_beside_the_user_interface() -> None:
    app = Requests()
    threads: list[int] = []
    async with app.run_test() as pilot:
        load(app, lambda _: threading.get_ident(), threads.append, group="id")
        await pilot.pause(0.1)
    assert threads
    assert threads[0] != threading.get_ident()


async def test_many_that_wait_for_the_same_do_not_keep_others_from_working() -> None:
    app = Requests()
    go, answers = threading.Event(), list[str]()
    async with app.run_test() as pilot:
        for number in range(40):
            load(app, lambda _: go.wait(5), lambda _: None, group=str(number))
        load(app, lambda _: "a page", answers.append, group="page")
        while not answers:
            await pilot.pause(0.01)
        assert not go.is_set()
        go.set()


async def test_a_mistake_of_the_user_goes_to_the_one_who_asked() -> None:
    app = Requests()
    told: list[str] = []

    def fail(is_cancelled: IsCancelled) -> None:
        raise UserError("there is no such file")

    async with app.run_test() as pilot:
        load(app, fail, lambda _: None, group="f", failed=lambda error: told.append(str(error)))
        await pilot.pause(0.1)
    assert told == ["there is no such file"]


async def test_a_defect_is_not_hidden() -> None:
    app = Requests()

    def break_down(is_cancelled: IsCancelled) -> None:
        raise ZeroDivisionError

    with pytest.raises(WorkerFailed) as failed:
        async with app.run_test() as pilot:
            load(app, break_down, lambda _: None, group="f")
            await pilot.pause(0.1)
    assert isinstance(failed.value.error, ZeroDivisionError)


class LastToGo(Widget):
    """A child that is removed slowly: its screen has lost it and is not gone yet."""

    def __init__(self, is_leaving: threading.Event) -> None:
        super().__init__()
        self._is_leaving = is_leaving

    async def on_unmount(self) -> None:
        self._is_leaving.set()
        await asyncio.sleep(0.1)


class Leaving(App[None]):
    """An app with a part that asks for something and is removed before the answer is there."""

    def __init__(self) -> None:
        super().__init__()
        self.is_leaving = threading.Event()

    def compose(self) -> ComposeResult:
        with Container():
            yield LastToGo(self.is_leaving)


async def test_no_answer_reaches_what_is_being_removed() -> None:
    app = Leaving()
    answers: list[bool] = []
    async with app.run_test() as pilot:
        owner = app.query_one(Container)
        load(owner, lambda _: app.is_leaving.wait(5), answers.append, group="late")
        await pilot.pause(0.05)
        await owner.remove()
        await pilot.pause(0.05)
    assert app.is_leaving.is_set()
    assert answers == []
