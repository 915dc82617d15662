"""A small good format file, and stages of other kinds that are put into it. ``broken_formats.py`` breaks them."""

from __future__ import annotations

from collections.abc import Callable

GOOD = '''\
id = "small"
name = "Small"
summary = "A small format."
when = "For tests."
people = [3, 12]
minutes = 10

[[columns]]
id = "good"
name = "Good"
prompt = "What was good?"
color = 1

[[columns]]
id = "odd"
name = "Odd"
prompt = "What was odd?"
color = 2

[[stages]]
id = "welcome"
kind = "welcome"
name = "Welcome"
heading = "Welcome"
prompt = "Why are we here?"
minutes = 2
say = "Good to have you here."
watch = "Late arrivals."
points = [
    "One thing at a time.",
    "Everybody may pass.",
]

[[stages]]
id = "gather"
kind = "collect"
name = "Gather"
heading = "Write"
prompt = "What comes to mind?"
minutes = 5
say = """
Write what comes to mind.
Nobody sees it yet."""
watch = "Talking."

[[stages]]
id = "vote"
kind = "vote"
name = "Vote"
heading = "Where should we talk?"
prompt = "Three votes."
minutes = 3
say = "Vote now."
watch = "Glances."
'''


PLACE = """
[[stages]]
id = "place"
kind = "place"
name = "Place"
heading = "Where is it?"
prompt = "Alone."
minutes = 1
say = "Place now."
watch = "Glances."
"""
AXES = """axes = [
    { name = "Effort", low = "small", high = "large" },
    { name = "Impact", low = "little", high = "much" },
]
"""
ONE_AXIS = 'axes = [{ name = "Strength", low = "weak", high = "strong" }]\n'


def placing(*lines: str) -> Callable[[], str]:
    """GOOD with a placing at its end, which ends with ``lines``: the first of them is line 65."""
    return lambda: GOOD.replace("minutes = 10", "minutes = 11") + PLACE + "\n".join(lines)


def three_columns() -> str:
    return placing(ONE_AXIS)().replace(
        "[[stages]]", '[[columns]]\nid = "c"\nname = "C"\nprompt = "?"\ncolor = 3\n\n[[stages]]', 1
    )


YES_NO = 'choices = ["Yes", "No"]\n'
_ASK = """\
[[stages]]
id = "fist"
kind = "ask"
name = "Fist"
heading = "How do you stand to it?"
prompt = "One answer each."
minutes = 2
say = "Answer now."
watch = "Glances."
"""


def asking(keys: str) -> str:
    """GOOD with a stage of kind ask at its end, whose own ``keys`` begin on line 65."""
    return f"{GOOD.replace('minutes = 10', 'minutes = 12')}\n{_ASK}{keys}\n"


def early(keys: str) -> str:
    """The same stage before the gathering."""
    gather = '[[stages]]\nid = "gather"'
    return GOOD.replace("minutes = 10", "minutes = 12").replace(gather, f"{_ASK}{keys}\n\n{gather}")
