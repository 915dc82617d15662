"""The two kinds of bad news meant for people. Everything else that is raised is a bug."""

from __future__ import annotations


class Refused(Exception):
    """The rules say no. Nothing changed; the asker gets the sentence.

    ``sentence`` is English and a key of the catalogue; ``values`` fill its ``{names}``.
    """

    def __init__(self, code: str, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.code = code
        self.sentence = sentence
        self.values = values


class Trouble(Exception):
    """The world says no (disk, port, Wi-Fi). The sentence says what, the remedy what to do."""

    def __init__(self, code: str, sentence: str, remedy: str, **values: object) -> None:
        super().__init__(f"{sentence} {remedy}".format(**values))
        self.code = code
        self.sentence = sentence
        self.remedy = remedy
        self.values = values
