"""Whatever is written, every card has its place: inside the stage, on no other card, on exactly one page."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from retrokit.ui.arrange import SIZES, columns, heaps
from retrokit.ui.places import LOOSE, Arranged, Piece, Ruler, Space, Spot, Stack


def height(text: str, width: float, pixels: int, lines: int, weight: int) -> float:
    fit = max(1, int(width / (0.5 * pixels)))
    return min(lines, max(1, -(-len(text) // fit))) * 1.36 * pixels


RULER = Ruler(height, lambda text: 50.0 * len(text))
texts = st.integers(1, 400).map("x".__mul__)
spaces = st.builds(Space, st.floats(900, 3600), st.floats(500, 1700), st.just(1.0))


def pieces(key: str, found: list[str]) -> tuple[Piece, ...]:
    return tuple(Piece(f"{key}{n}", text) for n, text in enumerate(found))


def apart(one: Spot, other: Spot) -> bool:
    return (
        one.x + one.w <= other.x + 0.01
        or other.x + other.w <= one.x + 0.01
        or one.y + one.h <= other.y + 0.01
        or other.y + other.h <= one.y + 0.01
    )


def check(found: Arranged, wanted: set[str], space: Space) -> None:
    assert {spot.id for spot in found.cards} == wanted
    assert len(found.cards) == len(wanted)
    for at, spot in enumerate(found.cards):
        assert spot.x >= -0.01
        assert spot.x + spot.w <= space.width + 0.01
        assert spot.page < found.pages
        for other in found.cards[at + 1 :]:
            assert apart(spot, other) or -1 != spot.page != other.page != -1
    if found.pages == 1:
        assert all(spot.y + spot.h <= space.height + 0.01 for spot in found.cards)


@given(st.lists(st.lists(texts, max_size=20), min_size=1, max_size=5), spaces)
@settings(deadline=None, max_examples=60)
def test_columns_place_every_card(found: list[list[str]], space: Space) -> None:
    stacks = [Stack(str(n), "Column", pieces(f"{n}-", cards), 104) for n, cards in enumerate(found)]
    check(columns(stacks, space, RULER), {p.id for s in stacks for p in s.pieces}, space)


@given(st.lists(st.lists(texts, min_size=1, max_size=9), max_size=12), st.lists(texts, max_size=60), spaces)
@settings(deadline=None, max_examples=60)
def test_groups_and_loose_cards_all_find_room(
    groups: list[list[str]], loose: list[str], space: Space
) -> None:
    stacks = [Stack(f"g{n}", "A name", pieces(f"g{n}-", cards)) for n, cards in enumerate(groups)]
    arranged = heaps(stacks, pieces("l", loose), space, RULER)
    inside = [s.pieces[:1] if arranged.folded else s.pieces for s in stacks]
    check(arranged, {p.id for part in (*inside, pieces("l", loose)) for p in part}, space)
    assert {spot.id for spot in arranged.panels} - {LOOSE} == {s.id for s in stacks}


def test_few_cards_are_large_and_many_are_paged_at_the_least_size() -> None:
    space = Space(1792, 700, 1)
    assert columns([Stack("a", "A", pieces("a", ["short"]))], space, RULER).size == SIZES[0]
    many = heaps([], pieces("l", ["x" * 60] * 300), space, RULER)
    assert (many.size, many.pages > 1) == (SIZES[-1], True)


def test_groups_fold_before_pages_turn() -> None:
    stacks = [Stack(f"g{n}", "Name", pieces(f"g{n}-", ["x" * 90] * 12)) for n in range(10)]
    arranged = heaps(stacks, (), Space(1792, 700, 1), RULER)
    assert (arranged.folded, arranged.pages) == (True, 1)
