"""What the editor wants of the disk, done for home: save, remove, export, read, with the news told in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from retrokit import own_formats
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.formats import Format, FormatFault
from retrokit.paths import assets

if TYPE_CHECKING:
    from retrokit.app import App
    from retrokit.ui.home import Home


class FormatDesk:
    """``face`` says what happened; bad news goes to ``hear``. After a change all formats are read anew."""

    def __init__(self, app: App, face: Home, hear: Callable[[Refused | Trouble], None]) -> None:
        self._app, self._face, self._hear = app, face, hear
        self._folder = app.setup.paths.formats

    def own(self) -> frozenset[str]:
        """The ids of the team's own formats. A file that took the id of one that comes with the app is refused."""
        shipped = own_formats.own_ids(assets() / "formats")
        return own_formats.own_ids(self._folder) - shipped

    def save(self, format: Format, fresh: bool) -> bool:
        def work() -> str:
            own_formats.save(self._folder, format, fresh=fresh)
            if not fresh:  # the editor says so itself, each time
                return ""
            text = self._app.setup.language.text
            return text("{name} is saved, and you find it among the formats.", name=format.name)

        return self._do(work, changes=True)

    def remove(self, id: str) -> bool:
        def work() -> str:
            away = own_formats.remove(self._folder, id)
            text = self._app.setup.language.text
            return text("The format is out of the list. Its file is kept as {file}.", file=away)

        return self._do(work, changes=True)

    def export(self, format: Format, path: str) -> bool:
        def work() -> str:
            own_formats.export(Path(path), format)
            text = self._app.setup.language.text
            return text("{name} is saved as {file}.", name=format.name, file=path)

        return self._do(work, changes=False)

    def read(self, path: str) -> Format | None:
        """What somebody brings; None when it is no format, and what is wrong with it is said."""
        text = self._app.setup.language.text
        try:
            return own_formats.bring(Path(path))
        except FormatFault as fault:
            sentence, mend = (text(words, **fault.values) for words in fault.words)
            said = text(
                "{file}, line {line}: {fault} {mend}",
                file=fault.file,
                line=fault.line,
                fault=sentence,
                mend=mend,
            )
            self._face.say_problem(said, text("Nothing was taken in. Mend the file and choose it again."))
        except Refused as refused:
            self._hear(refused)
        return None

    def remarks(self, id: str) -> bool:
        return own_formats.has_remarks(self._folder, id)

    def _do(self, work: Callable[[], str], *, changes: bool) -> bool:
        """Whether it worked. A change is seen in the gallery as soon as the files have been read again."""
        try:
            news = work()
        except (Refused, Trouble) as error:
            self._hear(error)
            return False
        self._face.say_news(news)
        if changes:
            self._app.spawn(self._app.reread_formats())
        return True
