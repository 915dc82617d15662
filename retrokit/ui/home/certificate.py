"""The certificate of one's own on the settings page: which two files, which of its names, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal, Slot

from retrokit.ui.facts import Facts, fact
from retrokit.ui.home.state import CertificateState
from retrokit.ui.words import spoken_date


class CertificateDesk(Facts):
    """``sentence`` and ``remedy`` say what is wrong, in the person's language; ``good`` that the pair can be used.

    ``names`` is a list of {value, text}; ``zone`` is the part a wildcard stands before, "" without one.
    """

    changed = Signal()
    chain = fact("chain", str, changed)
    key = fact("key", str, changed)
    name = fact("name", str, changed)
    names = fact("names", list, changed)
    zone = fact("zone", str, changed)
    ends = fact("ends", str, changed)
    good = fact("good", bool, changed)
    sentence = fact("sentence", str, changed)
    remedy = fact("remedy", str, changed)

    def __init__(
        self, on_certificate: Callable[[str, str, str], None], parent: QObject | None = None
    ) -> None:
        texts = dict.fromkeys(("chain", "key", "name", "zone", "ends", "sentence", "remedy"), "")
        super().__init__(parent, names=[], good=False, **texts)
        self._on_certificate = on_certificate

    def update(self, state: CertificateState) -> None:
        whole = [name for name in state.names if not name.startswith("*.")]
        wild = next((name[1:] for name in state.names if name.startswith("*.")), "")
        year = f" {state.ends[:4]}" if state.ends else ""
        self.show(
            chain=state.chain,
            key=state.key,
            name=state.name,
            names=[{"value": name, "text": name} for name in whole],
            zone=wild,
            ends=f"{spoken_date(state.ends)}{year}",
            good=state.good,
            sentence=state.sentence,
            remedy=state.remedy,
        )

    @Slot(str)
    def setChain(self, chain: str) -> None:
        self._tell(chain=chain.strip())

    @Slot(str)
    def setKey(self, key: str) -> None:
        self._tell(key=key.strip())

    @Slot(str)
    def setName(self, name: str) -> None:
        self._tell(name=name.strip().lower())

    @Slot()
    def forget(self) -> None:
        """Open rooms over plain http again; the files stay where they are."""
        self._tell(chain="", key="", name="")

    @Slot(QUrl, result=str)
    def path(self, url: QUrl) -> str:
        """The path of a file that a dialog chose."""
        return url.toLocalFile()

    def _tell(self, **changed: str) -> None:
        now = {each: str(self.fact(each)) for each in ("chain", "key", "name")}
        wanted = now | changed
        if wanted != now:
            self._on_certificate(wanted["chain"], wanted["key"], wanted["name"])
