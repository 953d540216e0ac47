"""Colour, by what a piece of text is rather than by its shade."""

from __future__ import annotations

from collections.abc import Callable

# A style and a text, to the text in that style.
Paint = Callable[[str, str], str]


def painter(colour: bool) -> Paint:
    """The way to colour: styles are the levels, `frame`, `strong`, `place`, `added`, `removed`."""
    if not colour:
        return lambda style, text: text
    from colorama import Fore, Style

    # The underline is right in every terminal, also where a quotation mark is one column wide.
    underline = "\x1b[4m"
    styles = {
        "error": Style.BRIGHT + Fore.RED,
        "warning": Style.BRIGHT + Fore.YELLOW,
        "info": Style.BRIGHT + Fore.CYAN,
        "frame": Fore.BLUE,
        "strong": Style.BRIGHT,
        "place": underline,
        "added": Fore.GREEN,
        "removed": Fore.RED,
    }
    return lambda style, text: f"{styles[style]}{text}{Style.RESET_ALL}" if text else ""
