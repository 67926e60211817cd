"""A chart as PNG, drawn from its SVG by resvg, which only the extra `pwc-tui[png]` installs."""

from pwc_tui.domain.errors import UserError

_ZOOM = 2
"""Pixels of the picture for one of the SVG: 1920 × 1080, sharp on a slide."""


def png_of(svg: str) -> bytes:
    """Return a picture of an SVG; raises UserError where resvg is not installed."""
    try:
        import resvg_py  # noqa: PLC0415 - an extra that need not be there
    except ImportError as error:
        raise UserError(
            "a PNG needs one more library: `pip install 'pwc-tui[png]'` gets it; SVG needs none"
        ) from error
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM))
