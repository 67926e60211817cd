"""Words of columns that are no scores: settings, remarks, sizes, speeds."""

from pwc_tui.domain.metrics.lexicon import family

SETTINGS = (
    family(
        "a setting or a date",
        "date year epoch epochs seed seeds batchsize batch version bias scales cgs sigma",
        phrases=("num scales", "avg length", "average length", "inplace relu", "n disc"),
    ),
)
"""Facts even beside the word of a score: "FID version"."""

REMARKS = (
    family(
        "a remark or a setting",
        "comment comments note notes log reference details annotator explainability gpu hardware"
        " framework backbone encoder decoder model resolution size data optimizer"
        " pretraining pretrained pretrain extra external config settings setting link url code"
        " license released release open source input modality supervision num number count counts"
        " architecture language context length tokens dimension dim layers depth width taggers"
        " iter iters iterations step steps threshold",
        phrases=(
            "extra training data",
            "training dataset",
            "training datasets",
            "image size",
            "compression ratio",
            "uses additional data",
        ),
        capitals="CR",
        sureness=0.9,
    ),
)
"""Facts where no word of a score stands beside them."""

COSTS = (
    family(
        "a size or an amount of computing",
        "param params parameter parameters flop flops gflops mflops tflops mac macs gmacs mmacs"
        " madds multiadds gmac mparams",
        phrases=(
            "model size",
            "hardware burden",
            "operations per",
            "gpu hours",
            "gpu days",
            "training time",
            "train time",
            "training cost",
            "search cost",
            "search time",
            "file size",
            "gpu memory",
        ),
    ),
)
RESOURCES = (
    family(
        "a use of resources",
        "memory vram storage energy power co2 co2e co2eq carbon footprint",
        sureness=0.9,
    ),
)
"""Costs where no word of a score stands beside them: "Energy MAE" is none."""

SLOWNESS = (
    family(
        "a time it takes",
        "latency runtime rtf delay",
        phrases=(
            "inference time",
            "run time",
            "time ms",
            "time per",
            "speed ms",
            "time s",
            "time sec",
            "processing time",
            "test time",
            "average time",
            "avg time",
            "ms per",
            "seconds per",
        ),
        sureness=0.95,
        low=0,
    ),
)
SPEEDS = (
    family(
        "a speed",
        "fps speed throughput speedup qps",
        phrases=(
            "queries per second",
            "frames per second",
            "frame fps",
            "images per second",
            "tokens per second",
        ),
        sureness=0.95,
        low=0,
    ),
)
