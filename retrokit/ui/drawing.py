"""From a body to what stands where on the board: panels and cards with their places. ``boardface.py`` calls ``draw``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from retrokit.facilitation.faces import (
    CardView,
    CollectBody,
    ColumnView,
    DiscussBody,
    GroupBody,
    PlaceBody,
    TopicView,
    VoteBody,
)
from retrokit.ui.arrange import GAP, WHOLE, columns, heaps
from retrokit.ui.boardrows import CardRow, Drawn, PanelRow, is_lone, topic_name
from retrokit.ui.days import STRIP, days
from retrokit.ui.places import LINES, LOOSE, Arranged, Piece, Ruler, Space, Spot, Stack

STAGGER_MS, REVEAL_WITHIN_MS, TURN_MS = 20, 1200, 300


def draw_collect(body: CollectBody, space: Space, ruler: Ruler) -> Drawn:
    """The columns with their cards; before the reveal with as many placeholders as the stepped counts say, on one page."""
    names = {column.id: column for column in body.columns}
    extra = _room_for_prompts(body.columns, space, ruler)
    stacks = tuple(_column_stack(column, body.revealed, extra) for column in body.columns)
    arranged = columns(stacks, space, ruler)
    cards = {card.id: card for column in body.columns for card in column.cards}
    rows = []
    delays = _delays(arranged.cards)
    for spot in arranged.cards:
        if spot.id in cards:
            card = cards[spot.id]
            row = _card(card, spot, arranged.size)
            rows.append(replace(row, column_name=names[card.column].name, delay=delays[spot.id]))
        elif spot.page == 0:
            column = names[spot.id.rpartition("/")[0]]
            rows.append(_placeholder(column, spot, arranged.size))
    panels = tuple(
        _panel(spot, "column", column.name, arranged, column.prompt, column.color, len(column.cards))
        for spot, column in zip(arranged.panels, body.columns, strict=True)
    )
    return Drawn(panels, tuple(rows), arranged.pages if body.revealed else 1)


def draw_timeline(body: CollectBody, space: Space, ruler: Ruler) -> Drawn:
    """The days side by side as columns, with room under them for the line of moods."""
    shown = days(body)
    stacks = tuple(Stack(str(at), each.name, _pieces(each.cards), 68) for at, each in enumerate(shown))
    arranged = columns(stacks, replace(space, height=space.height - STRIP * space.u), ruler)
    cards = {card.id: card for each in shown for card in each.cards}
    names = {column.id: column.name for column in body.columns}
    delays = _delays(arranged.cards)
    rows = tuple(
        replace(
            _card(cards[spot.id], spot, arranged.size),
            column_name=names[cards[spot.id].column],
            delay=delays[spot.id],
        )
        for spot in arranged.cards
    )
    panels = tuple(
        _panel(spot, "day", each.name, arranged, count=len(each.cards))
        for spot, each in zip(arranged.panels, shown, strict=True)
    )
    return Drawn(panels, rows, arranged.pages)


def draw_group(body: GroupBody, space: Space, ruler: Ruler) -> Drawn:
    stacks = tuple(Stack(g.id, g.name, _pieces(g.cards)) for g in body.groups)
    arranged = heaps(stacks, _pieces(body.loose), space, ruler)
    homes = {card.id: (card, group.id) for group in body.groups for card in group.cards}
    homes |= {card.id: (card, "") for card in body.loose}
    rows = tuple(
        replace(_card(homes[spot.id][0], spot, arranged.size), group=homes[spot.id][1])
        for spot in arranged.cards
    )
    groups = {group.id: group for group in body.groups}
    panels = tuple(
        _panel(spot, LOOSE, "", arranged, count=len(body.loose))
        if spot.id == LOOSE
        else _panel(spot, "group", groups[spot.id].name, arranged, count=len(groups[spot.id].cards))
        for spot in arranged.panels
    )
    return Drawn(panels, rows, arranged.pages)


def draw_topics(topics: Sequence[TopicView], space: Space, ruler: Ruler) -> Drawn:
    """Topics as panels in the given order; once votes are known each has its dots."""
    stacks = tuple(_topic_stack(topic) for topic in topics)
    arranged = heaps(stacks, (), space, ruler)
    cards = {card.id: (card, topic.id) for topic in topics for card in topic.cards}
    known = {topic.id: topic for topic in topics}
    rows = tuple(
        replace(_card(cards[spot.id][0], spot, arranged.size), group=cards[spot.id][1])
        for spot in arranged.cards
    )
    panels = tuple(_topic_panel(spot, known[spot.id], topics, arranged) for spot in arranged.panels)
    return Drawn(panels, rows, arranged.pages)


def draw_talk(body: DiscussBody, space: Space, ruler: Ruler) -> Drawn:
    """The cards of the topic under discussion, as one column, whole if there is room for that."""
    topic = next((t for t in body.topics if t.id == body.current), None)
    if topic is None:
        return Drawn()
    stacks, lines = (Stack(topic.id, "", _pieces(topic.cards)),), WHOLE
    arranged = columns(stacks, space, ruler, lines)
    if arranged.pages > 1 or any(spot.y + spot.h > space.height for spot in arranged.cards):
        lines = LINES
        arranged = columns(stacks, space, ruler)
    known = {card.id: card for card in topic.cards}
    rows = tuple(replace(_card(known[spot.id], spot, arranged.size), lines=lines) for spot in arranged.cards)
    return Drawn((), rows, arranged.pages)


def draw(body: object, space: Space, ruler: Ruler) -> Drawn:
    """What of this body has places; nothing for the kinds that are plain text."""
    if space.width <= 0 or space.height <= 0:
        return Drawn()
    if isinstance(body, CollectBody) and body.timeline and body.revealed:
        return draw_timeline(body, space, ruler)
    if isinstance(body, CollectBody):
        return draw_collect(body, space, ruler)
    if isinstance(body, GroupBody):
        return draw_group(body, space, ruler)
    if isinstance(body, VoteBody):
        return draw_topics(body.topics, space, ruler)
    if isinstance(body, PlaceBody) and body.open:
        return draw_topics(tuple(placed.topic for placed in body.topics), space, ruler)
    if isinstance(body, DiscussBody):
        return draw_talk(body, space, ruler)
    return Drawn()


def _pieces(cards: Sequence[CardView]) -> tuple[Piece, ...]:
    return tuple(Piece(card.id, card.text) for card in cards)


def _room_for_prompts(shown: Sequence[ColumnView], space: Space, ruler: Ruler) -> int:
    """Units for name and prompt, the same in all columns: a prompt takes a second line where columns are narrow."""
    if not any(column.prompt for column in shown):
        return 68
    width = (space.width - GAP * space.u * (len(shown) - 1)) / len(shown) - 2 * 28 * space.u
    size = 22 * space.u
    narrow = any(ruler.width(column.prompt) * size / 100 > width for column in shown)
    return 104 + 30 * narrow


def _column_stack(column: ColumnView, revealed: bool, extra: int) -> Stack:
    pieces = _pieces(column.cards)
    if not revealed:
        pieces = tuple(Piece(f"{column.id}/{n}", "") for n in range(column.about))
    return Stack(column.id, column.name, pieces, extra)


def _topic_stack(topic: TopicView) -> Stack:
    """A topic with room for its votes. A lone card without a vote has its 0 beside it rather than above."""
    lone = is_lone(topic)
    aside = 40 if lone and topic.votes == 0 and topic.before < 0 else 0
    return Stack(topic.id, topic.name, _pieces(topic.cards), _room_for_votes(topic, lone), lone, aside)


def _room_for_votes(topic: TopicView, lone: bool) -> int:
    """Units under a topic's name: none before the count, a line of dots, and one more to say who is as strong."""
    if topic.votes < 0 or (lone and topic.votes == 0 and topic.before < 0):
        return 0
    return 36 + (30 if topic.tied else 0)


