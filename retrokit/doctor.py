"""Looks at the machine before a session does: each part is ready, or its finding says what to do.

``retrokit doctor`` prints all of it. Looking does nothing that opening the app would not do.
"""

from __future__ import annotations

import errno
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from retrokit import libraries
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.language import Language
from retrokit.keeper import LEAST_FREE_MB as ROOM_MB
from retrokit.paths import Paths, assets, page
from retrokit.settings import Settings

_SCREENS = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
print(*(f"{s.size().width()} x {s.size().height()}" for s in app.screens()), sep="\\n")
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """``remedy`` is "" when ``ok``. All three texts are in the person's language."""

    name: str
    ok: bool
    sentence: str
    remedy: str = ""


def examine(paths: Paths, settings: Settings, language: Language) -> tuple[Finding, ...]:
    """Everything, in the order in which a session would need it."""
    return (
        system(libraries.missing(), language),
        screen(language),
        fonts(language),
        network(settings, language),
        port(settings.port, language),
        certificate(settings, language),
        disk(paths.home, language),
        database(paths, language),
        backups(paths, language),
        phone_page(page(), language),
        coaching(assets() / "coaching.toml", language),
    )


def system(missing: tuple[str, ...], language: Language) -> Finding:
    """``missing`` are the sonames of libraries that a window needs."""
    name = language.text("Libraries")
    if not missing:
        return Finding(name, True, language.text("Everything a window needs is installed."))
    return Finding(
        name,
        False,
        language.text("Missing: {names}.", names=", ".join(missing)),
        language.text(
            "Install them; on Debian and Ubuntu: apt install {packages}",
            packages=" ".join(libraries.packages(missing)),
        ),
    )


def screen(language: Language) -> Finding:
    """Asked of Qt in a process of its own, because Qt ends the process it finds no screen in."""
    name = language.text("Screen")
    try:
        asked = subprocess.run(
            [sys.executable, "-c", _SCREENS], capture_output=True, text=True, timeout=30, check=False
        )
        sizes = asked.stdout.split("\n")[:-1] if asked.returncode == 0 else []
    except subprocess.TimeoutExpired:
        sizes = []
    if sizes:
        return Finding(
            name, True, language.count("%n screen(s): {sizes}.", len(sizes), sizes=", ".join(sizes))
        )
    return Finding(
        name,
        False,
        language.text("No window can be opened here."),
        language.text("Start retrokit from a desktop. `retrokit demo` plays a session without a screen."),
    )


def fonts(language: Language) -> Finding:
    """The fonts that pages and windows share."""
    from retrokit.report.fonts import missing

    name = language.text("Fonts")
    lacking = missing()
    if not lacking:
        return Finding(name, True, language.text("All fonts of the report are installed."))
    return Finding(
        name,
        False,
        language.text("Fonts are missing: {names}.", names=", ".join(lacking)),
        language.text("Install retrokit again; they come with it."),
    )


def network(settings: Settings, language: Language) -> Finding:
    """The address the room would open at: the chosen one where the laptop still has it, else the best."""
    from retrokit.lan.address import addresses

    name = language.text("Address")
    found = addresses()
    chosen = next(
        (address for address in found if address.ip == settings.address), found[0] if found else None
    )
    if chosen is None:
        return Finding(
            name,
            False,
            language.text("This laptop has no network address."),
            language.text("Connect it to the Wi-Fi of the phones, or open a hotspot on it."),
        )
    said = f"{chosen.ip} ({chosen.name}). {language.text(chosen.note)}".strip()
    if chosen.kind in ("loopback", "vpn", "virtual"):
        return Finding(
            name,
            False,
            said,
            language.text("Connect it to the Wi-Fi of the phones, or open a hotspot on it."),
        )
    others = len(found) - 1
    also = language.count("%n other address(es) can be chosen.", others) if others else ""
    return Finding(name, True, f"{said} {also}".strip())


def port(number: int, language: Language) -> Finding:
    """Taken is not the end: the room opens at one of the next ports, only its address is another."""
    name = language.text("Port")
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as door:
            if sys.platform != "win32":  # there it would take over another program's port
                door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(("127.0.0.1", number))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        return Finding(
            name,
            False,
            language.text("Port {port} is taken by another program, or by retrokit itself.", port=number),
            language.text("Nothing need be done: the room opens at the next free port."),
        )
    return Finding(name, True, language.text("Port {port} is free.", port=number))


