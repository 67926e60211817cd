import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.metrics.metric_names import read_name
from pwc_tui.domain.metrics.metric_roles import Direction


@pytest.mark.parametrize(
    "name",
    [
        "Accuracy",
        "Top 1 Accuracy",
        "F1",
        "Macro-F1",
        "F0.5",
        "BLEU score",
        "mAP",
        "box AP50",
        "AP@0.75",
        "mIoU",
        "PSNR (Y)",
        "SSIM",
        "ROUGE-L",
        "Score",
        "AUC",
        "ROC-AUC",
        "EM",
        "IS",
        "Hits@10",
        "R@1",
        "P@10%",
        "Percentage correct",
        "Test Accuracy",
        "\t ACCURACY",
        "MRR",
        "Win rate",
        "Weighted F1",
        "Exact Match",
        "CIDEr",
        "Error detection F1",
    ],
)
def test_scores_are_better_when_higher(name: str) -> None:
    assert read_name(name).direction is Direction.HIGHER


@pytest.mark.parametrize(
    "name",
    [
        "Error",
        "Percentage error",
        "Top-1 Error Rate",
        "Word Error Rate (WER)",
        "WER test-clean",
        "CER",
        "FID",
        "FID50k",
        "Test perplexity",
        "PPL",
        "Bit per Character (BPC)",
        "EPE",
        "bits/dimension",
        "RMSE",
        "MAE",
        "MSE",
        "Test loss",
        "Latency",
        "PER",
        "MPJPE",
        "PA-MPJPE",
        "NME",
        "LPIPS",
        "EER",
        "Abs Rel",
        "Inference time (ms)",
        "Jaccard (Decay)",
        "Frechet Inception Distance",
        "Average rank",
        "mCE",
        "MdR",
        "MAE @ 12 step",
        "m-reIRMSE",
        "vFID",
        "RTE (cm)",
        "Negative ELBO",
        "Deletion AUC score",
        "BD-Rate over VTM-17.0",
        "Entropy Difference",
    ],
)
def test_errors_and_costs_are_better_when_lower(name: str) -> None:
    assert read_name(name).direction is Direction.LOWER


@pytest.mark.parametrize(
    "name",
    [
        "terror",
        "",
        "..",
        "%",
        "Number of params",
        "Params (M)",
        "Parameters",
        "Date",
        "Epochs",
        "Avg length",
        "FID Version",
        "Inplace ReLU",
        "per image",
        "Race/Color",
        "Base Dataset",
        "GFLOPs",
    ],
)
def test_what_tells_nothing_is_unknown(name: str) -> None:
    assert read_name(name).direction is Direction.UNKNOWN


@pytest.mark.parametrize(
    "name",
    [
        "TAR @ FAR=0.01",
        "IS (Iter)",
        "Recall @ 5% FPR",
        "AUC (horizon error)",
        "U-IDS",
        "hIoU",
        "VR@FAR",
        "Top 1",
        "pass@1",
        "H-Mean",
        "Mean reciprocal rank",
        "R_100@1",
    ],
)
def test_shares_and_agreements_are_better_when_higher(name: str) -> None:
    assert read_name(name).direction is Direction.HIGHER


@given(st.text())
def test_any_name_has_a_direction(name: str) -> None:
    assert isinstance(read_name(name).direction, Direction)
