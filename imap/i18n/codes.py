"""Numbers of laws inside Arabic text, kept from turning round.

Between two numbers that follow an Arabic letter a hyphen runs right to left (Unicode bidi rules
W2 and N1): Law 2015-36 would read 36-2015. A range, 2014-2017 or 26-27, turns as its reader expects.
"""

from __future__ import annotations

import re

START, END = "\u2066", "\u2069"
_CODE = re.compile(r"(?<![\w\u2066-])\d+(?:-\d+)+(?![\w-])")


def whole_codes(text: str) -> str:
    """Text with every number of a law or an article in one piece (U+2066 to U+2069); no range."""
    return _CODE.sub(lambda found: found[0] if _range(found[0]) else f"{START}{found[0]}{END}", text)


def _range(code: str) -> bool:
    """Whether two numbers are a period or span: as long as each other, the lower one first."""
    first, *rest = code.split("-")
    return len(rest) == 1 and len(rest[0]) == len(first) and first[0] != "0" and int(first) < int(rest[0])
