"""Keys that belong together: by name, the keys of each command that differ from the usual ones."""

from collections.abc import Mapping

USUAL = "default"

_VIM = {
    "page_up": "pageup ctrl+b",
    "first": "g,g home",
    "center_row": "z,z",
    "next_match": "n",
    "previous_match": "N",
    "next_related": "n",
    "previous_related": "N p",
    "next_record": "n ]",
    "previous_record": "N [",
    "remember_place": "m",
    "go_to_remembered": "'",
    "palette": ": ctrl+p",
    "back": "backspace alt+left ctrl+o",
    "quit": "q ctrl+q Z,Z",
    # What had those keys.
    "next_metric": ">",
    "fold_papers": "g,z",
    "kin": "g,k",
    "merge_list": "g,m",
    "write_note": "g,n",
    "choose_list": "g,b",
}
_EMACS = {
    "cursor_down": "down j ctrl+n",
    "cursor_up": "up k ctrl+p",
    "page_down": "pagedown ctrl+v",
    "page_up": "pageup alt+v",
    "first": "home alt+<",
    "last": "end alt+>",
    "columns_left": "left h ctrl+b",
    "columns_right": "right l ctrl+f",
    "center_row": "ctrl+l",
    "search": "/ ctrl+s",
    "palette": "alt+x",
    "clear_search": "escape ctrl+g",
    "show_all_rows": "escape ctrl+g",
    "leave": "escape ctrl+g",
    "undo": "u ctrl+x,u ctrl+underscore",
    "remember_place": "ctrl+x,r",
    "go_to_remembered": "ctrl+x,j",
    "quit": "ctrl+x,ctrl+c ctrl+q",
    # What had those keys.
    "choose_list": "ctrl+x,b",
    "save_search": "ctrl+x,ctrl+s",
}


def _preset(written: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of a preset as a file has them: those pressed in turn divided by blanks."""
    return {
        name: tuple(key.replace(",", " ") for key in keys.split(" "))
        for name, keys in written.items()
    }


PRESETS = {USUAL: _preset({}), "vim": _preset(_VIM), "emacs": _preset(_EMACS)}
"""All of them, by name."""
