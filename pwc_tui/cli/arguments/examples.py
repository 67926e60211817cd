"""Three examples of every command, which work on the demo archive one after the other.

The help shows them, the man page too, and a test runs them.
"""

from collections.abc import Mapping
from typing import Final

EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "fetch": (
        "pwc-tui fetch",
        "pwc-tui fetch --only papers,links --db papers.db",
        "pwc-tui fetch --no-import --dest dumps",
    ),
    "import": (
        "pwc-tui import dumps",
        "pwc-tui import papers.json.gz links.json.gz --db papers.db",
        "pwc-tui import dumps --force",
    ),
    "search": (
        "pwc-tui search atention is al you ned",
        "pwc-tui search 'task:emotion year:>2020 has:code' --limit 5",
        "pwc-tui search making photos sharper --explain",
    ),
    "paper": (
        "pwc-tui paper 1706.03762",
        'pwc-tui paper "Deep Residual Learning for Image Recognition"',
        "pwc-tui paper https://arxiv.org/abs/1810.04805 --json",
    ),
    "related": (
        "pwc-tui related 1706.03762",
        "pwc-tui related 1706.03762 --shelf after --limit 3",
        "pwc-tui related attention-is-all-you-need --ignore authors,text",
    ),
    "cite": (
        "pwc-tui cite 1706.03762 1810.04805 > refs.bib",
        "pwc-tui cite 1706.03762 --style csl --output refs.json",
        "pwc-tui cite 1706.03762 --keys '{last}:{year}'",
    ),
    "bib": (
        "pwc-tui bib check refs.bib",
        "pwc-tui bib check refs.bib --json",
        "pwc-tui bib check refs.bib --fix",
    ),
    "table": (
        "pwc-tui table 2401.12987 1910.04980 > results.tex",
        "pwc-tui table 2401.12987 1910.04980 --format markdown",
        "pwc-tui table 2401.12987 1910.04980 --boards emotion-recognition-on-meld --format csv",
    ),
    "board": (
        "pwc-tui board image-classification-on-imagenet --top 10",
        'pwc-tui board "Image Classification" ImageNet --as-of 2018 --latex',
        "pwc-tui board image-classification-on-imagenet --svg > imagenet.svg",
    ),
    "boards": (
        "pwc-tui boards",
        "pwc-tui boards --task translation",
        "pwc-tui boards --dataset imagenet --json",
    ),
    "metrics": (
        "pwc-tui metrics",
        "pwc-tui metrics > metrics.tsv",
        "pwc-tui metrics --json",
    ),
    "flip": (
        'pwc-tui flip image-classification-on-imagenet "Top 1 Accuracy" lower',
        'pwc-tui flip image-classification-on-imagenet "Top 1 Accuracy" higher',
        'pwc-tui flip image-classification-on-imagenet "Top 1 Accuracy" clear',
    ),
    "home": (
        "pwc-tui home",
        "pwc-tui home --json",
        "pwc-tui home > glance.txt",
    ),
    "tasks": (
        "pwc-tui tasks",
        'pwc-tui tasks --area "Computer Vision"',
        "pwc-tui tasks --json",
    ),
    "venues": (
        "pwc-tui venues",
        "pwc-tui venues --year 2017",
        "pwc-tui venues --json",
    ),
    "datasets": (
        "pwc-tui datasets",
        "pwc-tui datasets --modality images --task 'image classification'",
        "pwc-tui datasets --json",
    ),
    "methods": (
        "pwc-tui methods",
        'pwc-tui methods --area "Computer Vision"',
        'pwc-tui methods --collection "Convolutional Neural Networks"',
    ),
    "task": (
        'pwc-tui task "Machine Translation"',
        "pwc-tui task image-classification --nearest",
        "pwc-tui task image-classification --json",
    ),
    "dataset": (
        "pwc-tui dataset ImageNet",
        "pwc-tui dataset penn-treebank",
        "pwc-tui dataset ImageNet --json",
    ),
    "method": (
        "pwc-tui method ResNet",
        "pwc-tui method transformer",
        "pwc-tui method ResNet --json",
    ),
    "author": (
        'pwc-tui author "Kaiming He"',
        'pwc-tui author "Ashish Vaswani" --json',
        'pwc-tui author "Quoc V. Le"',
    ),
    "repository": (
        "pwc-tui repository pytorch/fairseq",
        "pwc-tui repository https://github.com/open-mmlab/mmpretrain",
        "pwc-tui repository pytorch/fairseq --json",
    ),
    "venue": (
        'pwc-tui venue "CVPR 2017"',
        "pwc-tui venue iclr-2018",
        "pwc-tui venue cvpr-2017 --json",
    ),
    "lists": (
        "pwc-tui lists",
        "pwc-tui lists --json",
        "pwc-tui lists > lists.tsv",
    ),
    "bookmark": (
        "pwc-tui bookmark add 1706.03762 1810.04805 --list Survey",
        "pwc-tui bookmark remove 1810.04805 --list Survey",
        "pwc-tui bookmark add ImageNet --kind dataset",
    ),
    "list": (
        "pwc-tui list Survey",
        "pwc-tui list Survey --sort date --json",
        "pwc-tui list Survey --rename Reading",
    ),
    "tag": (
        "pwc-tui tag add baseline 1706.03762 1810.04805",
        "pwc-tui tag remove baseline 1810.04805",
        "pwc-tui tag add vision ImageNet --kind dataset",
    ),
    "tags": (
        "pwc-tui tags",
        "pwc-tui tags --json",
        "pwc-tui tags > tags.tsv",
    ),
    "read": (
        "pwc-tui read 1706.03762",
        "pwc-tui read 1706.03762 --unread",
        "pwc-tui read attention-is-all-you-need --json",
    ),
    "note": (
        'pwc-tui note 1706.03762 --set "No recurrence: compare with ours."',
        "pwc-tui note 1706.03762",
        "pwc-tui note 1706.03762 --versions",
    ),
    "searches": (
        "pwc-tui searches emotion --save 'task:emotion year:>2020'",
        "pwc-tui searches",
        "pwc-tui searches emotion --limit 3",
    ),
    "undo": (
        "pwc-tui undo",
        "pwc-tui undo --json",
        "pwc-tui undo --help",
    ),
    "redo": (
        "pwc-tui redo",
        "pwc-tui redo --json",
        "pwc-tui redo --help",
    ),
    "submit": (
        "pwc-tui submit --board emotion-recognition-on-meld --model Ours --value Weighted-F1=67",
        "pwc-tui submit",
        "pwc-tui submit --export",
    ),
    "open": (
        "pwc-tui open 1706.03762",
        "pwc-tui open https://paperswithcode.com/sota/image-classification-on-imagenet",
        "pwc-tui open https://github.com/pytorch/fairseq",
    ),
    "serve": (
        "pwc-tui serve",
        "pwc-tui serve --port 0 --visitors 2",
        "pwc-tui serve --host 0.0.0.0 --public --idle 10",
    ),
    "index": (
        "pwc-tui index",
        "pwc-tui index --only meaning",
        "pwc-tui index --json",
    ),
    "info": (
        "pwc-tui info",
        "pwc-tui info --json",
        "pwc-tui info > archive.txt",
    ),
    "doctor": (
        "pwc-tui doctor",
        "pwc-tui doctor > report.md",
        "pwc-tui doctor --json",
    ),
    "config": (
        "pwc-tui config",
        "pwc-tui config path",
        "pwc-tui config default > config.toml",
    ),
    "export-user": (
        "pwc-tui export-user mine.json",
        "pwc-tui export-user -",
        "pwc-tui export-user - > copy.json",
    ),
    "import-user": (
        "pwc-tui import-user mine.json",
        "pwc-tui import-user copy.json",
        "pwc-tui import-user - < mine.json",
    ),
    "completion": (
        "pwc-tui completion bash > completion.bash",
        "pwc-tui completion zsh > _pwc-tui",
        "pwc-tui completion fish > pwc-tui.fish",
    ),
    "help": (
        "pwc-tui help",
        "pwc-tui help search",
        "pwc-tui help board",
    ),
}


def examples_of(command: str) -> str:
    """Return the part of a command's help with its examples, "" where it has none."""
    lines = EXAMPLES.get(command, ())
    return "\n".join(["examples:", *(f"  {line}" for line in lines)]) if lines else ""
