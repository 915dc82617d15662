"""Orders in which an attacker may line up the cards of one session. Each attack looks at a scene and says where cards lie.

An attack that finds nothing of a card has no word on it. New ideas are added at the end of ``ATTACKS`` and hold at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.trust.scene import PAGE, Scene, Value, found

Places = dict[int, float]
Attack = Callable[[Scene], Places]


def first_copy(scene: Scene) -> Places:
    return {card: spots[0] for card, spots in enumerate(scene.spots) if spots}


def last_copy(scene: Scene) -> Places:
    """Where a page was split or rewritten, the older copy is the one that lies further on, or the other way round."""
    return {card: spots[-1] for card, spots in enumerate(scene.spots) if spots}


def copies(scene: Scene) -> Places:
    """An early card had more time to be copied about."""
    return {card: len(spots) for card, spots in enumerate(scene.spots) if spots}


def page_then_backwards(scene: Scene) -> Places:
    """SQLite fills a page from its end, so that within one the newest content comes first."""
    return {card: at // PAGE * PAGE + PAGE - at % PAGE for card, at in first_copy(scene).items()}


def within_page(scene: Scene) -> Places:
    return {card: -(at % PAGE) for card, at in first_copy(scene).items()}


def pointers(scene: Scene) -> Places:
    """The page, then the place in the array of cell pointers."""
    places: Places = {}
    for card, at in first_copy(scene).items():
        cells = scene.cells(int(at) // PAGE)
        before = [(cell, n) for n, cell in enumerate(cells) if cell <= at]
        if before:
            places[card] = at // PAGE * PAGE + max(before)[1]
    return places


def left_over(scene: Scene) -> Places:
    """Copies in no cell: between the pointers and the content, or in freed blocks of a page."""
    places: Places = {}
    for card, spots in enumerate(scene.spots):
        for at in spots:
            starts = scene.cells(at // PAGE)
            if starts and not any(start <= at < start + 64 for start in starts):
                places[card] = at
    return places


def free_pages(scene: Scene) -> Places:
    chain = {page: place for place, page in enumerate(scene.free_pages)}
    return {
        card: chain[page] * PAGE + at % PAGE
        for card, spots in enumerate(scene.spots)
        for at in spots
        if (page := at // PAGE + 1) in chain
    }


def table_order(scene: Scene) -> Places:
    return {card: rows[0].place for card, rows in scene.rows.items()}


def rowid(scene: Scene) -> Places:
    return {card: row.rowid for card, rows in scene.rows.items() for row in rows if row.rowid is not None}


def journal(scene: Scene) -> Places:
    """What a rollback journal or a write-ahead log still holds."""
    content = b"".join(
        file.content for name, file in scene.files.items() if name.startswith(scene.database_name + "-")
    )
    return {card: at for card, mark in enumerate(scene.marks) for at in list(found(content, mark))[-1:]}


def other_files(scene: Scene) -> Places:
    """Logs, exports, temporary files: by file, then by place in it."""
    places: Places = {}
    for number, (name, file) in enumerate(scene.files.items()):
        if not name.startswith(scene.database_name):
            for card, mark in enumerate(scene.marks):
                at = file.content.find(mark)
                if at >= 0:
                    places[card] = number * 2**40 + at
    return places


def file_times(scene: Scene) -> Places:
    """When the newest file that holds a card was last written."""
    places: Places = {}
    for card, mark in enumerate(scene.marks):
        times = [
            file.mtime_ns
            for name, file in scene.files.items()
            if (scene.spots[card] if name == scene.database_name else mark in file.content)
        ]
        if times:
            places[card] = max(times)
    return places


def noise(scene: Scene) -> Places:
    """The first bytes of the box or the text as a number: a counter in a nonce would show."""
    return {card: int.from_bytes(mark[:8], "big") for card, mark in enumerate(scene.marks)}


def noise_end(scene: Scene) -> Places:
    return {card: int.from_bytes(mark[8:12], "big") for card, mark in enumerate(scene.marks)}


def changed_pages(scene: Scene) -> Places:
    """The difference of two copies of the file: which cards lie on pages that one of them has otherwise."""
    before = scene.earlier.get(scene.database_name)
    if before is None:
        return {}
    return {
        card: float(
            before.content[(page := int(at) // PAGE) * PAGE :][:PAGE] != scene.database[page * PAGE :][:PAGE]
        )
        for card, at in first_copy(scene).items()
    }


def moved(scene: Scene) -> Places:
    """How far a card moved between two copies."""
    before = scene.earlier.get(scene.database_name)
    if before is None:
        return {}
    places: Places = {}
    for card, at in first_copy(scene).items():
        was = before.content.find(scene.marks[card])
        if was >= 0:
            places[card] = at - was
    return places


def changed_boxes(scene: Scene) -> Places:
    """Boxes that changed while people wrote, lined up by place beside the cards that were revealed from them.

    With nothing to say which box became which card, the n-th card may still come from the n-th used box.
    """
    half = scene.earlier.get("half")
    whole = scene.earlier.get("whole")
    if half is None or whole is None:
        return {}
    late = [
        float(half.content[at : at + PAGE] == whole.content[at : at + PAGE])
        for at in range(0, min(len(half.content), len(whole.content)), PAGE)
    ]
    in_file = sorted(first_copy(scene).items(), key=lambda item: item[1])
    return {card: late[int(n * len(late) / len(in_file))] for n, (card, _) in enumerate(in_file)}


ATTACKS: tuple[Attack, ...] = (
    first_copy,
    last_copy,
    copies,
    page_then_backwards,
    within_page,
    pointers,
    left_over,
    free_pages,
    table_order,
    rowid,
    journal,
    other_files,
    file_times,
    noise,
    noise_end,
    changed_pages,
    moved,
    changed_boxes,
)


def columns(scene: Scene) -> Iterator[tuple[str, Places]]:
    """Each column of each table that holds cards, by value; the content of the card itself is not an order."""
    values: dict[str, dict[int, Value]] = {}
    for card, rows in scene.rows.items():
        for row in rows:
            for name, value in row.columns.items():
                table = row.table.partition("_")[0]
                if value is not None and not _holds(value, scene.marks[card]):
                    values.setdefault(f"{table}.{name}", {})[card] = value
    for name, by_card in values.items():
        kinds = sorted(
            {str(value) if isinstance(value, bytes) else value for value in by_card.values()}, key=_sortable
        )
        ranks = {value: float(rank) for rank, value in enumerate(kinds)}
        yield name, {card: ranks[str(v) if isinstance(v, bytes) else v] for card, v in by_card.items()}


def lists(scene: Scene) -> Iterator[tuple[str, Places]]:
    """Orders in which cards were shown or printed."""
    numbers = {mark: number for number, mark in enumerate(scene.marks)}
    for name, marks in scene.lists.items():
        yield name, {numbers[mark]: float(at) for at, mark in enumerate(marks) if mark in numbers}


def all_places(scene: Scene) -> dict[str, Places]:
    """Every attack by name, also those that found nothing."""
    places = {attack.__name__: attack(scene) for attack in ATTACKS}
    places.update(columns(scene))
    places.update(lists(scene))
    return places


def _holds(value: Value, mark: bytes) -> bool:
    content = value.encode() if isinstance(value, str) else value
    return isinstance(content, bytes) and content.startswith(mark)


def _sortable(value: Value) -> tuple[int, str, int]:
    return (0, "", value) if isinstance(value, int) else (1, str(value), 0)
