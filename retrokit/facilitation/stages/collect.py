"""Gather: cards are written in private and turn over together, in the order of ids drawn only then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from retrokit.facilitation import early, past
from retrokit.facilitation.changes import Change, HeldGone, HeldPut, TimerSet, WorkSet
from retrokit.facilitation.columns import written_in
from retrokit.facilitation.commands import AddCard, EditCard, ReopenWriting, RevealCards, WithdrawCard
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import CardView, CollectBody, ColumnView
from retrokit.facilitation.formats import Format, Stage
from retrokit.facilitation.held import held_in, was_seen
from retrokit.facilitation.late import BATCH, is_late, turned_over
from retrokit.facilitation.session import Card, Collect, HeldCard, Session, Timer
from retrokit.facilitation.stages import rounds, timeline
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.texts import canonical

MOST_CARDS = 3000
FEWEST_WRITERS = 3


def add_card(session: Session, command: AddCard, moment: Moment) -> Iterable[Change]:
    if was_seen(session, command.op) or _same_act(session, command.key, command.op):
        return ()
    stage = _writing(session)
    room_for(session, 1)
    text = checked(session.format, stage.id, command.column, command.text)
    when, mood = timeline.checked(stage, command.when, command.mood)
    return (HeldPut(command.key, HeldCard(command.op, stage.id, command.column, text, when, mood)),)


def edit_card(session: Session, command: EditCard, moment: Moment) -> Iterable[Change]:
    if was_seen(session, command.op) or _same_act(session, command.key, command.op):
        return ()
    entry = _own_card(session, command.key)
    if entry is None:
        raise Refused("unknown_card", "This card is not on the laptop. Add it again.")
    text = checked(session.format, entry.stage, command.column, command.text)
    when, mood = timeline.checked(_writing(session), command.when, command.mood)
    return (HeldPut(command.key, HeldCard(command.op, entry.stage, command.column, text, when, mood)),)


def withdraw_card(session: Session, command: WithdrawCard, moment: Moment) -> Iterable[Change]:
    entry = _own_card(session, command.key)
    if entry is None:
        return ()
    return (HeldGone(command.key), *early.one_less(session, entry.stage))


def reveal(session: Session, command: RevealCards, moment: Moment) -> Iterable[Change]:
    stage, work = gathering(session)
    hidden = dict(held_in(session, stage.id, HeldCard))
    if rounds.silent(stage, work):
        raise Refused("nothing_written", "In this round nothing is sent. Go on to the next one first.")
    if not hidden:
        raise Refused(
            "nothing_written", "Nobody has written a card yet. To go on without, choose a stage in the list."
        )
    if not command.anyway:
        _ask_if_few(session, stage.id, work, hidden)
    return (
        *turned_over(session, stage.id, work, moment.new_id),
        # Writing is over; reading has no clock until somebody starts one.
        TimerSet(Timer()),
    )


def reopen(session: Session, command: ReopenWriting, moment: Moment) -> Iterable[Change]:
    stage, work = gathering(session)
    if work.open:
        return ()
    return (past.remembered(session, "repeat", (stage.id, False)), WorkSet(stage.id, anew(work)))


RULES: Rules = {
    AddCard: add_card,
    EditCard: edit_card,
    WithdrawCard: withdraw_card,
    RevealCards: reveal,
    ReopenWriting: reopen,
}


def anew(work: Collect) -> Collect:
    """Another round: the cards of the earlier ones stay on the board."""
    return replace(work, open=True)


def about(count: int) -> int:
    """A count in steps, so that one more card does not show: 3 stands for a few, then fives, from fifty tens."""
    if count < 5:
        return 3 if count else 0
    step = 5 if count < 50 else 10
    return round(count / step) * step


def body(session: Session, stage: Stage) -> CollectBody:
    work = session.work.get(stage.id, Collect())
    assert isinstance(work, Collect)
    counts = session.sampled.cards if work.open else {}
    wrote = session.sampled.wrote if work.open else work.wrote
    by_column, total = counts, sum(counts.values())
    if session.state == "early":
        # People come one by one, so that any step of a count would be that one person's: nothing of a column, and of the
        # whole only in threes.
        wrote -= wrote % FEWEST_WRITERS
        by_column, total = {}, total if wrote else 0
    columns = tuple(
        ColumnView(
            id=c.id,
            name=c.name,
            prompt=c.prompt,
            color=c.color,
            about=about(by_column.get(c.id, 0)),
            cards=cards_in(session, c.id),
            examples=() if work.revealed else c.examples,
        )
        for c in written_in(session.format, stage)
    )
    step = rounds.now(stage, work)
    return CollectBody(
        open=work.open,
        revealed=work.revealed,
        about=about(total),
        wrote=wrote + work.paper,
        done=session.sampled.done if work.open else 0,
        columns=columns,
        batch=work.batch,
        round=work.round + 1 if step else 0,
        rounds=len(stage.rounds),
        pad=work.open and step is not None and step.pad,
        build=work.open and step is not None and step.build,
        timeline=stage.timeline,
        dated=timeline.views(session, work),
    )


def cards_in(session: Session, column: str) -> tuple[CardView, ...]:
    """The revealed cards of one column."""
    return tuple(card_view(session.format, card) for card in session.cards if card.column == column)


def card_view(format: Format, card: Card) -> CardView:
    color = next((c.color for c in format.columns if c.id == card.column), 1)
    return CardView(card.id, card.column, color, card.text)


def gathering(session: Session) -> tuple[Stage, Collect]:
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Collect):
        raise Refused("not_gathering", "Cards are written in another stage.")
    if session.state == "early":
        raise Refused(
            "too_early", "The session has not begun. Start it first: its cards stay hidden until their stage."
        )
    return stage, work


def room_for(session: Session, cards: int) -> None:
    if len(session.held) + cards > MOST_CARDS:
        raise Refused("full", "The room holds {most} cards, no more fit.", most=MOST_CARDS)


def _ask_if_few(session: Session, stage: str, work: Collect, hidden: Mapping[str, HeldCard]) -> None:
    """With so few writers nobody is anonymous: the facilitator says yes to that first, or the cards stay hidden."""
    few = fresh_writers(session, stage, work, hidden) < FEWEST_WRITERS
    if few and work.batch:
        raise Refused(
            "few_writers",
            "Fewer than three people have written anew. Once the cards turn over, everybody can guess who wrote what.",
        )
    if few:
        raise Refused(
            "few_writers",
            "Fewer than three people have written. Once the cards turn over, everybody can guess who wrote what.",
        )
    if len(hidden) < BATCH:
        raise Refused(
            "few_writers",
            "Fewer than three cards are new. Once they turn over, people can guess who wrote them.",
        )


def fresh_writers(session: Session, stage: str, work: Collect, hidden: Mapping[str, HeldCard]) -> int:
    """How many people at least wrote the cards that have not turned over: who wrote in an earlier round says nothing of these."""
    on_paper = work.paper
    if work.batch:
        # Of slips that came since then nobody said whose they are: they may all be one person's.
        on_paper = min(1, sum(key.startswith("paper/") for key in hidden))
    return max(session.presence.fresh, early.writers(session, stage)) + on_paper


def _writing(session: Session) -> Stage:
    """The stage cards are written in: until the reveal for it, after it for a later batch."""
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Collect) or not (work.open or is_late(session, stage.id)):
        raise Refused(
            "closed", "Writing is closed. Keep your card and tell the room, or ask to open it again."
        )
    if rounds.silent(stage, work):
        raise Refused("closed", "In this round you think for yourselves. Cards are sent in a later one.")
    return stage


def _own_card(session: Session, key: str) -> HeldCard | None:
    entry = session.held.get(key)
    if isinstance(entry, HeldCard):
        _writing(session)
        return entry
    if was_seen(session, key):
        raise Refused("revealed", "This card is on the board already. Ask the facilitator to take it down.")
    return None


def _same_act(session: Session, key: str, op: str) -> bool:
    entry = session.held.get(key)
    return isinstance(entry, HeldCard) and entry.op == op


def checked(format: Format, stage_id: str, column: str, text: str) -> str:
    """``text`` made plain, for a column that is written in while that stage is open."""
    if all(c.id != column for c in format.columns):
        raise Refused("unknown_column", "This column is not in today's format. Load the page again.")
    stage = next(stage for stage in format.stages if stage.id == stage_id)
    if all(c.id != column for c in written_in(format, stage)):
        raise Refused(
            "other_stage",
            "This card belongs to another stage. Keep it and tell the room, or ask to go back there.",
        )
    return canonical(text)
