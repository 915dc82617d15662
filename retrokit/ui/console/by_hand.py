"""People without a phone: what the facilitator is entering for them, until the session has it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.facilitation.commands import Command, CountAnswers, CountHands, CountItems, EnterPaper
from retrokit.facilitation.faces import AskBody, CollectBody, ConsoleView, RateBody, VoteBody
from retrokit.ui.facts import Facts, fact

SCALE = 5


class ByHand(Facts):
    """``kind`` is collect, vote, rate or ask where something can be entered now, else "". ``open``: the panel is up.

    ``known`` people have been entered already. ``people``, ``cards``, ``hands`` (topic -> hands) and ``answers`` are what
    is being entered, ``column`` of ``columns`` the one that is written for; ``raised`` sums the hands, of ``most`` votes.
    ``sheets`` (item -> people for each choice) are answers to items. ``refused`` is what the rules said to it.
    """

    changed = Signal()
    kind = fact("kind", str, changed)
    open = fact("open", bool, changed)
    known = fact("known", int, changed)
    people = fact("people", int, changed)
    cards = fact("cards", int, changed)
    column = fact("column", str, changed)
    columns = fact("columns", list, changed)
    hands = fact("hands", dict, changed)
    raised = fact("raised", int, changed)
    most = fact("most", int, changed)
    answers = fact("answers", list, changed)
    sheets = fact("sheets", dict, changed)
    refused = fact("refused", str, changed)
    ready = fact("ready", bool, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(
            parent, kind="", open=False, known=0, most=0, column="", columns=[], refused="", **_blank()
        )
        self._send = send
        self._texts: dict[str, str] = {}
        self._stage, self._entries, self._budget, self._waits = "", 0, 0, False
        self._choices = 0

    def update(self, view: ConsoleView) -> None:
        """A view with more entries than before is the answer to what was sent: nothing is being entered any more."""
        body, kind = view.public.body, ""
        if isinstance(body, CollectBody):
            kind = body.kind
            self._offer(body)
        elif isinstance(body, VoteBody) and body.open and body.topics:
            kind, self._budget = body.kind, body.budget
        elif isinstance(body, RateBody) and body.open:
            kind = body.kind
        elif isinstance(body, AskBody) and body.open and body.items:
            kind, self._choices = body.kind, len(body.choices)
        here = (view.public.stage, kind) == (self._stage, self.fact("kind"))
        if not here or view.entries > self._entries:
            self.forget()
        self._stage, self._entries = view.public.stage, view.entries
        known = view.by_hand
        if not self.fact("open") and kind == "collect":
            self.show(people=max(known, 1))
        self.show(kind=kind, known=known)
        self._weigh()

    def refuse(self, sentence: str) -> None:
        if self._waits:
            self._waits = False
            self.show(refused=sentence)

    def answered(self) -> None:
        """Another command goes out."""
        self._waits = False
        self.show(refused="")

    def forget(self) -> None:
        """Nothing is being entered; the panel is away."""
        self._waits = False
        self._texts.clear()
        self.show(open=False, refused="", **_blank())

    @Slot()
    def toggle(self) -> None:
        if self.fact("kind"):
            self.show(open=not self.fact("open"), refused="")

    @Slot()
    def close(self) -> None:
        self.show(open=False, refused="")

    @Slot(str)
    def choose(self, column: str) -> None:
        self.show(column=column)

    @Slot(str, result=str)
    def text(self, column: str) -> str:
        """What is written for a column: a card on each line."""
        return self._texts.get(column, "")

    @Slot(str, str)
    def write(self, column: str, text: str) -> None:
        self._texts[column] = text
        self._weigh()

    @Slot(int)
    def setPeople(self, people: int) -> None:
        self.show(people=people)
        self._weigh()

    @Slot(str, int)
    def setHands(self, topic: str, hands: int) -> None:
        self.show(hands={**self.fact("hands"), topic: hands})
        self._weigh()

    @Slot(int, int)
    def setAnswers(self, value: int, people: int) -> None:
        counts = list(self.fact("answers"))
        counts[value - 1] = people
        self.show(answers=counts)
        self._weigh()

    @Slot(str, int, int)
    def setSheet(self, item: str, choice: int, people: int) -> None:
        counts = list(self.fact("sheets").get(item, [0] * self._choices))
        counts[choice] = people
        self.show(sheets={**self.fact("sheets"), item: counts})
        self._weigh()

    @Slot()
    def send(self) -> None:
        """Put it in with the rest. What was typed stays until the session has it."""
        if not self.fact("open") or not self.fact("ready"):
            return
        kind, people = self.fact("kind"), self.fact("people")
        commands: dict[str, Command] = {
            "collect": EnterPaper(self._lines(), people),
            "vote": CountHands(people, {t: n for t, n in self.fact("hands").items() if n}),
            "rate": CountAnswers(tuple(self.fact("answers"))),
            "ask": CountItems({item: tuple(n) for item, n in self.fact("sheets").items() if any(n)}),
        }
        self._send(commands[kind])
        self._waits = True

    @Slot()
    def takeBack(self) -> None:
        """Hands or answers that were entered count no more."""
        nothing: dict[str, Command] = {
            "vote": CountHands(0, {}),
            "rate": CountAnswers((0,) * SCALE),
            "ask": CountItems({}),
        }
        self._send(nothing[self.fact("kind")])
        self._waits = True

    def _offer(self, body: CollectBody) -> None:
        ids = [column.id for column in body.columns]
        chosen = self.fact("column")
        self.show(
            column=chosen if chosen in ids else next(iter(ids), ""),
            columns=[{"value": column.id, "text": column.name} for column in body.columns],
        )

    def _lines(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (column, line.strip())
            for column, text in self._texts.items()
            for line in text.splitlines()
            if line.strip()
        )

    def _weigh(self) -> None:
        """The sums, and whether there is anything to send."""
        cards, raised = len(self._lines()), sum(self.fact("hands").values())
        answers, people = sum(self.fact("answers")), self.fact("people")
        ready = {
            "collect": cards > 0 and people > 0,
            "vote": raised > 0 and people > 0,
            "rate": answers > 0,
            "ask": any(map(any, self.fact("sheets").values())),
        }
        self.show(
            cards=cards,
            raised=raised,
            most=people * self._budget,
            ready=ready.get(self.fact("kind"), False),
        )


def _blank() -> dict[str, object]:
    return {
        "people": 1,
        "cards": 0,
        "hands": {},
        "raised": 0,
        "answers": [0] * SCALE,
        "sheets": {},
        "ready": False,
    }
