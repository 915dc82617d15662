"""A small good format file, and every way to break it, with the line and words of the mend an author is told."""

from __future__ import annotations

from collections.abc import Callable

from tests.facilitation.broken_stages import (
    AXES,
    GOOD,
    ONE_AXIS,
    PLACE,
    YES_NO,
    asking,
    early,
    placing,
    three_columns,
)


def talk(boxes: str) -> Callable[[], str]:
    """A discussion after everything else, with these boxes on line 65."""
    words = ("name", "heading", "prompt", "say", "watch")
    lines = (
        "",
        "[[stages]]",
        'id = "talk"',
        'kind = "discuss"',
        *(f'{word} = "x"' for word in words),
        "minutes = 1",
    )
    return lambda: "\n".join((GOOD.rstrip("\n"), *lines, f"boxes = {boxes}", ""))


def put(old: str, new: str, nth: int = 1) -> Callable[[], str]:
    """GOOD with the ``nth`` occurrence of ``old`` replaced."""

    def changed() -> str:
        parts = GOOD.split(old)
        assert len(parts) > nth, old
        return old.join(parts[:nth]) + new + old.join(parts[nth:])

    return changed


def moved() -> str:
    """GOOD with the vote before the gathering."""
    head, gather, vote = GOOD.split('[[stages]]\nid = "gather"')[0], *GOOD.split("[[stages]]")[2:]
    return f"{head}[[stages]]{vote}\n[[stages]]{gather}"


