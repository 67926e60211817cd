import pytest

from pwc_tui.domain.spam import Suspect, has_phone_number, judge
from pwc_tui.domain.text.generic_titles import is_telling


@pytest.mark.parametrize(
    "text",
    [
        "Call ☎️+1-801-(555)-(0142) now",
        "speak to someone ➤ +1 ➤ 888 ➤ 555 ➤ 0159",
        "801.555.0142",
        "+44 20 7946 0958 12",
        "18885550142",
        "(888) 555 0142",
        "eight eight eight five five five zero one four two",
        "８８８-５５５-０１４２",
        "٨٨٨-٥٥٥-٠١٤٢",
        "8️⃣8️⃣8️⃣-5️⃣5️⃣5️⃣-0️⃣1️⃣4️⃣2️⃣",
        "𝟖𝟖𝟖.𝟓𝟓𝟓.𝟎𝟏𝟒𝟐",
    ],
)
def test_a_phone_number_is_seen_however_it_is_spelled(text: str) -> None:
    assert has_phone_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "layers of 256, 512, 1024 channels",
        "layers of 256/512/1024 channels",
        "digits 0 1 2 3 4 5 6 7 8 9",
        "digits 9-8-7-6-5-4-3-2-1-0",
        "arXiv 1801.05551 and 10.1109/5.771073",
        "in 1998, 2003 and 2012",
        "12,345,678,901 pairs",
        "one of the two or three best of ten",
        "0.8888888888",
    ],
)
def test_numbers_of_science_are_no_phone_numbers(text: str) -> None:
    assert not has_phone_number(text)


@pytest.mark.parametrize(
    "name",
    [
        "How do I speak to a live person at Expedia?",
        "[[full-refund]]How do I get a full refund from Lufthansa?",
        "KLM baggage 24/7 toll free number",
        "***{FREE@CANCELLATION} DOES ROBINHOOD HAVE 24 HOUR CANCELLATION",
        "¿Cómo hablar con un agente de Coinbase en español?",
        "QuickBooks Customer Service Number +1-(888) 555-0134",
    ],
)
def test_advertisements_are_seen_by_their_names_alone(name: str) -> None:
    verdict = judge(Suspect(name))
    assert verdict.is_spam
    assert verdict.because


@pytest.mark.parametrize(
    "name",
    [
        "Pairwise Attention",
        "Repair Network",
        "Fair-Airborne Delta Rule",
        "Delta Tuning",
        "Twitter US Airline Sentiment",
        "Customer Support on Twitter",
        "Can you predict product backorder?",
        "GuessWhat?!",
        "Hotel Arabic-Reviews Dataset",
        "Amazon Digital Music",
        "[fish.jpg](https://example.org/singan/fish-crop.jpg)",
        "Hub5'00 Evaluation (Switchboard / CallHome)",
        "# Ensemble Adversarial Inception ResNet v2",
        "",
    ],
)
def test_a_name_that_only_sounds_odd_stays(name: str) -> None:
    assert not judge(Suspect(name)).is_spam


def test_air_within_a_word_is_no_airline() -> None:
    for name in ("Pair Network", "Hairpin Loss", "Repair", "Stairway", "Chair"):
        assert judge(Suspect(name)).reasons == ()


def test_what_papers_use_stays_whatever_it_is_called() -> None:
    name = "How do I ask a question at Expedia?"
    assert judge(Suspect(name)).is_spam
    assert not judge(Suspect(name, is_used=True, has_source=True)).is_spam


def test_one_unrelated_paper_alone_hides_nothing() -> None:
    assert not judge(Suspect("Some Net", is_in_crowd=True)).is_spam
    hidden = judge(Suspect("ooJpiued", "Call +1-804-(555)-(0188)", is_in_crowd=True))
    assert hidden.because == "phone number · attached to an unrelated paper"


@pytest.mark.parametrize("title", ["introduction", "editorial notes", "preface", "deep voice", ""])
def test_titles_that_many_papers_have_tell_nothing(title: str) -> None:
    assert not is_telling(title)


def test_three_words_tell_a_paper() -> None:
    assert is_telling("attention is all you need")
    assert is_telling("deep voice", few_words=1)
    assert not is_telling("discussion of the lasso")
