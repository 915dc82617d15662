"""People without a phone: what they hand in on paper or by raising hands, entered by the facilitator all in one go.

It lies in the sealed intake beside what phones send, is as hidden as that, and is counted with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from retrokit.facilitation.changes import Change, HeldGone, HeldPut, WorkSet
from retrokit.facilitation.commands import CountAnswers, CountHands, CountItems, EnterPaper
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.held import held_in
from retrokit.facilitation.session import HeldAnswers, HeldCard, HeldCounts, HeldHands, Session, Vote
from retrokit.facilitation.stages import ask, collect, rate, vote
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.topics import votable

MOST_PEOPLE = 1000
# As many topics as fit into one intake box.
_HANDS_CHUNK = 48


def enter_paper(session: Session, command: EnterPaper, moment: Moment) -> Iterable[Change]:
    stage, work = collect.gathering(session)
    if not command.cards:
        raise Refused("no_cards", "There is no card to put in yet.")
    cards = [
        (column, collect.checked(session.format, stage.id, column, text))
        for column, text in command.cards
        if text.strip()
    ]
    if not cards:
        raise Refused("no_cards", "There is no card to put in yet.")
    collect.room_for(session, len(cards))
    slips = work.slips + len(cards)
    if not 1 <= command.people <= MOST_PEOPLE:
        raise Refused("bad_people", "Say from how many people they are: one at least.")
    if command.people < work.paper:
        raise Refused("fewer_people", "Cards of {people} people are in already.", people=work.paper)
    if command.people > slips:
        raise Refused(
            "more_people",
            "{people} people cannot have written {cards} cards.",
            people=command.people,
            cards=slips,
        )
    entries = (HeldPut(f"paper/{moment.new_id()}", HeldCard("", stage.id, c, text)) for c, text in cards)
    return (*entries, WorkSet(stage.id, replace(work, paper=command.people, slips=slips)))


def count_hands(session: Session, command: CountHands, moment: Moment) -> Iterable[Change]:
    stage, work = vote.voting(session)
    if not work.open:
        raise Refused("vote_closed", "This vote is closed. What is on the board now counts.")
    hands = {topic: n for topic, n in command.hands.items() if n}
    if command.people or hands:
        _check_hands(session, work, command.people, hands)
    rows = sorted(hands.items())
    chunks = [dict(rows[i : i + _HANDS_CHUNK]) for i in range(0, len(rows), _HANDS_CHUNK)]
    before = {key for key, _ in held_in(session, stage.id, HeldHands)}
    entries = {f"hands/{stage.id}/{n}": HeldHands(stage.id, chunk) for n, chunk in enumerate(chunks)}
    return (
        *(HeldGone(key) for key in sorted(before - set(entries))),
        *(HeldPut(key, entry) for key, entry in entries.items()),
        WorkSet(stage.id, replace(work, hands=command.people, entries=work.entries + 1)),
    )


def count_answers(session: Session, command: CountAnswers, moment: Moment) -> Iterable[Change]:
    stage, work = rate.rating(session)
    if not work.open:
        raise Refused("rating_closed", "The rating is closed.")
    people = sum(command.counts)
    if len(command.counts) != rate.SCALE or min(command.counts) < 0 or people > MOST_PEOPLE:
        raise Refused("bad_rating", "A rating is 1 to 5.")
    key = f"answers/{stage.id}"
    if people:
        yield HeldPut(key, HeldAnswers(stage.id, command.counts))
    elif key in session.held:
        yield HeldGone(key)
    yield WorkSet(stage.id, replace(work, paper=people, entries=work.entries + 1))


def count_items(session: Session, command: CountItems, moment: Moment) -> Iterable[Change]:
    stage, work = ask.asking(session)
    if not work.open:
        raise ask.is_closed()
    counts = {item: tuple(people) for item, people in command.counts.items() if any(people)}
    if not set(counts) <= {item.id for item in ask.items(session, stage)}:
        raise Refused("unknown_item", "The questions have changed. Look again and count again.")
    if any(len(people) != len(stage.choices) or min(people) < 0 for people in counts.values()):
        raise Refused("bad_answer", "This is not one of the answers. Look again.")
    most = ask.people_in(counts)
    if most > MOST_PEOPLE:
        raise Refused("bad_people", "A room holds up to {most} people.", most=MOST_PEOPLE)
    key = f"items/{stage.id}"
    if counts:
        yield HeldPut(key, HeldCounts(stage.id, counts))
    elif key in session.held:
        yield HeldGone(key)
    yield WorkSet(stage.id, replace(work, paper=most, entries=work.entries + 1))


RULES: Rules = {
    EnterPaper: enter_paper,
    CountHands: count_hands,
    CountAnswers: count_answers,
    CountItems: count_items,
}


def _check_hands(session: Session, work: Vote, people: int, hands: Mapping[str, int]) -> None:
    """These hands can be those of ``people`` people, each within the budget and the most for one topic.

    Whenever the sums fit, there is a way to share the hands out, so nothing else needs a look.
    """
    if not 1 <= people <= MOST_PEOPLE:
        raise Refused("bad_people", "Say how many people raised their hands: one at least.")
    if not set(hands) <= {topic.id for topic in votable(session, work)} or min(hands.values(), default=0) < 0:
        raise Refused("unknown_topic", "The topics have changed. Look again and count again.")
    raised = sum(hands.values())
    if raised < people:
        raise Refused(
            "few_hands",
            "{people} people raised {hands} hands? Each gives one at least.",
            people=people,
            hands=raised,
        )
    most = people * work.per_topic
    if max(hands.values()) > most:
        raise Refused(
            "over_topic", "One topic takes at most {most} hands of {people} people.", most=most, people=people
        )
    if raised > people * work.budget:
        raise Refused(
            "over_budget",
            "{people} people have {votes} votes between them, this is {hands}.",
            people=people,
            votes=people * work.budget,
            hands=raised,
        )


def raised(session: Session, stage: str) -> Iterator[tuple[str, HeldHands]]:
    """The hands that were counted in ``stage``, in as many entries as they take."""
    return held_in(session, stage, HeldHands)
