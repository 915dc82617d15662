"""One table of a format file while it is read: takes values out by key, and says what is wrong with them and where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from retrokit.facilitation.format_lines import Path, line_of, places
from retrokit.facilitation.formats import FormatFault

_Choice = TypeVar("_Choice", bound=str)
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID_LENGTH = 40

_EXAMPLES = {
    "id": 'id = "start-stop-continue"',
    "name": 'name = "Sailboat"',
    "summary": 'summary = "One sentence about the format."',
    "when": 'when = "One sentence about when it helps."',
    "not_when": 'not_when = "One sentence about when another one is better."',
    "purpose": 'purpose = ["act"]',
    "trust": 'trust = "some"',
    "people": "people = [3, 12]",
    "minutes": "minutes = 60",
    "prompt": 'prompt = "What carried us?"',
    "color": "color = 1",
    "examples": 'examples = ["We paired on the release.", "Two people knew how to deploy."]',
    "kind": 'kind = "collect"',
    "heading": 'heading = "Write what comes to mind."',
    "say": 'say = "What you say out loud."',
    "watch": 'watch = "What to look out for."',
    "after": 'after = "This is what we wrote."',
    "say_after": 'say_after = "Let us read in silence first."',
    "run_offs": "run_offs = 2",
    "points": 'points = ["One thing at a time.", "Everybody may pass."]',
    "rounds": "[[stages.rounds]]",
    "timeline": "timeline = true",
    "pad": "pad = true",
    "build": "build = true",
    "aside": "aside = true",
    "draws": 'draws = ["light", "work"]',
    "place": 'place = "opener"',
    "instead_of": 'instead_of = "rate"',
    "light": 'light = ["Tea or coffee?"]',
    "work": 'work = ["When does your head work best?"]',
    "look_back": 'look_back = ["What went better than you thought?"]',
    "look_ahead": 'look_ahead = ["What would you like to try?"]',
    "axes": 'axes = [{ name = "Effort", low = "small", high = "large" }]',
    "low": 'low = "small"',
    "high": 'high = "large"',
    "picture": 'picture = "grid"',
    "corners": 'corners = ["Do now", "Plan", "Maybe", "Leave"]',
    "first": 'first = "top-left"',
    "choices": 'choices = ["Agree", "Disagree", "Pass"]',
    "items": 'items = ["We finish what we start."]',
    "ask_about": 'ask_about = "topics"',
    "boxes": "boxes = [5, 3, 2]",
    "columns": "[[columns]]",
    "stages": "[[stages]]",
    "kinds": 'kinds = ["collect"]',
    "signal": 'signal = "nobody_voted"',
    "title": 'title = "When nobody has voted"',
    "do": 'do = "What you do, in a sentence or two."',
    "order": "order = 10",
    "hints": "[[hints]]",
}
# Words people reach for that no spelling distance finds.
_MEANT = {
    "colour": "color",
    "description": "summary",
    "title": "heading",
    "question": "prompt",
    "type": "kind",
    "time": "minutes",
    "duration": "minutes",
    "script": "say",
    "rules": "points",
    "participants": "people",
}


@dataclass(frozen=True, slots=True)
class Part:
    """``path`` leads from the top of the file to this table; every fault carries the line of the key it is about.

    ``source`` is the text of the file: where things stand in it is only looked up when something is wrong.
    """

    file: str
    source: str
    values: Mapping[str, object]
    path: Path = ()

    def fault(self, path: Path, sentence: str, mend: str, **values: object) -> FormatFault:
        """A fault at ``path``, counted from this table. The sentences' ``{names}`` are filled from ``values``."""
        return FormatFault(
            self.file, line_of(places(self.source), (*self.path, *path)), sentence, mend, **values
        )

    def only(self, needed: AbstractSet[str], more: AbstractSet[str] = frozenset()) -> None:
        """Refuses keys that are neither ``needed`` nor ``more``, then the lack of a needed one."""
        for key in self.values:
            if key not in needed | more:
                raise self._unknown(key, needed | more)
        for key in _EXAMPLES:
            if key in needed and key not in self.values:
                raise self.fault(
                    (), 'There is no "{key}" here.', "Add {example}", key=key, example=_EXAMPLES[key]
                )

    def _unknown(self, key: str, known: AbstractSet[str]) -> FormatFault:
        from difflib import get_close_matches

        near = get_close_matches(key.lower(), sorted(known), 1)
        meant = near[0] if near else _MEANT.get(key.lower(), "")
        shown = key if len(key) <= _ID_LENGTH else key[:_ID_LENGTH] + "..."
        if meant in known:
            return self.fault(
                (key,), 'Nothing here is called "{key}".', 'Did you mean "{meant}"?', key=shown, meant=meant
            )
        return self.fault(
            (key,),
            'Nothing here is called "{key}".',
            "Remove it. What can stand here: {known}.",
            key=shown,
            known=", ".join(sorted(known)),
        )

    def text(self, key: str, most: int) -> str:
        """A text of 1 to ``most`` characters, its line breaks and runs of spaces made single spaces."""
        return self._plain_text((key,), key, self.values[key], most)

    def texts(self, key: str, most: int, length: int) -> tuple[str, ...]:
        """Up to ``most`` texts of up to ``length`` characters; none when the key is missing."""
        items = self.values.get(key, [])
        if not isinstance(items, list):
            raise self.fault(
                (key,), '"{key}" is not a list.', "Write {example}", key=key, example=self._example(key)
            )
        if len(items) > most:
            raise self.fault(
                (key,),
                '"{key}" has more than {most} lines.',
                "Keep the {most} that matter.",
                key=key,
                most=most,
            )
        return tuple(self._plain_text((key, i), key, item, length) for i, item in enumerate(items))

    def _plain_text(self, path: Path, key: str, value: object, most: int) -> str:
        if not isinstance(value, str):
            raise self.fault(
                path,
                '"{key}" is not a text.',
                "Put it in quotes: {example}",
                key=key,
                example=self._example(key),
            )
        text = " ".join(value.split())
        if not text:
            raise self.fault(
                path, '"{key}" is empty.', "Write something: {example}", key=key, example=self._example(key)
            )
        if any(unicodedata.category(char) == "Cc" for char in text):
            raise self.fault(
                path, '"{key}" has a control character in it.', "Take out the \\u.... or \\b.", key=key
            )
        if len(text) > most:
            raise self.fault(
                path,
                '"{key}" is {length} characters long, and {most} is the most.',
                "Shorten it.",
                key=key,
                length=len(text),
                most=most,
            )
        return text

    def _example(self, key: str) -> str:
        """How a text or a list of texts is written: ``columns`` of a stage are ids, those at the top are blocks."""
        return 'columns = ["good", "odd"]' if key == "columns" and self.path else _EXAMPLES[key]

    def name(self, key: str) -> str:
        """An id in kebab case."""
        text = self.text(key, _ID_LENGTH)
        if not KEBAB.fullmatch(text):
            plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
            mended = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "start-stop-continue"
            raise self.fault(
                (key,),
                'The id "{id}" has more than small letters, digits and single hyphens.',
                'Write {key} = "{mended}".',
                id=text,
                key=key,
                mended=mended,
            )
        return text

    def number(self, key: str, most: int) -> int:
        """A whole number from 1 to ``most``."""
        return self._whole((key,), key, self.values[key], most)

    def pair(self, key: str, most: int) -> tuple[int, int]:
        """Two whole numbers from 1 to ``most``."""
        value = self.values[key]
        if not isinstance(value, list) or len(value) != 2:
            raise self.fault(
                (key,),
                '"{key}" is not a list of two numbers.',
                "Write {example}",
                key=key,
                example=_EXAMPLES[key],
            )
        return self._whole((key, 0), key, value[0], most), self._whole((key, 1), key, value[1], most)

    def numbers(self, key: str, most: int, count: int) -> tuple[int, ...]:
        """1 to ``count`` whole numbers from 1 to ``most``."""
        value = self.values[key]
        if not isinstance(value, list) or not 1 <= len(value) <= count:
            raise self.fault(
                (key,),
                '"{key}" is not a list of 1 to {count} numbers.',
                "Write {example}",
                key=key,
                count=count,
                example=_EXAMPLES[key],
            )
        return tuple(self._whole((key, at), key, number, most) for at, number in enumerate(value))

    def _whole(self, path: Path, key: str, value: object, most: int) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(
                path,
                '"{key}" is not a whole number.',
                "Write it without quotes or a point: {example}",
                key=key,
                example=_EXAMPLES[key],
            )
        if not 1 <= value <= most:
            raise self.fault(
                path,
                '"{key}" is not between 1 and {most}.',
                "Write {example}",
                key=key,
                most=most,
                example=_EXAMPLES[key],
            )
        return value

    def truth(self, key: str) -> bool:
        """true or false; false when the key is missing."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(
                (key,),
                '"{key}" is neither true nor false.',
                "Write {example}",
                key=key,
                example=_EXAMPLES[key],
            )
        return value

    def choice(self, key: str, choices: Sequence[_Choice]) -> _Choice:
        """One of ``choices``."""
        text = self.text(key, 200)
        for choice in choices:
            if text == choice:
                return choice
        from difflib import get_close_matches

        near = get_close_matches(text.lower().replace("-", "_"), choices, 1, 0.5)
        raise self.fault(
            (key,),
            'There is no {key} "{text}".',
            'Did you mean "{meant}"? There are: {choices}.' if near else "There are: {choices}.",
            key=key,
            text=text,
            meant=near[0] if near else "",
            choices=", ".join(choices),
        )

    def choices(self, key: str, choices: Sequence[_Choice]) -> tuple[_Choice, ...]:
        """Some of ``choices``, each once; none when the key is missing."""
        texts = self.texts(key, len(choices), 200)
        for i, text in enumerate(texts):
            if text not in choices or text in texts[:i]:
                raise self.fault(
                    (key, i), 'There is no {key} "{text}", or it stands here twice.', "There are: {choices}.",
                    key=key, text=text, choices=", ".join(choices),
                )  # fmt: skip
        return tuple(choice for choice in choices if choice in texts)

    def parts(self, key: str, most: int) -> list[Part]:
        """The tables of a list of tables, 1 to ``most``."""
        items = self.values[key]
        block = ".".join([*(step for step in self.path if isinstance(step, str)), key])
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise self.fault(
                (key,),
                '"{key}" is not a list of blocks.',
                "Start each block with [[{block}]], two brackets on each side.",
                key=key,
                block=block,
            )
        if not items:
            raise self.fault(
                (key,), '"{key}" is empty.', "Add a block that starts with [[{block}]].", key=key, block=block
            )
        if len(items) > most:
            raise self.fault(
                (key, most), "There are more than {most} {key}.", "Take this one out.", most=most, key=key
            )
        return [Part(self.file, self.source, item, (*self.path, key, i)) for i, item in enumerate(items)]

    def distinct(self, key: str, ids: Sequence[str]) -> None:
        """Refuses the second of two parts with one id."""
        for i, taken in enumerate(ids):
            if taken in ids[:i]:
                raise self.fault(
                    (key, i, "id"),
                    'The id "{id}" is taken by an earlier block of {key}.',
                    "Give this one an id of its own.",
                    id=taken,
                    key=key,
                )
