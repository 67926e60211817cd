"""What tasks are measured by, for columns named after a part of the data (`Books`, `RACE-m`)."""

from pwc_tui.domain.lexicon import family

TASKS_WITH_SCORES = (
    # Joint goals and single slots: Henderson 2014, Budzianowski 2018. Choices: Zellers 2018, 2019.
    # Years of documents: Chambers 2012.
    family(
        "is measured by shares of right answers and by nothing else",
        phrases=(
            "dialogue state tracking",
            "dialog state tracking",
            "document dating",
            "swag",
            "hellaswag",
        ),
        sureness=0.95,
        low=0,
        high=100,
    ),
    family(
        "is measured by shares of right answers",
        phrases=(
            "word sense",
            "pose estimation",
            "parsing",
            "question answering",
            "reading comprehension",
            "natural language inference",
            "textual similarity",
            "sentiment",
            "text classification",
            "image classification",
            "classification",
            "state tracking",
            "disentanglement",
            "action recognition",
            "face recognition",
            "named entity recognition",
            "relation extraction",
            "information extraction",
            "object detection",
            "semantic segmentation",
            "instance segmentation",
            "domain adaptation",
            "domain generalization",
            "retrieval",
            "translation",
            "summarization",
            "chunking",
            "part of speech",
            "visual common sense",
            "visual question answering",
            "supertagging",
            "code generation",
            "few shot",
            "zero shot",
        ),
        sureness=0.8,
        low=0,
        high=100,
    ),
)
TASKS_WITH_ERRORS = (
    family(
        "is measured by errors",
        phrases=(
            "speech recognition",
            "asr",
            "matting",
            "depth estimation",
            "optical flow",
            "time series forecasting",
            "trajectory prediction",
            "trajectory forecasting",
            "language modelling",
            "language modeling",
            "density estimation",
            "speaker verification",
            "speaker diarization",
            "traffic prediction",
            "crowd counting",
            "weather forecasting",
            "head pose",
            "camera pose",
            "hand mesh",
            "3d human mesh",
            "generative models of",
        ),
        sureness=0.8,
        low=0,
    ),
)
SUMMARIES = family(
    "a sum of columns",
    "all average avg mean overall total full score test dev val validation final main",
).words
"""Words that name the sum of a board's other columns, or its one column, and tell nothing else."""
