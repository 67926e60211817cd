"""Building the index of names: for each file the words of its kinds."""

from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.aliases import AliasList
from pwc_tui.search.arrays import write_arrays
from pwc_tui.search.corpus import Field, WordNumbers, corpus_arrays
from pwc_tui.search.files import NAME_FILES
from pwc_tui.search.name_file import NO_NAME, level_of_use
from pwc_tui.search.name_words import found_by
from pwc_tui.store.scan import Scan


def write_names(scan: Scan, folder: Path) -> None:
    """Write the files of all names in the database to `folder`."""
    build_id = scan.build_id()
    for name, kinds in NAME_FILES.items():
        write_arrays(folder / name, build_id, _name_arrays(scan, kinds))


def _name_arrays(scan: Scan, kinds: Iterable[Kind]) -> dict[str, NDArray[Any]]:
    """Return the corpus of these kinds, one after the other, each by number from 0.

    The names themselves stay in the database, which is read when a name is shown.
    """
    known = WordNumbers()
    words, sizes, uses, firsts = array("i"), array("i"), array("i"), array("i", [0])
    for kind in kinds:
        for number, name, aliases, use in scan.names(kind):
            missing = firsts[-1] + number - len(sizes)
            sizes.extend([0] * missing)
            uses.extend([NO_NAME] * missing)
            found = found_by(f"{name}\n{aliases}" if aliases else name)
            words.extend(known.number(found))
            sizes.append(len(found))
            uses.append(level_of_use(use))
        firsts.append(len(sizes))
    terms, places = known.sort()
    owners = np.repeat(np.arange(len(sizes)), np.asarray(sizes, np.int32))
    field = Field.whole(places[np.asarray(words, np.int32)], owners)
    arrays = corpus_arrays(terms, [("name", field)])
    arrays |= AliasList().arrays()  # other names are words here, as they can be mistyped too
    arrays["uses"] = np.asarray(uses, np.uint8)
    arrays["firsts"] = np.asarray(firsts, np.int32)
    return arrays