def _delays(spots: Sequence[Spot]) -> dict[str, int]:
    """Milliseconds until each card turns over: from the top down, a page at a time, all of a page within the limit."""
    delays: dict[str, int] = {}
    for page in {spot.page for spot in spots}:
        order = sorted((s for s in spots if s.page == page), key=lambda s: (s.y, s.x))
        step = min(STAGGER_MS, (REVEAL_WITHIN_MS - TURN_MS) / len(order))
        delays |= {spot.id: round(at * step) for at, spot in enumerate(order)}
    return delays


def _card(card: CardView, spot: Spot, size: int) -> CardRow:
    return CardRow(card.id, card.text, card.color, "", "", spot.x, spot.y, spot.w, spot.h, size, spot.page, 0)


def _placeholder(column: ColumnView, spot: Spot, size: int) -> CardRow:
    return CardRow(
        spot.id,
        "",
        column.color,
        column.name,
        "",
        spot.x,
        spot.y,
        spot.w,
        spot.h,
        size,
        0,
        0,
        placeholder=True,
    )


def _topic_panel(spot: Spot, topic: TopicView, topics: Sequence[TopicView], arranged: Arranged) -> PanelRow:
    tallies = Counter(other.votes for other in topics)
    other = next((t for t in topics if t.votes == topic.votes and t.id != topic.id), None)
    tied = tallies[topic.votes] - 1 if topic.tied else 0
    partner = topic_name(other) if other and tied == 1 else ""
    panel = _panel(spot, "topic", topic.name, arranged, "", 0, len(topic.cards), topic.votes, partner, tied)
    return replace(
        panel,
        leading=topic.votes > 0 and topic.votes == max(tallies),
        lone=is_lone(topic),
        before=topic.before,
    )


def _panel(
    spot: Spot,
    kind: str,
    name: str,
    arranged: Arranged,
    prompt: str = "",
    color: int = 0,
    count: int = 0,
    votes: int = -1,
    tied_name: str = "",
    tied_with: int = 0,
) -> PanelRow:
    place = (spot.x, spot.y, spot.w, spot.h, arranged.size, spot.page)
    return PanelRow(
        spot.id,
        kind,
        name,
        prompt,
        color,
        count,
        votes,
        tied_name,
        tied_with,
        False,
        False,
        *place,
        arranged.folded,
    )
