"""Names beside the points of a chart."""

from pwc_tui.tui.widgets.chart.labels import LONGEST, Label, place_labels

EMPTY = [" " * 40] * 5


def test_a_name_stands_left_of_its_point_where_nothing_is_drawn() -> None:
    assert place_labels([(20, 2, "BERT")], EMPTY) == {2: [Label(15, "BERT")]}


def test_a_name_goes_above_or_to_the_right_where_the_place_is_taken() -> None:
    rows = [*EMPTY[:2], "#" * 19 + " " * 21, *EMPTY[3:]]
    assert place_labels([(20, 2, "BERT")], rows) == {1: [Label(15, "BERT")]}
    assert place_labels([(1, 2, "BERT")], EMPTY) == {1: [Label(3, "BERT")]}


def test_names_never_touch_and_what_has_no_room_is_left_out() -> None:
    full = ["#" * 40] * 5
    assert place_labels([(20, 2, "BERT")], full) == {}
    placed = place_labels([(20, 2, "BERT"), (21, 2, "GPT")], EMPTY)
    assert sum(len(labels) for labels in placed.values()) == 2
    (name,) = place_labels([(39, 2, "x" * 30 + "end")], EMPTY)[2]
    assert len(name.text) == LONGEST and name.text.endswith("end")
