"""Papers of the demo, described by somebody who does not know their titles, are found."""

from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.search.lists.by_meaning import MeaningLists
from tests.unit.search.meaning_of import meaning_lists, slugs

_FIRST = 5

DESCRIBED = [
    (
        "network for segmenting biomedical images such as cells with few annotated samples",
        "u-net-convolutional-networks-for-biomedical",
    ),
    (
        "training very deep nets with shortcut connections that learn residuals",
        "deep-residual-learning-for-image-recognition",
    ),
    ("translate text with attention only and no recurrence", "attention-is-all-you-need"),
    (
        "generate pictures by removing noise step by step",
        "denoising-diffusion-probabilistic-models",
    ),
    (
        "represent a scene by a network to render new views of it",
        "nerf-representing-scenes-as-neural-radiance",
    ),
    (
        "playing video games from raw pixels with reinforcement learning",
        "playing-atari-with-deep-reinforcement",
    ),
    ("small perturbations that fool classifiers", "explaining-and-harnessing-adversarial"),
    ("paint a photo in the style of a famous artist", "a-neural-algorithm-of-artistic-style"),
    (
        "adapting a huge language model cheaply by training few extra weights",
        "lora-low-rank-adaptation-of-large-language",
    ),
    (
        "make a language model explain its intermediate steps before it answers",
        "chain-of-thought-prompting-elicits-reasoning",
    ),
    (
        "aligning a chatbot with what people want by ratings of humans",
        "training-language-models-to-follow",
    ),
    (
        "questions about Wikipedia paragraphs collected from crowd workers",
        "squad-100-000-questions-for-machine",
    ),
    (
        "vectors of words from counts of co-occurrence",
        "glove-global-vectors-for-word-representation",
    ),
    (
        "learning from unlabelled speech audio by contrasting latent representations",
        "wav2vec-2-0-a-framework-for-self-supervised",
    ),
    (
        "translate horses into zebras without paired examples",
        "unpaired-image-to-image-translation-using",
    ),
    (
        "estimating the pose of several people in one picture in real time",
        "openpose-realtime-multi-person-2d-pose",
    ),
    (
        "classify nodes of a graph when only a few have labels",
        "semi-supervised-classification-with-graph",
    ),
    (
        "recognise feelings of speakers in a conversation between several people",
        "meld-a-multimodal-multi-party-dataset-for",
    ),
    (
        "split images into patches and feed them to a transformer",
        "an-image-is-worth-16x16-words-transformers",
    ),
    (
        "upscale low resolution photos so that they look realistic",
        "photo-realistic-single-image-super-resolution",
    ),
    ("mix two training images and their labels", "mixup-beyond-empirical-risk-minimization"),
    (
        "how much compute, data and parameters to spend on a language model",
        "training-compute-optimal-large-language",
    ),
    (
        "learn good initial weights so that a new task needs only few gradient steps",
        "model-agnostic-meta-learning-for-fast",
    ),
]


@pytest.fixture(scope="module")
def lists(demo_db: Path) -> MeaningLists:
    return meaning_lists(demo_db)


@pytest.mark.parametrize(("description", "paper"), DESCRIBED)
def test_a_described_paper_is_among_the_first_five(
    demo_db: Path, lists: MeaningLists, description: str, paper: str
) -> None:
    found = lists.find(ListRequest(description), ())
    assert found is not None
    assert paper in slugs(demo_db, found.papers.ids[:_FIRST])
