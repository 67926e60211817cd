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
    (
        "recognise how each person feels in a chat by tracking the state of every participant",
        "dialoguernn-an-attentive-rnn-for-emotion",
    ),
    (
        "predict the next word with convolutions instead of LSTMs",
        "language-modeling-with-gated-convolutional",
    ),
    (
        "rules to make generative adversarial nets with conv layers stable to train",
        "unsupervised-representation-learning-with",
    ),
    (
        "big collection of sentence pairs labelled as following from each other or contradicting",
        "a-large-annotated-corpus-for-learning-natural",
    ),
    (
        "language model trained on shuffled word order so that it sees both left and right context",
        "xlnet-generalized-autoregressive-pretraining",
    ),
    (
        "pretraining by hiding whole phrases instead of single words",
        "spanbert-improving-pre-training-by",
    ),
    (
        "image classifier made deeper with many small filters",
        "very-deep-convolutional-networks-for-large",
    ),
    (
        "compact net for how pixels move from one frame to the next, much smaller than FlowNet",
        "pwc-net-cnns-for-optical-flow-using-pyramid",
    ),
    (
        "block that predicts a weight for each channel of a convolutional network",
        "squeeze-and-excitation-networks",
    ),
    ("smooth alternative to relu activation", "gaussian-error-linear-units-gelus"),
    (
        "recognise shapes in 3d point clouds at several scales of neighbourhood",
        "pointnet-deep-hierarchical-feature-learning",
    ),
    (
        "train radiance fields in seconds using hash tables",
        "instant-neural-graphics-primitives-with-a",
    ),
    (
        "find names of people and places in text with an lstm and a crf without hand made lists",
        "neural-architectures-for-named-entity",
    ),
    (
        "model that returns a mask for any point or box that one gives as a prompt",
        "segment-anything",
    ),
    ("efficient network for phones found by automatic search", "searching-for-mobilenetv3"),
    (
        "recurrent encoder and decoder to score phrases for statistical machine translation",
        "learning-phrase-representations-using-rnn",
    ),
    (
        "text model as teacher of audio and video for recognising emotions",
        "telme-teacher-leading-multimodal-fusion",
    ),
    ("neural network with external memory that learns to copy and sort", "neural-turing-machines"),
    ("fewer layers but more feature maps per layer in residual nets", "wide-residual-networks"),
    (
        "stabilise the inputs of layers so that training goes faster",
        "batch-normalization-accelerating-deep-network",
    ),
    (
        "cheaper replacement for self attention with small convolutions predicted per word",
        "pay-less-attention-with-lightweight-and",
    ),
    (
        "learn image features without labels by comparing two augmented views of the same picture",
        "a-simple-framework-for-contrastive-learning",
    ),
    (
        "translation using only convolutional layers, faster than recurrent",
        "convolutional-sequence-to-sequence-learning",
    ),
    (
        "speech recognition that mixes convolution and transformer layers",
        "conformer-convolution-augmented-transformer",
    ),
    ("why a single softmax limits language models", "breaking-the-softmax-bottleneck-a-high-rank"),
    (
        "image captioning model that cleans noisy web captions",
        "blip-bootstrapping-language-image-pre",
    ),
    ("which graphs can a graph net tell apart", "how-powerful-are-graph-neural-networks"),
    ("detect objects and predict a mask for each of them", "mask-r-cnn"),
    (
        "self supervised masked pretraining for modern convnets",
        "convnext-v2-co-designing-and-scaling-convnets",
    ),
    (
        "write a headline for a news sentence with a neural network",
        "a-neural-attention-model-for-abstractive",
    ),
]
"""By somebody who had read what each does, not its title. What `_SECOND` says of was not found by
the first words that came to mind."""

_SECOND = {
    "pwc-net-cnns-for-optical-flow-using-pyramid": (
        "small fast network that estimates the motion between two video frames"
    ),
    "squeeze-and-excitation-networks": "let a cnn weigh its channels by how important they are",
    "segment-anything": "click on any object in a photo and get its outline",
    "mask-r-cnn": "outline every object instance in an image pixel by pixel",
}
"""By paper the first words, which find it among the first twenty."""


@pytest.fixture(scope="module")
def lists(demo_db: Path) -> MeaningLists:
    return meaning_lists(demo_db)


@pytest.mark.parametrize(("description", "paper"), DESCRIBED)
def test_a_described_paper_is_among_the_first_five(
    demo_db: Path, lists: MeaningLists, description: str, paper: str
) -> None:
    found = lists.find(ListRequest(description), ())
    assert found is not None
    assert paper in slugs(demo_db, found.ids[:_FIRST])


@pytest.mark.parametrize(("paper", "description"), _SECOND.items())
def test_what_needed_a_second_description_is_not_far(
    demo_db: Path, lists: MeaningLists, paper: str, description: str
) -> None:
    found = lists.find(ListRequest(description), ())
    assert found is not None
    assert paper in slugs(demo_db, found.ids[:20])