BROKEN: dict[str, tuple[Callable[[], str], int, str, str]] = {
    # what is wrong: (the text, the line, words of the sentence, words of the mend)
    "a quote is missing": (put('"Small"', '"Small'), 2, "not TOML", "Close the text"),
    "curly quotes": (put('"Small"', "“Small”"), 2, "not TOML", "straight double quotes"),
    "no quotes": (put('"Small"', "Small"), 2, "not TOML", 'name = "Sailboat"'),
    "no equals sign": (put('name = "Small"', "name: Small"), 2, "Expected '='", "key = value"),
    "a long text never ends": (put('yet."""', "yet."), 41, 'starts with """', '"""'),
    "a list never ends": (put('pass.",\n]\n', 'pass.",\n'), 29, "never closed", "]"),
    "the last list never ends": (lambda: GOOD + "\npoints = [\n  'a',\n\n", 56, "never closed", "]"),
    "a comma is missing": (put('time.",', 'time."'), 31, "Unclosed array", "comma"),
    "two values on a line": (put("minutes = 10", "minutes = 10 people = 3"), 6, "newline", "new line"),
    "a key twice": (put('name = "Small"\n', 'name = "Small"\nname = "Big"\n'), 3, "overwrite", "twice"),
    "a lone backslash": (put("A small", r"A s\mall"), 3, "Unescaped", "two backslashes"),
    "one bracket short": (put("[[columns]]", "[[columns]"), 8, "not TOML", "two brackets"),
    "single brackets once": (put("[[columns]]", "[columns]"), 14, "overwrite", "two brackets"),
    "single brackets": (
        lambda: (
            GOOD[: GOOD.index("[[col")] + GOOD[GOOD.rindex("[[col") :].replace("[[columns]]", "[columns]")
        ),
        8,
        "not a list of blocks",
        "[[columns]]",
    ),
    "the id is missing": (put('id = "small"\n', ""), 1, 'no "id"', 'id = "'),
    "a column without a prompt": (put('prompt = "What was odd?"\n', ""), 14, 'no "prompt"', 'prompt = "'),
    "a stage without a script": (put('say = "Vote now."\n', ""), 46, 'no "say"', 'say = "'),
    "no columns": (
        lambda: GOOD[: GOOD.index("[[col")] + GOOD[GOOD.index("[[st") :],
        1,
        'no "columns"',
        "[[columns]]",
    ),
    "a misspelt key": (put("prompt", "promt", 2), 17, '"promt"', 'Did you mean "prompt"?'),
    "British colour": (put("color = 2", "colour = 2"), 18, '"colour"', 'Did you mean "color"?'),
    "another word for it": (put("minutes = 10", "duration = 10"), 6, '"duration"', '"minutes"'),
    "a key nobody knows": (put("people", "xyzzy"), 5, '"xyzzy"', "Remove it"),
    "a table nobody knows": (lambda: GOOD + "\n[extra]\na = 1\n", 56, '"extra"', "Remove it"),
    "a key below its stage": (lambda: GOOD + '\nreport.title = "x"\n', 56, '"report"', "Remove it"),
    "minutes in quotes": (put("minutes = 5", 'minutes = "5"'), 40, "not a whole number", "without quotes"),
    "half minutes": (
        put("minutes = 3", "minutes = 2.5"),
        52,
        "not a whole number",
        "without quotes or a point",
    ),
    "minutes are true": (put("minutes = 3", "minutes = true"), 52, "not a whole number", "minutes = 60"),
    "no minutes": (put("minutes = 3", "minutes = 0"), 52, "between 1 and 240", "minutes = 60"),
    "fewer than no minutes": (put("minutes = 3", "minutes = -3"), 52, "between 1 and 240", "minutes = 60"),
    "a whole day": (put("minutes = 10", "minutes = 241"), 6, "between 1 and 240", "minutes = 60"),
    "a hexadecimal monster": (
        put("minutes = 3", "minutes = 0x" + "f" * 9000),
        52,
        "between 1 and 240",
        "minutes",
    ),
    "a decimal monster": (
        put("minutes = 3", "minutes = " + "9" * 9000),
        52,
        "too long",
        "small whole number",
    ),
    "the sum is off": (put("minutes = 3", "minutes = 4"), 6, "11 minutes together", "minutes = 11"),
    "a name of digits": (put('"Small"', "42"), 2, "not a text", 'name = "'),
    "a prompt that is a list": (put('"What was odd?"', '["What", "was"]'), 17, "not a text", "quotes"),
    "an empty name": (put('"Odd"', '"  "'), 16, "empty", "Write something"),
    "a bell": (put('"Odd"', r'"O\u0007dd"'), 16, "control character", "Take out"),
    "a heading like a novel": (put('"Write"', '"' + "W" * 81 + '"'), 38, "81 characters", "Shorten"),
    "choices of another kind": (lambda: GOOD + 'choices = ["Yes", "No"]\n', 55, 'kind "ask"', "Remove it"),
    "nothing to choose from": (lambda: asking(""), 56, 'no "choices"', "choices = ["),
    "one choice": (lambda: asking('choices = ["Yes"]'), 65, "fewer than two", "choices = ["),
    "eight choices": (
        lambda: asking('choices = ["a", "b", "c", "d", "e", "f", "g", "h"]'),
        65,
        "more than 7",
        "Keep the 7",
    ),
    "a choice twice": (lambda: asking('choices = [\n"Yes",\n"Yes",\n]'), 67, "twice", "Keep one"),
    "a choice like a novel": (
        lambda: asking(f'choices = ["Yes", "{"n" * 25}"]'),
        65,
        "25 characters",
        "Shorten",
    ),
    "numbers are one number": (lambda: asking(YES_NO + "numbers = 3"), 66, "not a list", "numbers = ["),
    "a number in words": (
        lambda: asking(YES_NO + 'numbers = [1, "two"]'),
        66,
        "whole numbers",
        "without quotes",
    ),
    "a number below nothing": (lambda: asking(YES_NO + "numbers = [-1, 0]"), 66, "0 to 100", "numbers = ["),
    "a number too few": (lambda: asking(YES_NO + "numbers = [1]"), 66, "2 choices and 1", "Give each"),
    "numbers that stand still": (
        lambda: asking(YES_NO + "numbers = [1, 1]"),
        66,
        "up and down",
        "rise or fall",
    ),
    "numbers up and down": (
        lambda: asking('choices = ["a", "b", "c"]\nnumbers = [1, 3, 2]'),
        66,
        "up and down",
        "rise or fall",
    ),
    "nine items": (lambda: asking(YES_NO + f"items = {list('abcdefghi')}"), 66, "more than 8", "Keep the 8"),
    "about something unknown": (
        lambda: asking(YES_NO + 'ask_about = "topic"'),
        66,
        '"topic"',
        'Did you mean "topics"?',
    ),
    "items and topics": (
        lambda: asking(YES_NO + 'ask_about = "topics"\nitems = ["We ask."]'),
        67,
        "items of its own",
        "Keep one",
    ),
    "passing in words": (
        lambda: asking(YES_NO + 'pass_allowed = "yes"'),
        66,
        "neither true nor false",
        "pass_allowed = true",
    ),
    "about topics before the cards": (
        lambda: early(YES_NO + 'ask_about = "topics"'),
        36,
        "needs cards",
        "below the stage",
    ),
    "capitals in the id": (put('"odd"', '"Odd Ones"'), 15, "small letters", 'id = "odd-ones"'),
    "an id with a trailing hyphen": (put('"odd"', '"odd-"'), 15, "single hyphens", 'id = "odd"'),
    "not the file's name": (put('"small"', '"tiny"'), 1, "not the name of the file", "tiny.toml"),
    "an unknown kind": (put('"collect"', '"colect"'), 36, '"colect"', 'Did you mean "collect"?'),
    "a kind nobody knows": (put('"vote"', '"quiz"', 2), 48, '"quiz"', "look_back, welcome, collect"),
    "nothing to gather": (put('"collect"', '"welcome"'), 20, "No stage gathers", 'kind = "collect"'),
    "a vote before the cards": (moved, 36, "needs cards", "below the stage"),
    "a doubled column": (put('"odd"', '"good"'), 15, "taken by an earlier", "of its own"),
    "a doubled stage": (put('"vote"', '"gather"'), 47, "taken by an earlier", "of its own"),
    "colour seven": (put("color = 2", "color = 7"), 18, "between 1 and 6", "color = 1"),
    "colour none": (put("color = 2", "color = 0"), 18, "between 1 and 6", "color = 1"),
    "columns by number": (
        lambda: "columns = []\n" + GOOD[: GOOD.index("[[col")] + GOOD[GOOD.index("[[st") :],
        1,
        "empty",
        "[[columns]]",
    ),
    "seven columns": (
        lambda: (
            GOOD
            + "".join(f'\n[[columns]]\nid = "c{i}"\nname = "C"\nprompt = "?"\ncolor = 1\n' for i in range(5))
        ),
        80,
        "more than 6 columns",
        "Take this one out",
    ),
    "forty columns": (
        lambda: (
            GOOD
            + "".join(f'\n[[columns]]\nid = "c{i}"\nname = "C"\nprompt = "?"\ncolor = 1\n' for i in range(38))
        ),
        80,
        "more than 6 columns",
        "Take this one out",
    ),
    "a colour as designers write it": (
        put("color = 2", 'color = "#ff8800"'),
        18,
        "not a whole number",
        "color = 1",
    ),
    "a colour as a number of its own": (
        put("color = 2", "color = 0xff8800"),
        18,
        "between 1 and 6",
        "color = 1",
    ),
    "a stage that leads back": (
        put('kind = "vote"\n', 'kind = "vote"\nnext = "gather"\n'),
        49,
        '"next"',
        "Remove it",
    ),
    "twenty-one stages": (
        lambda: (
            GOOD + "".join(GOOD[GOOD.rindex("\n[[st") :].replace('"vote"', f'"v{i}"', 1) for i in range(18))
        ),
        226,
        "more than 20 stages",
        "Take this one out",
    ),
    "a path in the id": (put('"small"', '"../small"'), 1, "small letters", 'id = "small"'),
    "people the wrong way round": (put("[3, 12]", "[12, 3]"), 5, "smaller number", "people = [3, 12]"),
    "one number of people": (put("[3, 12]", "[3]"), 5, "two numbers", "people = [3, 12]"),
    "people in words": (put("[3, 12]", '"a few"'), 5, "two numbers", "people = [3, 12]"),
    "nobody": (put("[3, 12]", "[0, 12]"), 5, "between 1 and 1000", "people = [3, 12]"),
    "points are an endless text": (put("points = [", "points = '''"), 29, "never closed", "Close"),
    "boxes outside a discussion": (lambda: GOOD + "boxes = [5]\n", 55, "Only a discussion", "discuss"),
    "boxes that grow": (talk("[3, 5, 2]"), 65, "longer than", "boxes = [5, 3, 2]"),
    "no boxes": (talk("[]"), 65, "not a list of 1 to 5", "boxes = [5, 3, 2]"),
    "six boxes": (talk("[5, 5, 4, 3, 2, 1]"), 65, "not a list of 1 to 5", "boxes = [5, 3, 2]"),
    "a long box": (talk("[6]"), 65, "between 1 and 5", "boxes = [5, 3, 2]"),
    "half a box": (talk("[2.5]"), 65, "not a whole number", "boxes = [5, 3, 2]"),
    "one box": (talk("5"), 65, "not a list of 1 to 5", "boxes = [5, 3, 2]"),
    "points are one text": (lambda: GOOD + "points = 'a'\n", 55, "not a list", "points = ["),
    "a point is a number": (put('"Everybody may pass."', "7"), 31, "not a text", "quotes"),
    "an empty point": (put('"Everybody may pass."', '""'), 31, "empty", "Write something"),
    "seven points": (
        put('"Everybody may pass."', '"a", "b", "c", "d", "e", "f"'),
        29,
        "more than 6",
        "Keep the 6",
    ),
    "brackets without end": (lambda: GOOD + "\nx = " + "[" * 5000, 56, "nested too deep", "[[stages]]"),
    "a list in a list in a list": (put("[3, 12]", "[" * 9 + "]" * 9), 5, "nested too deep", "[[columns]]"),
    "dots without end": (
        lambda: GOOD + "\n" + "a." * 20_000 + "b = 1\n",
        56,
        "nested too deep",
        "plain lists",
    ),
    "too big": (lambda: GOOD + "#" * 80 * 1024, 55, "larger than 64 KB", "Shorten"),
    "an empty file": (lambda: "", 1, 'no "id"', "Add id"),
    "a page of prose": (lambda: "Dear reader,\nthis is my format.\n", 1, "not TOML", "key = value"),
    "a placing without axes": (placing(), 56, 'no "axes"', "Add axes = ["),
    "axes that are words": (placing('axes = ["Effort"]'), 65, "not a list of axes", "Write axes = ["),
    "an axis without its end": (
        placing('axes = [{ name = "Effort", low = "small" }]'),
        65,
        'no "high"',
        'Add high = "large"',
    ),
    "an axis too many": (
        placing(AXES.replace("]", "{ name = 'A', low = 'b', high = 'c' },\n]")),
        65,
        "one axis or two",
        "axes = [",
    ),
    "no axis at all": (placing("axes = []"), 65, "one axis or two", "axes = ["),
    "an end that is a number": (
        placing(AXES.replace('"much"', "5")),
        67,
        '"high" is not a text',
        'high = "large"',
    ),
    "forces on two axes": (placing(AXES + 'picture = "forces"'), 69, "has two axes", 'picture = "grid"'),
    "a grid on one axis": (placing(ONE_AXIS + 'picture = "grid"'), 66, "has two axes", 'picture = "forces"'),
    "a picture nobody knows": (placing(AXES + 'picture = "gird"'), 69, 'no picture "gird"', '"grid"'),
    "three corners": (placing(AXES + 'corners = ["a", "b", "c"]'), 69, "four corners", "Name all four"),
    "corners of a line": (placing(ONE_AXIS + "corners = ['a', 'b', 'c', 'd']"), 66, "two axes", "Remove"),
    "a corner nobody knows": (placing(AXES + 'first = "top"'), 69, 'no first "top"', "top-left"),
    "forces from three sides": (three_columns, 71, "each side is a column", "two [[columns]]"),
    "axes of a vote": (lambda: GOOD + AXES, 55, 'kind "vote"', 'kind = "place"'),
    "a placing before the cards": (
        lambda: GOOD.replace("minutes = 10", "minutes = 11").replace(
            '[[stages]]\nid = "gather"', PLACE.strip() + "\n" + AXES + '\n[[stages]]\nid = "gather"'
        ),
        36,
        "needs cards",
        "below the stage",
    ),
}
