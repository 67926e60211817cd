import pytest

from pwc_tui.domain.text.name_keys import twin_key


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Language Modelling on WikiText-103", "Language Modeling on Wikitext 103"),
        ("Image Classification on CIFAR-100", "image classification on CIFAR100"),
        ("Colour Normalisation", "color normalization"),
        ("Café (test)", "cafe test"),
    ],
)
def test_spellings_of_one_name_have_one_key(first: str, second: str) -> None:
    assert twin_key(first) == twin_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("CIFAR-10", "CIFAR-100"),
        ("Code Generation on C++", "Code Generation on C"),
        ("Split 1-1", "Split 11"),
        ("ImageNet 10%", "ImageNet 1 0"),
        ("WER test-clean", "WER test-other"),
    ],
)
def test_names_of_different_things_have_different_keys(first: str, second: str) -> None:
    assert twin_key(first) != twin_key(second)
