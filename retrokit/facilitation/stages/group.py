"""Group: cards that tell the same story come together. Every step can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retrokit.facilitation.changes import Arranged, Change
from retrokit.facilitation.columns import gathered
from retrokit.facilitation.commands import (
    DissolveGroup,
    GroupCards,
    MergeGroups,
    NameGroup,
    RemoveCard,
    SplitCard,
)
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import GroupBody, GroupView
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.past import UNDO_STEPS
from retrokit.facilitation.session import (
    Arrangement,
    Card,
    Collect,
    Group,
    HeldBallot,
    HeldHands,
    HeldPlacing,
    Session,
    Vote,
)
from retrokit.facilitation.stages.collect import card_view
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.texts import canonical

NAME_LIMIT = 80


def group_cards(session: Session, command: GroupCards, moment: Moment) -> Iterable[Change]:
    card = _card(session, command.card)
    if command.onto == command.card:
        return ()
    groups = session.groups
    target = next((g.id for g in groups if g.id == command.onto), "")
    joining = {card.id}
    if not target:
        other = _card(session, command.onto)
        target = other.group
        if not target:
            target = moment.new_id()
            groups = (*groups, Group(target))
            joining.add(other.id)
    if card.group == target and len(joining) == 1:
        return ()
    cards = tuple(replace(c, group=target) if c.id in joining else c for c in session.cards)
    return _arranged(session, cards, groups)


def merge_groups(session: Session, command: MergeGroups, moment: Moment) -> Iterable[Change]:
    source, target = _group(session, command.group), _group(session, command.into)
    if source.id == target.id:
        return ()
    cards = tuple(replace(c, group=target.id) if c.group == source.id else c for c in session.cards)
    name = target.name or source.name
    groups = tuple(replace(g, name=name) if g.id == target.id else g for g in session.groups)
    return _arranged(session, cards, groups)


def split_card(session: Session, command: SplitCard, moment: Moment) -> Iterable[Change]:
    card = _card(session, command.card)
    if not card.group:
        return ()
    cards = tuple(replace(c, group="") if c.id == card.id else c for c in session.cards)
    return _arranged(session, cards, session.groups)


def name_group(session: Session, command: NameGroup, moment: Moment) -> Iterable[Change]:
    group = _group(session, command.group)
    name = canonical(command.name, NAME_LIMIT) if command.name.strip() else ""
    if name == group.name:
        return ()
    groups = tuple(replace(g, name=name) if g.id == group.id else g for g in session.groups)
    return _arranged(session, session.cards, groups)


def dissolve_group(session: Session, command: DissolveGroup, moment: Moment) -> Iterable[Change]:
    group = _group(session, command.group)
    cards = tuple(replace(c, group="") if c.group == group.id else c for c in session.cards)
    return _arranged(session, cards, session.groups)


def remove_card(session: Session, command: RemoveCard, moment: Moment) -> Iterable[Change]:
    card = _card(session, command.card, kinds=("collect", "group"))
    return _arranged(session, tuple(c for c in session.cards if c.id != card.id), session.groups)


def must_arrange(session: Session) -> None:
    """Undo and redo of cards and groups, too, are for the stages in which people see it happen."""
    _arranging(session, ("collect", "group"))


def now(session: Session) -> Arrangement:
    return Arrangement(session.cards, session.groups)


RULES: Rules = {
    GroupCards: group_cards,
    MergeGroups: merge_groups,
    SplitCard: split_card,
    NameGroup: name_group,
    DissolveGroup: dissolve_group,
    RemoveCard: remove_card,
}


def body(session: Session, stage: Stage) -> GroupBody:
    known = gathered(session.format, stage)
    cards = [card for card in session.cards if card.column in known]
    groups = tuple(
        GroupView(g.id, g.name, tuple(card_view(session.format, c) for c in cards if c.group == g.id))
        for g in session.groups
    )
    loose = tuple(card_view(session.format, c) for c in cards if not c.group)
    return GroupBody(tuple(group for group in groups if group.cards), loose)


def _arranged(session: Session, cards: tuple[Card, ...], groups: Sequence[Group]) -> Iterable[Change]:
    """The arrangement after one step, without groups that lost their last card."""
    used = {card.group for card in cards}
    kept = tuple(group for group in groups if group.id in used)
    past = (*session.undo, now(session))[-UNDO_STEPS:]
    return (Arranged(cards, kept, past, ()),)


def _arranging(session: Session, kinds: tuple[str, ...]) -> None:
    stage = session.current
    if stage is None or stage.kind not in kinds:
        raise Refused("not_grouping", "Cards are arranged while grouping. Go back to that stage first.")
    if any(isinstance(w, Vote) and w.open for w in session.work.values()) and _ballots_in(session):
        raise Refused("vote_open", "Votes are in on these topics. Close the vote first, then rearrange.")
    if any(isinstance(entry, HeldPlacing) for entry in session.held.values()):
        raise Refused("placing_open", "These topics have been placed. Show where first, then rearrange them.")
    if stage.kind == "collect" and not _revealed(session, stage.id):
        raise Refused("not_revealed", "The cards are still hidden.")


def _revealed(session: Session, stage: str) -> bool:
    work = session.work.get(stage)
    return isinstance(work, Collect) and work.revealed


def _ballots_in(session: Session) -> bool:
    return any(isinstance(entry, HeldBallot | HeldHands) for entry in session.held.values())


def _card(session: Session, id: str, kinds: tuple[str, ...] = ("group",)) -> Card:
    _arranging(session, kinds)
    stage = session.current
    known = gathered(session.format, stage) if stage and stage.kind == "group" else None
    for card in session.cards:
        if card.id == id and (known is None or card.column in known):
            return card
    raise Refused("unknown_card", "This card is not on the board any more.")


def _group(session: Session, id: str) -> Group:
    _arranging(session, ("group",))
    for group in session.groups:
        if group.id == id:
            return group
    raise Refused("unknown_group", "This group is not on the board any more.")
