"""How text becomes words."""

from pwc_tui.search.text.tokenizer import MAX_WORD, index_words, query_words


def test_words_are_folded_runs_of_letters_and_digits() -> None:
    assert index_words("Poincaré-Maps, GPT-4_x!") == ["poincare", "maps", "gpt", "4", "x"]


def test_ideographs_are_found_in_pairs_and_each_begins_a_word() -> None:
    assert index_words("深度学习") == ["深度", "度学", "学习", "习"]
    assert query_words("深度学习") == ["深度", "度学", "学习"]
    assert query_words("学") == ["学"]


def test_ideographs_and_letters_are_apart() -> None:
    assert index_words("基于BERT的") == ["基于", "于", "bert", "的"]


def test_long_words_are_cut_alike_for_index_and_query() -> None:
    assert index_words("x" * 99) == query_words("x" * 99) == ["x" * MAX_WORD]
