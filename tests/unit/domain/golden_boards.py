"""Boards of the real archive whose first rows were checked by eye against the file's own order."""

from typing import NamedTuple

from pwc_tui.domain.metrics.metric_roles import Direction


class Golden(NamedTuple):
    """A metric of a board, which way it improves, and the values of its first rows."""

    task: str
    dataset: str
    metric: str
    direction: Direction
    raws: list[str]


HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
HUB5 = "Hub5'00 Evaluation (Switchboard / CallHome)"
SWITCHBOARD = "Word error rate on Switchboard trained against the Hub5'00 dataset"

GOLDEN = [
    Golden(*each)
    for each in (
        (
            "Image Classification",
            "ImageNet",
            "Top 1 Accuracy",
            HIGHER,
            ["90.056%", "89.956%", "89.83"],
        ),
        ("Question Answering", "SQuAD2.0", "EM", HIGHER, ["90.871", "90.758", "90.724"]),
        ("Question Answering", "SQuAD1.1", "F1", HIGHER, ["95.379", "95.080", "94.930"]),
        ("Speech Recognition", "LibriSpeech", "WER test-clean", LOWER, ["1.8%", "1.9%", "1.9%"]),
        ("Speech Recognition", HUB5, "WER (SWB)", LOWER, ["4.9%", "5.0%", "5.1%"]),
        ("Speech Recognition", SWITCHBOARD, "Percentage error", LOWER, ["5.5", "5.8", "6.2"]),
        ("Word Level Models", "Penn Treebank", "Test perplexity", LOWER, ["42.9", "44.8", "44.8"]),
        (
            "Character Level Models",
            "Hutter Prize",
            "Bit per Character (BPC)",
            LOWER,
            ["0.935", "0.94", "0.94"],
        ),
        (
            "Node Property Prediction",
            "ogbn-arxiv",
            "Test Accuracy",
            HIGHER,
            ["0.7426 ± 0.0017", "0.7420 ± 0.0004", "0.7416 ± 0.0008"],
        ),
        ("3D Human Pose Estimation", "3DPW", "PA-MPJPE", LOWER, ["34.0", "35.9", "37.8"]),
        ("Machine Translation", "WMT 2014 EN-DE", "BLEU", HIGHER, ["35.0", "35.0", "35.0"]),
        # Three tasks of GLUE, which has no leaderboard of its own: XLNet, MT-DNN, Snorkel MeTaL.
        # The last two boards have each of them twice, in two spellings.
        ("Common sense", "Winograd NLI (WNLI)", "Score", HIGHER, ["90.4", "89.0", "65.1"]),
        (
            "Paraphrase Identification",
            "Quora Question Pairs",
            "F1",
            HIGHER,
            ["74.2", "74.2", "73.7"],
        ),
        (
            "Semantic Textual Similarity",
            "SentEval",
            "MRPC",
            HIGHER,
            ["93.0/90.7", "93.0/90.7", "92.7/90.3"],
        ),
        ("Natural Language Inference", "MultiNLI", "Matched", HIGHER, ["90.8", "90.8", "90.2"]),
        ("Natural Language Inference", "SNLI", "% Test Accuracy", HIGHER, ["91.1", "90.1", "89.9"]),
        (
            "Named Entity Recognition (NER)",
            "CoNLL 2003 (English)",
            "F1",
            HIGHER,
            ["94.6", "94.3", "93.85"],
        ),
        ("Simple Video Games", "Atari 2600 Pong", "Score", HIGHER, ["21", "21.0", "21.0"]),
        ("Optical Flow Estimation", "KITTI2015", "EPE", LOWER, ["0.58", "0.58", "0.61"]),
        ("Text Classification", "AG News", "Error", LOWER, ["4.49", "4.49", "5.01"]),
        (
            "Image Super-Resolution",
            "Set14",
            "SSIM",  # the file's first row has its PSNR there, 30.9808
            HIGHER,
            ["0.9252", "0.923", "0.9207"],
        ),
        (
            "Image Classification",
            "Imagenet Image Recognition",
            "Error rate",
            LOWER,
            ["0.02251", "0.02991", "0.03567"],
        ),
    )
]
