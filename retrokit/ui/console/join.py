"""How people get in: the address, the code, and which of the laptop's addresses is told to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import plain
from retrokit.ui.qr import code_source


@dataclass(frozen=True, slots=True)
class JoinAddress:
    """``value`` is what the choice calls back with; ``text`` what a person reads ("192.168.1.20 · Wi-Fi")."""

    value: str
    text: str


class Join(Facts):
    """``reachable`` is false without a network; ``advice`` says what to do then, and otherwise what may go wrong.

    ``secured`` is the name that a certificate proves, "" without one; ``spare``: only the certificate keeps people out.
    """

    changed = Signal()
    picture = fact("picture", str, changed)
    shortUrl = fact("shortUrl", str, changed)
    code = fact("code", str, changed)
    addresses = fact("addresses", list, changed)
    chosen = fact("chosen", str, changed)
    advice = fact("advice", str, changed)
    reachable = fact("reachable", bool, changed)
    secured = fact("secured", str, changed)
    spare = fact("spare", bool, changed)

    def __init__(
        self,
        on_address: Callable[[str], None],
        on_bare: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        texts = dict.fromkeys(("picture", "shortUrl", "code", "chosen", "advice", "secured"), "")
        super().__init__(parent, addresses=[], reachable=False, spare=False, **texts)
        self._on_address, self._on_bare = on_address, on_bare

    def set(
        self,
        addresses: tuple[JoinAddress, ...],
        chosen: str,
        url: str,
        short_url: str,
        code: str,
        advice: str,
        secured: str = "",
        spare: bool = False,
    ) -> None:
        """``url`` is what the code says; ``short_url`` and ``code`` what people type; without ``url`` nobody can join."""
        self.show(
            picture=code_source(url),
            shortUrl=short_url,
            code=code,
            addresses=plain(addresses),
            chosen=chosen,
            advice=advice,
            reachable=bool(url),
            secured=secured,
            spare=spare,
        )

    @Slot(str)
    def choose(self, address: str) -> None:
        self._on_address(address)

    @Slot()
    def openBare(self) -> None:
        """Open the room without the certificate, this time only."""
        self._on_bare()