def certificate(settings: Settings, language: Language) -> Finding:
    """The pair of the settings as the room would take it now: readable, made for each other, in its time, with a name."""
    from retrokit.securing import found

    name = language.text("Certificate")
    try:
        own = found(settings)
        if own is None:
            return Finding(name, True, language.text("None is used: the page travels as plain http."))
        served, day = own.name_for(settings.certificate_name), own.ends.date().isoformat()
    except Trouble as trouble:
        return _ill(name, trouble, language)
    return Finding(
        name,
        True,
        language.text(
            "The room opens as {name}; the certificate holds until {day}.",
            name=served,
            day=day,
        ),
    )


def disk(home: Path, language: Language) -> Finding:
    """Free space where the home folder is, or will be."""
    name = language.text("Disk")
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(there).free // 1_000_000
    if free >= ROOM_MB:
        return Finding(name, True, language.text("{free} MB are free at {folder}.", free=free, folder=home))
    return Finding(
        name,
        False,
        language.text("Only {free} MB are free at {folder}.", free=free, folder=home),
        language.text("Make room, or choose another folder with --home."),
    )


def database(paths: Paths, language: Language) -> Finding:
    """Read from end to end, unless a running retrokit has it open."""
    name = language.text("Database")
    if not paths.database.exists():
        return Finding(name, True, language.text("There is none yet; your first session makes it."))
    from retrokit.storage.instance import Instance
    from retrokit.storage.store import SqliteStore

    try:
        with Instance.hold(paths.home):
            store = SqliteStore(paths.database)
            try:
                store.check()
                count, news = len(store.sessions()), store.news
            finally:
                store.close()
    except Trouble as trouble:
        if trouble.code == "already_open":
            return Finding(name, True, language.text("In use by the retrokit that is open."))
        return _ill(name, trouble, language)
    if news is not None:
        return _ill(name, news, language)
    return Finding(name, True, language.count("Sound, with %n session(s).", count))


def backups(paths: Paths, language: Language) -> Finding:
    """Each is read from end to end; a damaged one is of no use the day it is needed."""
    from retrokit.storage.backups import Backups

    name = language.text("Backups")
    try:
        found = Backups(paths.database).listed()
    except Trouble as trouble:
        return _ill(name, trouble, language)
    good = [backup for backup in found if backup.titles is not None]
    if len(good) < len(found):
        return Finding(
            name,
            False,
            language.count("%n backup(s) cannot be read.", len(found) - len(good)),
            language.text(
                "Check the disk that holds {folder}. The next reveal makes a new one.", folder=paths.home
            ),
        )
    if not good:
        return Finding(name, True, language.text("There is none yet; the first reveal makes one."))
    newest = good[0].date
    if not newest:
        return Finding(name, True, language.count("%n backup(s).", len(good)))
    return Finding(name, True, language.count("%n backup(s), the newest of {date}.", len(good), date=newest))


def _ill(name: str, trouble: Trouble, language: Language) -> Finding:
    sentence, remedy = trouble.sentence, trouble.remedy
    return Finding(
        name, False, language.text(sentence, **trouble.values), language.text(remedy, **trouble.values)
    )


def phone_page(dist: Path, language: Language) -> Finding:
    """The page must have been built before phones can load it."""
    name = language.text("Phone page")
    if (dist / "index.html").is_file():
        return Finding(name, True, language.text("The page for phones is built."))
    return Finding(
        name,
        False,
        language.text("The page for phones is missing."),
        language.text("Install retrokit again, or run `make page` in its source folder."),
    )


def coaching(file: Path, language: Language) -> Finding:
    """The hints of the console; a session does without them where the file is damaged."""
    from retrokit.coaching import load

    name = language.text("Coaching")
    hints, fault = load(file)
    if fault is None:
        return Finding(name, True, language.count("%n hint(s) for what may happen.", len(hints)))
    return Finding(
        name,
        False,
        language.text(
            "{file}, line {line}: {fault} {mend}",
            file=fault.file,
            line=fault.line,
            fault=language.text(fault.words[0], **fault.values),
            mend=language.text(fault.words[1], **fault.values),
        ),
        language.text("Install retrokit again; it comes with it."),
    )
