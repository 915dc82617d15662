"""What happens in the demo: team Harbour's cards, votes, notes and decisions for any format. Values only; demo plays them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from retrokit.facilitation.formats import Format
from retrokit.facilitation.session import Decision, Experiment
from retrokit.stories import STORIES, any_columns
from retrokit.stories.pile import Pile


@dataclass(frozen=True, slots=True)
class ScriptCard:
    """``column`` is a column id of the format."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class ScriptGroup:
    """``cards`` are indexes into ``Script.cards``, at least two."""

    name: str
    cards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the look back says of the carried experiment."""

    observed: str
    decision: Decision
    learned: str


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that is said and done, except by the rules.

    ``votes`` weighs topics by name, ``notes`` are notes by topic name. ``experiment`` and ``learning`` map the
    fields of ``EditExperiment`` and ``EditLearning`` to texts; the review date comes from ``experiment_on``.
    ``ratings`` are 1 to 5, one for each of ``headcount`` people; with more phones they start again.
    """

    team: str
    title: str
    headcount: int
    cards: tuple[ScriptCard, ...]
    groups: tuple[ScriptGroup, ...]
    votes: Mapping[str, int]
    notes: Mapping[str, str]
    experiment: Mapping[str, str]
    review_days: int
    learning: Mapping[str, str]
    parked: tuple[str, ...]
    ratings: tuple[int, ...]
    carried: Experiment
    outcome: Outcome

    def experiment_on(self, today: date) -> dict[str, str]:
        """All fields of the experiment that is agreed on ``today``, the review date among them."""
        return {**self.experiment, "review": (today + timedelta(days=self.review_days)).isoformat()}

    def carried_on(self, today: date, id: str, session: str) -> Experiment:
        """The experiment of the earlier session ``session``, two days overdue on ``today``."""
        review = (today - timedelta(days=2)).isoformat()
        return replace(self.carried, id=id, session=session, review=review)

    def hand(self, phone: int, phones: int) -> tuple[ScriptCard, ...]:
        """The cards that phone number ``phone`` (from 0) of ``phones`` writes. All hands together are all cards."""
        return self.cards[phone::phones]

    def rating(self, phone: int) -> int:
        """What phone number ``phone`` (from 0) answers at the close."""
        return self.ratings[phone % len(self.ratings)]

    def sheet(self, phone: int, topics: Sequence[str], axes: int) -> dict[str, tuple[int, ...]]:
        """Where phone number ``phone`` (from 0) places topics of these ids: they spread, most within a step of each other.

        Every fourth person leaves the last topic out, so that a demo shows that too.
        """
        placed = topics[:-1] if phone % 4 == 3 and len(topics) > 1 else topics
        return {id: tuple(_step(phone, at, axis) for axis in range(axes)) for at, id in enumerate(placed)}

    def ballot(
        self, phone: int, topics: Sequence[tuple[str, str]], budget: int, per_topic: int
    ) -> dict[str, int]:
        """The ballot of phone number ``phone`` (from 0): topic id to votes, within ``budget`` and ``per_topic``.

        ``topics`` are (id, name). The phones' picks follow one another in an endless row in which each topic comes
        up as often as it weighs, so that all ballots together give about the weights, however many there are.
        """
        weights = {id: self.votes.get(name, 0) for id, name in topics}
        if not any(weights.values()):
            weights = {id: max(1, len(topics) - place) for place, (id, _) in enumerate(topics)}
        given = dict.fromkeys(weights, 0)
        row = []
        for _ in range((phone + 1) * budget):
            chosen = max(given, key=lambda id: weights[id] / (given[id] + 1))
            given[chosen] += 1
            row.append(chosen)
        ballot: dict[str, int] = {}
        for id in row[phone * budget :]:
            if ballot.get(id, 0) < per_topic:
                ballot[id] = ballot.get(id, 0) + 1
        return ballot


def _step(phone: int, topic: int, axis: int) -> int:
    """Each topic has a middle of its own on each axis, and each person leans to one side of it or the other."""
    middle = (topic * (7, 11)[axis] + (1, 3)[axis]) % 5 + 1
    lean = (0, 0, 1, -1, 0, 1, 0, -1, 2)[(phone * (2 + axis) + topic) % 9]
    return min(max(middle + lean, 1), 5)


def script_for(format: Format) -> Script:
    """The demo of ``format``: its own story where the columns are those the story knows, else one for any columns."""
    piles = STORIES.get(format.id, any_columns.PILES)
    columns = [column.id for column in format.columns]
    if any(column not in columns for pile in piles for column, _ in pile.cards):
        piles = any_columns.PILES
    cards: list[ScriptCard] = []
    groups = []
    for pile in piles:
        first = len(cards)
        for column, text in pile.cards:
            cards.append(ScriptCard(column or columns[len(cards) % len(columns)], text))
        if pile.name:
            groups.append(ScriptGroup(pile.name, tuple(range(first, len(cards)))))
    return Script(
        team="Harbour",
        title="Sprint 31",
        headcount=8,
        cards=tuple(cards),
        groups=tuple(groups),
        votes={pile.name: pile.votes for pile in piles if pile.name},
        notes={pile.name: pile.notes for pile in piles if pile.notes},
        experiment={**(_ALARMS if piles[0].name == "Nights on call" else _STAGING), "topic": piles[0].name},
        review_days=14,
        learning={**_PAIRING, "topic": _pairing(piles)},
        parked=("Who owns the shared dashboard?", "Holiday rota for December"),
        ratings=(4, 5, 4, 3, 5, 4, 4, 5),
        carried=_REHEARSAL,
        outcome=_REHEARSED,
    )


def _pairing(piles: Sequence[Pile]) -> str:
    """The name of the group about working together, which every story has."""
    return next(pile.name for pile in piles if any("金曜日" in text for _, text in pile.cards))


_STAGING = {
    "belief": "we wait because nobody can see who has staging, not because there is too little of it",
    "change": "booking staging in half-day slots on a shared calendar",
    "expected": "nobody waiting longer than two hours",
    "measure": "the longest wait is under 2 hours on 8 of 10 days (now on 4 of 10)",
    "guardrail": "deploys a week do not drop below 9",
    "scope": "only this team, only mornings",
    "undo": "delete the calendar, back to first come",
    "owner": "Ines",
}
_ALARMS = {
    "belief": "most false alarms wake us because what one night teaches does not reach the next",
    "change": "a written handover of ten minutes at the end of each on-call shift",
    "expected": "half as many false alarms at night",
    "measure": "fewer than 3 false alarms in two weeks (6 now)",
    "guardrail": "every real alarm is answered within 5 minutes, as today",
    "scope": "our two services, one page, ten minutes",
    "undo": "stop writing it",
    "owner": "Tomas",
}
_PAIRING = {
    "expected": "pairing across teams to slow the release",
    "saw": "two fewer review rounds, and the same lead time",
    "learned": "explaining early costs less than reviewing late",
    "will_do": "pair on every change that crosses teams",
}
_REHEARSAL = Experiment(
    id="",
    session="",
    topic="Demo rehearsal on Thursday",
    belief="small surprises on stage cost us the attention of the room",
    change="rehearsing the demo on Thursday with someone from outside the team",
    expected="questions about the future, not about bugs",
    measure="at most one surprise on stage",
    guardrail="no more than 45 minutes of preparation in all",
    scope="one demo, one rehearsal",
    undo="skip it next time",
    owner="Jonas",
    state="agreed",
)
_REHEARSED = Outcome(
    observed="no surprise on stage, and 9 of 11 questions were about what comes next",
    decision="keep",
    learned="someone from outside finds in ten minutes what we no longer see",
)
