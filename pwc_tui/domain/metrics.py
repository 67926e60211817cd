"""Whether more or less of a metric is better, as far as its name tells."""

import re
from enum import StrEnum

from pwc_tui.domain.text import fold


class Direction(StrEnum):
    """Which way a metric improves."""

    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


def direction_of(name: str) -> Direction:
    """Return which way the metric called `name` improves, UNKNOWN where the name does not tell.

    Whole words count: "Percentage error" is lower, "terror" tells nothing. What is no score (sizes,
    settings, dates) is UNKNOWN even beside a word that is one: "Accuracy threshold". A word for
    less goes before a word for more: "Top 1 error rate", "Accuracy loss".
    """
    name = _SHARE_AT_RATE.sub(r"\1", name)
    words = [_without_number(word) for word in _WORD.findall(fold(name))]
    if not _NO_SCORE.isdisjoint(words):
        return Direction.UNKNOWN
    line = f" {' '.join(words)} "
    if _holds(line, _HIGHER_PHRASES):
        return Direction.HIGHER
    capitals = set(_CAPITALS.findall(name))
    if not (_LOWER.isdisjoint(words) and _LOWER_CAPITALS.isdisjoint(capitals)):
        return Direction.LOWER
    if _holds(line, _LOWER_PHRASES):
        return Direction.LOWER
    if not (_HIGHER.isdisjoint(words) and _HIGHER_CAPITALS.isdisjoint(capitals)):
        return Direction.HIGHER
    return Direction.HIGHER if _WITH_CUTOFF.search(name) else Direction.UNKNOWN


_WORD = re.compile(r"[^\W_]+")
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]{1,4}(?![^\W_])")
_SHARE_AT_RATE = re.compile(r"\b(TAR|TPR|VR|GAR)\s*@.*", re.I)
"""What is accepted rightly while so much is accepted wrongly: `TAR @ FAR=0.01`."""

_NUMBER_BEHIND = re.compile(r"(?<=[a-z]{2})\d+k?$")
_WITH_CUTOFF = re.compile(
    r"(?<![^\W_])"
    r"(?:(?:r|h|p|hits?|recall|rank|top|cmc|pass|r_\d+)\s?[@-]\s?\d|top \d|f[\d.]+(?!\w))",
    re.I,
)
"""F0.5, and R@1, H@10, P@5, Hits@3, Rank-1, Top 1, pass@1: a share of right answers among the first
so many."""


def _without_number(word: str) -> str:
    """Return a word without a number that only says which of a kind it is: AP50, FID50k."""
    if word in _HIGHER or word in _LOWER:
        return word
    return _NUMBER_BEHIND.sub("", word)


def _holds(line: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {phrase} " in line for phrase in phrases)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_SCORE = _words_of(
    """
    param params parameter parameters threshold date year epoch epochs iter iters iterations
    step steps seed batchsize batch version size resolution num number dataset data gpu bias
    flop flops gflops mflops macs gmacs
    """
)
"""Columns that describe a model or how it was made. Nobody is first in them."""

_HIGHER_PHRASES = (
    "error reduction",
    "error detection",
    "true positive rate",
    "true negative rate",
    "detection rate",
    "success rate",
    "recognition rate",
    "frame rate",
    "reciprocal rank",
    "rand index",
    "h mean",
)
"""Metrics where more is better although they hold a word for less."""

_LOWER = _words_of(
    """
    error errors err loss wer cer eer fid kid fvd fad sfid lpips niqe brisque perplexity ppl bpc
    bpb bpd epe aepe rmse mse mae mape smape nmse nrmse rmsle nme mpjpe mpvpe mpvertexpe ade fde
    minade minfde absrel sqrel rms nll latency runtime decay mce mnr mdr mate lamr
    chamfer hausdorff emd fpr fnr frr minddcf mindcf acer apcer bpcer hter brier ece toxicity
    mrrpe
    """
)
_LOWER_CAPITALS = frozenset({"PER", "TER", "DER", "SER", "FAR", "MR"})
"""Error rates whose letters are words of English, or too few to mean anything, when small."""

_LOWER_PHRASES = (
    "bit per character",
    "bits per character",
    "bits per byte",
    "bits per dim",
    "bits per dimension",
    "bits dim",
    "bits dimension",
    "abs rel",
    "sq rel",
    "absolute relative",
    "negative log",
    "inference time",
    "run time",
    "time ms",
    "time s",
    "false positive rate",
    "false negative rate",
    "false alarm rate",
    "miss rate",
    "fl all",
    "d1 all",
    "mean rank",
    "median rank",
    "average rank",
    "inception distance",
    "edit distance",
    "earth mover",
)

_HIGHER = _words_of(
    """
    exact accuracy accuracies acc correct f1 f05 f2 fmeasure fscore precision recall bleu
    sacrebleu gleu rouge meteor cider spice chrf bertscore bleurt sari ap aph map maph tar vr gar
    iou miou fwiou giou dice dsc jaccard psnr ssim msssim auc auroc auprc aupr roc prauc
    rocauc mrr ndcg hits score scores nds pck pckh oks mota hota idf1 sdr sisdr sdri sisdri snr
    pesq stoi mos las uas smatch mcc kappa correlation pearson spearman kendall plcc srcc krcc r2
    nmi ari purity vqa elo reward sensitivity specificity tpr tnr fps likelihood elbo win success
    hmean
    """
)
_HIGHER_CAPITALS = frozenset({"EM", "IS", "AR", "PQ", "F", "AP", "MAP", "CIDE"})
"""Scores whose letters are words of English, or too few to mean anything, when small."""
