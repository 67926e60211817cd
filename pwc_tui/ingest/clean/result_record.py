"""A row of a leaderboard as the stage keeps it."""

import msgspec

from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.ingest.clean.coerce import LinkText


class Result(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row of a leaderboard as the file has it."""

    model: str
    title: str
    url: str
    date: PartialDate | None
    uses_extra_data: bool | None
    values: tuple[tuple[int, str], ...]
    """Each as the place of the metric on the board, from 0, and the raw value."""
    code: tuple[LinkText, ...]
    models: tuple[LinkText, ...]


encode_result = msgspec.msgpack.Encoder().encode
"""Equal results are equal bytes: by them a row is known again."""

decode_result = msgspec.msgpack.Decoder(Result).decode
