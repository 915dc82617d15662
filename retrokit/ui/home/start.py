"""Starting a session: which team, which format, how long, how many people; says what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.blocks import Block, Place, with_blocks
from retrokit.facilitation.formats import Format
from retrokit.ui.facts import Facts, fact
from retrokit.ui.home.gallery import FormatRow, Gallery
from retrokit.ui.home.state import HomeState
from retrokit.ui.lists import RowsModel

LENGTHS = (30, 45, 60, 90, 120)
LONGEST = 480


class StartSheet(Facts):
    """``missing`` is what keeps it from starting: team, format, minutes, too_short or "". ``least`` minutes fit the format.

    ``pills`` are a few formats to choose from: those that are suggested, and the one that is chosen. ``openers`` and
    ``closers`` are lists of {value, text, summary, minutes}.
    """

    changed = Signal()
    shown = fact("shown", bool, changed)
    team = fact("team", str, changed)
    title = fact("title", str, changed)
    format = fact("format", str, changed)
    formatName = fact("formatName", str, changed)
    minutes = fact("minutes", int, changed)
    people = fact("people", int, changed)
    least = fact("least", int, changed)
    missing = fact("missing", str, changed)
    opener = fact("opener", str, changed)
    closer = fact("closer", str, changed)
    openers = fact("openers", list, changed)
    closers = fact("closers", list, changed)

    pills = Property(QObject, lambda self: self._pills, constant=True)

    def __init__(
        self,
        on_start: Callable[[str, str, str, int, int, str, str], None],
        gallery: Gallery,
        parent: QObject | None = None,
    ) -> None:
        texts = dict.fromkeys(("team", "title", "format", "formatName", "missing", "opener", "closer"), "")
        super().__init__(parent, shown=False, minutes=60, people=0, least=0, openers=[], closers=[], **texts)
        self._on_start = on_start
        self._gallery = gallery
        self._pills = RowsModel(FormatRow, self)
        self._formats: dict[str, Format] = {}
        self._state = HomeState()

    def update(self, state: HomeState) -> None:
        self._state = state
        self._formats = {each.id: each for each in state.formats}
        self.show(openers=_choices(state.blocks, "opener"), closers=_choices(state.blocks, "closer"))
        self._check()

    @Slot(str)
    def open(self, format_id: str) -> None:
        """Show the sheet, with that format chosen; "" for the one that is suggested first."""
        state = self._state
        chosen = format_id or self._gallery.first
        past = next((row for row in state.past if row.team == state.team), None)
        self.show(
            shown=True,
            team=state.team or (state.teams[0] if state.teams else ""),
            title=_following(past.title) if past else "",
            opener="",
            closer="",
        )
        self.choose(chosen)

    @Slot(str)
    def choose(self, format_id: str) -> None:
        """That format, at its own length."""
        known = self._formats.get(format_id)
        self.show(format=known.id if known else "", minutes=known.minutes if known else 60)
        self._pills.update(self._gallery.choice(self.fact("format")))
        self._check()

    @Slot(str)
    def setTeam(self, team: str) -> None:
        self.show(team=team)
        self._check()

    @Slot(str)
    def setTitle(self, title: str) -> None:
        self.show(title=title)

    @Slot(int)
    def setMinutes(self, minutes: int) -> None:
        self.show(minutes=minutes)
        self._check()

    @Slot(int)
    def setPeople(self, people: int) -> None:
        self.show(people=max(0, people))

    @Slot(str)
    def setOpener(self, block: str) -> None:
        self.show(opener=block)
        self._check()

    @Slot(str)
    def setCloser(self, block: str) -> None:
        self.show(closer=block)
        self._check()

    @Slot()
    def close(self) -> None:
        self.show(shown=False)

    @Slot()
    def start(self) -> None:
        """Start, if nothing is missing."""
        if self.fact("missing"):
            return
        chosen = self._formats[self.fact("format")]
        self.show(shown=False)
        title = self.fact("title").strip() or chosen.name
        self._on_start(
            self.fact("team").strip(),
            title,
            chosen.id,
            self.fact("minutes"),
            self.fact("people"),
            self.fact("opener"),
            self.fact("closer"),
        )

    def _check(self) -> None:
        chosen = self._formats.get(self.fact("format"))
        blocks = [self._chosen(self.fact("opener")), self._chosen(self.fact("closer"))]
        least = len(with_blocks(chosen, *blocks).stages) if chosen else 0
        minutes = self.fact("minutes")
        missing = ""
        if not self.fact("team").strip():
            missing = "team"
        elif chosen is None:
            missing = "format"
        elif not 1 <= minutes <= LONGEST:
            missing = "minutes"
        elif minutes < least:
            missing = "too_short"
        self.show(missing=missing, least=least, formatName=chosen.name if chosen else "")

    def _chosen(self, id: str) -> Block | None:
        return next((block for block in self._state.blocks if block.id == id), None)


def _choices(blocks: Sequence[Block], place: Place) -> list[dict[str, object]]:
    """What QML shows of the blocks of one place, in the order of their names."""
    own = sorted((block for block in blocks if block.place == place), key=lambda block: block.name)
    return [
        {"value": each.id, "text": each.name, "summary": each.summary, "minutes": each.minutes}
        for each in own
    ]


def _following(title: str) -> str:
    """The title after ``title``: a number at its end counts on ("Sprint 30" -> "Sprint 31"), anything else is not guessed."""
    words, _, number = title.rpartition(" ")
    return f"{words} {int(number) + 1}" if words and number.isascii() and number.isdigit() else ""
