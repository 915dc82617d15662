"""What a stage of kind ask says in a format file: choices, the scale they may be, and what is asked about."""

from __future__ import annotations

from typing import TypedDict

from retrokit.facilitation.format_part import Part
from retrokit.facilitation.formats import ASK_ABOUT, AskAbout, Kind

KEYS = ("choices", "numbers", "items", "ask_about", "pass_allowed")
MOST_CHOICES = 7
CHOICE_LENGTH = 24
MOST_ITEMS = 8
ITEM_LENGTH = 120
HIGHEST = 100


class Asked(TypedDict, total=False):
    """The fields of a ``Stage`` that only this kind has; none of them for another kind."""

    choices: tuple[str, ...]
    numbers: tuple[int, ...]
    items: tuple[str, ...]
    ask_about: AskAbout
    pass_allowed: bool


def read_asked(part: Part, kind: Kind) -> Asked:
    """What ``part``, a stage, asks. Raises ``FormatFault``, also for keys that mean nothing in another kind."""
    if kind != "ask":
        for key in KEYS:
            if key in part.values:
                raise part.fault(
                    (key,),
                    'Only a stage of kind "ask" has "{key}".',
                    'Remove it, or write kind = "ask".',
                    key=key,
                )
        return {}
    choices = _choices(part)
    about = part.choice("ask_about", ASK_ABOUT) if "ask_about" in part.values else "items"
    items = part.texts("items", MOST_ITEMS, ITEM_LENGTH)
    if items and about == "topics":
        raise part.fault(
            ("items",),
            "This stage asks about the topics of the board and has items of its own as well.",
            'Keep one of them: remove "items", or remove ask_about = "topics".',
        )
    return {
        "choices": choices,
        "numbers": _numbers(part, len(choices)),
        "items": items,
        "ask_about": about,
        "pass_allowed": _yes(part, "pass_allowed"),
    }


def _choices(part: Part) -> tuple[str, ...]:
    part.only({"choices"}, set(part.values))
    choices = part.texts("choices", MOST_CHOICES, CHOICE_LENGTH)
    if len(choices) < 2:
        raise part.fault(
            ("choices",),
            "There are fewer than two answers to choose from.",
            'Write two at least: choices = ["Yes", "No"].',
        )
    for i, choice in enumerate(choices):
        if choice in choices[:i]:
            raise part.fault(
                ("choices", i), 'The answer "{choice}" stands here twice.', "Keep one.", choice=choice
            )
    return choices


def _numbers(part: Part, count: int) -> tuple[int, ...]:
    """One for each choice, rising or falling all the way."""
    found = part.values.get("numbers", [])
    if not isinstance(found, list):
        raise part.fault(
            ("numbers",),
            '"{key}" is not a list.',
            "Write {example}",
            key="numbers",
            example="numbers = [1, 2, 3]",
        )
    for i, number in enumerate(found):
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= HIGHEST:
            raise part.fault(
                ("numbers", i),
                '"numbers" has something other than whole numbers from 0 to {most}.',
                "Write them without quotes or a point: numbers = [1, 2, 3]",
                most=HIGHEST,
            )
    if found and len(found) != count:
        raise part.fault(
            ("numbers",),
            "There are {choices} choices and {numbers} numbers.",
            "Give each choice its number, in the same order.",
            choices=count,
            numbers=len(found),
        )
    if found not in (sorted(set(found)), sorted(set(found), reverse=True)):
        raise part.fault(
            ("numbers",),
            "The numbers go up and down.",
            "Let them rise or fall all the way, like the choices: numbers = [0, 1, 2, 3, 4, 5]",
        )
    return tuple(found)


def _yes(part: Part, key: str) -> bool:
    value = part.values.get(key, False)
    if not isinstance(value, bool):
        raise part.fault(
            (key,), '"{key}" is neither true nor false.', "Write {key} = true, without quotes.", key=key
        )
    return value
