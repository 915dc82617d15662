"""What the board's QML reads: typed facts of the view, models of what has a place, and the hands that move cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.commands import Command
from retrokit.facilitation.faces import (
    Body,
    CollectBody,
    DecideBody,
    DiscussBody,
    GroupBody,
    PlaceBody,
    PublicView,
    VoteBody,
)
from retrokit.ui.boardrows import CardRow, Drawn, PanelRow, TopicRow, experiment_rows, is_lone, topic_name
from retrokit.ui.days import days, moods
from retrokit.ui.drawing import draw
from retrokit.ui.hands import WAYS, Hands
from retrokit.ui.lists import RowsModel, camel, plain
from retrokit.ui.measure import RULER
from retrokit.ui.places import EVERY, LOOSE, Space
from retrokit.ui.placing import place_facts
from retrokit.ui.qr import code_source, modules
from retrokit.ui.trickle import Trickle
from retrokit.ui.wifi import wifi_code

EARLY = ("lobby", "look_back", "welcome", "collect")


class BoardFace(QObject):
    """One per board window; ``set_view`` and ``set_join`` are called by ``Board``, the slots by QML."""

    changed = Signal()
    joinChanged = Signal()
    pageChanged = Signal()
    handsChanged = Signal()

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._facts: dict[str, Any] = {}
        self._view: PublicView | None = None
        self._body: dict[str, Any] = {}
        texts = ("link", "url", "code", "wifi", "image", "hotspot", "passphrase", "wifiImage")
        self._join: dict[str, Any] = {**dict.fromkeys(texts, ""), "modules": 0, "wifiModules": 0}
        self._shown: bool | None = None
        self._space = Space(0, 0, 1)
        self._asked: tuple[Body | None, Space] | None = None
        self._drawn = Drawn()
        self._page = 0
        self._stamp = 0
        self._hands = Hands()
        self._panels = RowsModel(PanelRow, self)
        self._cards = RowsModel(CardRow, self)
        self._topics = RowsModel(TopicRow, self)
        self._tiles = Trickle(self._cards, self)

    def set_view(self, view: PublicView) -> None:
        """Show this view: models first, so that a new stage finds its rows."""
        if self._view is None or view.stage != self._view.stage or view.state != self._view.state:
            self._page, self._shown = 0, None
            self._hands = Hands()
        if self._view is None or view.body.kind != self._view.body.kind:
            self._space = Space(0, 0, 1)  # the new stage says how much room it has
        # Together, and before anything is told: whoever asks in between must not find one stage's name on another's body.
        self._view, self._body = view, body_facts(view)
        self._stamp += 1
        self._arrange()
        body = view.body
        if isinstance(body, DiscussBody):
            self._topics.update(
                [TopicRow(t.id, topic_name(t), t.votes, t.done, t.id == body.current) for t in body.topics]
            )
        self.changed.emit()

    def set_join(self, link: str, url: str, code: str, wifi: str) -> None:
        now = {"link": link, "url": url, "code": code, "wifi": wifi}
        self._join |= {**now, "image": code_source(link), "modules": modules(link)}
        self.joinChanged.emit()
        self.changed.emit()

    def set_wifi(self, name: str, passphrase: str) -> None:
        """The network to join first, with its code; "" for none."""
        code = wifi_code(name, passphrase) if name else ""
        now = {"hotspot": name, "passphrase": passphrase}
        self._join |= {**now, "wifiImage": code_source(code), "wifiModules": modules(code)}
        self.joinChanged.emit()
        self.changed.emit()

    def show_code(self, shown: bool) -> None:
        """Show or hide the code in this stage; the next stage decides for itself again."""
        self._shown = shown
        self.changed.emit()

    def _arrange(self) -> None:
        body = self._view.body if self._view else None
        if (body, self._space) == self._asked:
            return
        self._asked = (body, self._space)
        self._drawn = draw(body, self._space, RULER)
        self._turn(min(self._page, self._drawn.pages - 1))

    def _turn(self, page: int) -> None:
        self._page = page
        here = (page, EVERY)
        self._panels.update([panel for panel in self._drawn.panels if panel.page in here])
        self._tiles.lay([card for card in self._drawn.cards if card.page in here])
        self._hands.see(self._drawn.panels, self._drawn.cards, page)
        self.pageChanged.emit()
        self.handsChanged.emit()

    def _do(self, command: Command | None) -> None:
        self.handsChanged.emit()
        if command is not None:
            self._send(command)

    def _fact(self, name: str) -> Any:
        return getattr(self._view, name) if self._view else ""

    def _code_visible(self) -> bool:
        if self._view is None or not self._join["link"] or self._view.state == "closed":
            return False
        if self._view.door == "tickets":
            return False
        if self._shown is not None:
            return self._shown
        if self._view.door == "locked":
            return False
        body = self._view.body
        return body.kind in EARLY and not (isinstance(body, CollectBody) and body.revealed)

    def _text_of(self, thing: str) -> str:
        """What a card says, what a group is called; a group without a name goes by its first card."""
        names = {panel.id: panel.name for panel in self._drawn.panels}
        said = (card.text for card in self._drawn.cards if thing and thing in (card.id, card.group))
        return names.get(thing) or next(said, "")

    @Slot(float, float, float)
    def fit(self, width: float, height: float, u: float) -> None:
        """The stage has this many pixels; ``u`` pixels are one unit."""
        if Space(width, height, u) != self._space:
            self._space = Space(width, height, u)
            self._arrange()

    @Slot(int)
    def turn(self, by: int) -> None:
        """Go on (1) or back (-1) a page, round and round."""
        if self._drawn.pages > 1:
            self._turn((self._page + by) % self._drawn.pages)

    @Slot(str, float, float, result=str)
    def aim(self, carried: str, x: float, y: float) -> str:
        """What a dragged card or group would land on; remembered, so that it lights up."""
        target = self._hands.aim(carried, x, y)
        if (carried, target) != (self._hands.carried, self._hands.target):
            self._hands.carried, self._hands.target = carried, target
            self.handsChanged.emit()
        return target

    @Slot()
    def drop(self) -> None:
        """The dragged card or group is let go where it was aimed at last."""
        command = self._hands.drop(self._hands.carried, self._hands.target)
        self._hands.cancel()
        self._do(command)

    @Slot(str, result=bool)
    def key(self, key: str) -> bool:
        """A key for the hands: tab, backtab, left, right, up, down, press, cancel or split. False: not taken."""
        taken, command = True, None
        if key in ("tab", "backtab"):
            taken = self._hands.step(1 if key == "tab" else -1)
        elif key in WAYS:
            self._hands.walk(key)  # type: ignore[arg-type]
        elif key == "press":
            taken = bool(self._hands.focus)
            command = self._hands.press()
        elif key == "split":
            command = self._hands.split()
        else:
            taken = bool(self._hands.carried)
            self._hands.cancel()
        self._do(command)
        return taken

    @Slot(str)
    def touch(self, thing: str) -> None:
        """The pointer went down on a card: the keyboard goes on from there."""
        self._hands.focus = thing
        self.handsChanged.emit()

    early = Property(bool, lambda self: self._fact("state") == "early", notify=changed)
    kind = Property(str, lambda self: self._view.body.kind if self._view else "", notify=changed)
    stage = Property(str, lambda self: self._fact("stage"), notify=changed)
    team = Property(str, lambda self: self._fact("team"), notify=changed)
    title = Property(str, lambda self: self._fact("title"), notify=changed)
    format = Property(str, lambda self: self._fact("format"), notify=changed)
    name = Property(str, lambda self: self._fact("name"), notify=changed)
    heading = Property(str, lambda self: self._fact("heading"), notify=changed)
    prompt = Property(str, lambda self: self._fact("prompt"), notify=changed)
    minutes = Property(int, lambda self: self._fact("minutes") or 0, notify=changed)
    index = Property(int, lambda self: self._fact("index") or 0, notify=changed)
    count = Property(int, lambda self: self._fact("count") or 0, notify=changed)
    phones = Property(int, lambda self: self._fact("phones") or 0, notify=changed)
    headcount = Property(int, lambda self: self._fact("headcount") or 0, notify=changed)
    timer = Property(dict, lambda self: plain(self._fact("timer")) or {}, notify=changed)
    legend = Property(list, lambda self: plain(self._fact("legend") or ()), notify=changed)
    stamp = Property(int, lambda self: self._stamp, notify=changed)
    body = Property(dict, lambda self: self._body, notify=changed)
    door = Property(str, lambda self: self._fact("door"), notify=changed)
    codeVisible = Property(bool, lambda self: self._code_visible(), notify=changed)
    join = Property(dict, lambda self: self._join, notify=joinChanged)
    page = Property(int, lambda self: self._page, notify=pageChanged)
    pages = Property(int, lambda self: self._drawn.pages, notify=pageChanged)
    panels = Property(QObject, lambda self: self._panels, constant=True)
    cards = Property(QObject, lambda self: self._cards, constant=True)
    topics = Property(QObject, lambda self: self._topics, constant=True)
    focus = Property(str, lambda self: self._hands.focus, notify=handsChanged)
    carried = Property(str, lambda self: self._hands.carried, notify=handsChanged)
    target = Property(str, lambda self: self._hands.target, notify=handsChanged)
    carriedText = Property(str, lambda self: self._text_of(self._hands.carried), notify=handsChanged)
    targetText = Property(str, lambda self: self._text_of(self._hands.target), notify=handsChanged)
    takesOut = Property(bool, lambda self: self._hands.target == LOOSE, notify=handsChanged)


def body_facts(view: PublicView) -> dict[str, Any]:
    """The body as QML reads it, without the cards (they are rows), dates in words."""
    body = view.body
    facts: dict[str, Any] = {
        camel(name): plain(getattr(body, name))
        for name in type(body).__slots__
        if name not in ("experiments", "columns", "groups", "loose", "topics", "dated")
    }
    if experiments := getattr(body, "experiments", None):
        facts["experiments"] = experiment_rows(experiments)
    if isinstance(body, GroupBody):
        facts["empty"] = not (body.groups or body.loose)
    if isinstance(body, VoteBody):
        facts["empty"] = not body.topics
    if isinstance(body, PlaceBody):
        facts |= place_facts(body, view.legend)
    if isinstance(body, DecideBody):
        facts |= decide_facts(body)
    if isinstance(body, CollectBody):
        facts["people"] = max(view.headcount, view.phones, body.done)
        facts["moods"] = (
            [{"x": x, "y": y} for x, y in moods(body, days(body))] if body.timeline and body.revealed else []
        )
    if isinstance(body, DiscussBody):
        topic = next((t for t in body.topics if t.id == body.current), None)
        facts["topic"] = (
            {"name": topic_name(topic), "votes": topic.votes, "lone": is_lone(topic)} if topic else {}
        )
    return facts


def decide_facts(body: DecideBody) -> dict[str, Any]:
    """``main`` is the experiment being written, else the last agreed; ``others`` are the rest."""
    rows = experiment_rows(body.experiments)
    drafts = [row for row in rows if row["state"] == "draft"]
    main = next(reversed(drafts or rows), None)
    return {
        "main": main,
        "others": [row for row in rows if row is not main],
    }
