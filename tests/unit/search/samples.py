"""The papers of the sample archive: known ones among made-up ones."""

import random
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Sample:
    """A paper of the sample archive."""

    title: str
    authors: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    day: date | None = None
    has_code: bool = False


ERC = "Emotion Recognition in Conversation"
TRANSLATION = "Machine Translation"

KNOWN = (
    Sample(
        "Attention Is All You Need",
        ("Ashish Vaswani", "Noam Shazeer"),
        (TRANSLATION,),
        ("WMT2014 English-German",),
        date(2017, 6, 12),
        has_code=True,
    ),
    Sample(
        "TelME: Teacher-leading Multimodal Fusion Network for Emotion Recognition in Conversation",
        ("Taeyang Yun", "Hyunkuk Lim"),
        (ERC,),
        ("MELD", "IEMOCAP"),
        date(2024, 1, 16),
        has_code=True,
    ),
    Sample(
        "A Transformer-based Model With Self-distillation for Multimodal Emotion Recognition",
        ("Hui Ma",),
        (ERC,),
        ("MELD", "IEMOCAP"),
        date(2023, 10, 31),
    ),
    Sample(
        "CFN-ESA: A Cross-Modal Fusion Network with Emotion-Shift Awareness",
        ("Jiang Li",),
        (ERC,),
        ("MELD", "IEMOCAP"),
        date(2023, 7, 28),
    ),
    Sample("MELD: A Multimodal Multi-Party Dataset", ("Soujanya Poria",), (ERC,), ("MELD",)),
    Sample(
        "Attention Is All You Need for Chinese Word Segmentation",
        ("Sufeng Duan",),
        day=date(2019, 10, 31),
    ),
    Sample("Poincaré Embeddings for Learning Hierarchies", ("Maximilian Nickel",)),
    Sample("Łukasz and the Ångström: Measures of Naïve Bayes", ("Łukasz Kaiser",)),
    Sample("基于深度学习的中文情感分析", ("王小明",), day=date(2020, 5, 1)),
    Sample("Deep Residual Learning for Image Recognition", ("Kaiming He",), has_code=True),
    Sample("[BERT]: Pre-training of $x$ [/] Transformers \U0001f600"),
    Sample("Reranking Documents with Pretrained Models", ("Rodrigo Nogueira",)),
    Sample("Optimization Methods for Large-Scale Machine Learning", ("Léon Bottou",)),
    Sample(""),
)
"""Numbered from 1 in this order."""

NUMBERED = (
    Sample("Results of WMT 2014 and What They Mean"),
    Sample("Object Detection on COCO2017"),
    Sample("Prompts for GPT-3"),
)
"""Numbered from 415 in this order."""

_FILLER = """
graph neural network learning deep model image segmentation language data efficient robust sparse
estimation policy control visual tracking speech noise kernel bayesian inference causal training
convolutional generative detection point cloud quantum federated privacy clustering time series
forecasting medical protein molecule robot planning game theory convex retrieval knowledge question
answering summarization recommendation traffic energy wireless satellite
"""


def papers() -> list[Sample]:
    """Return the known papers, 400 made-up ones behind them, and those with numbers."""
    chance = random.Random(7)
    made_up = [
        Sample(
            " ".join(chance.sample(_FILLER.split(), chance.randint(3, 8))).title(),
            (f"{chance.choice('ABCDE')}. Someone{chance.randint(1, 60)}",),
            (chance.choice(("Image Segmentation", "Time Series", "Robotics")),),
            day=date(2000 + chance.randint(0, 25), chance.randint(1, 12), 1),
            has_code=chance.random() < 0.3,
        )
        for _ in range(400)
    ]
    return [*KNOWN, *made_up, *NUMBERED]
