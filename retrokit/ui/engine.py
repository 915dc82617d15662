"""The QML engine with everything the windows need: fonts, theme, language, codes. ``app.py`` and tests call this."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent, QQmlError
from PySide6.QtQuick import QQuickWindow

from retrokit.facilitation.language import Language
from retrokit.ui.fonts import load_fonts, load_wide_font
from retrokit.ui.qr import CodeImages
from retrokit.ui.translation import Catalogue, install

QML = Path(__file__).parent / "qml"
log = logging.getLogger("retrokit.ui")


@dataclass(frozen=True, slots=True)
class Looks:
    """How the windows look on this machine, from the settings."""

    dark: bool = False
    reduced_motion: bool = False


def looks(theme: str, reduced_motion: bool) -> Looks:
    """How windows look with ``light``, ``dark`` or ``system``, which follows the desktop. Needs a QGuiApplication."""
    dark = theme == "dark"
    if theme == "system":
        # By its ground: asking for the scheme makes hundreds of Python enums, which home need not wait for.
        dark = QGuiApplication.palette().window().color().lightness() < 128
    return Looks(dark, reduced_motion)


def make_engine(language: Language, looks: Looks = Looks(), *, wide: bool = True) -> QQmlApplicationEngine:
    """An engine whose QML finds ``theme`` and ``controls``. Needs a running QGuiApplication.

    Without ``wide`` the font for Chinese, Japanese and Korean is left to who knows whether it is needed now.
    QML warnings go to the log of ``retrokit.ui``, never straight to the terminal.
    """
    load_fonts()
    if wide:
        load_wide_font()
    engine = QQmlApplicationEngine()
    engine.setOutputWarningsToStandardError(False)
    engine.warnings.connect(_log_warnings)
    engine.addImportPath(str(QML))
    engine.addImageProvider("code", CodeImages())
    install(Catalogue(language, engine))
    set_looks(engine, looks)
    return engine


def set_looks(engine: QQmlApplicationEngine, looks: Looks) -> None:
    """Turn the theme of all windows of this engine, also while they are open.

    From QML: a QML object that comes to Python as a mere QObject makes every class of PySide there is, to find its own.
    """
    engine.setInitialProperties({"dark": looks.dark, "reducedMotion": looks.reduced_motion})
    engine.load(QUrl.fromLocalFile(str(QML / "theme" / "Wear.qml")))


def open_window(engine: QQmlApplicationEngine, name: str, properties: Mapping[str, object]) -> QQuickWindow:
    """The window of ``qml/<name>``, with ``properties`` set before its bindings run. A broken file is a bug."""
    before = set(QGuiApplication.allWindows())
    engine.setInitialProperties(dict(properties))
    engine.load(QUrl.fromLocalFile(str(QML / name)))
    made = [window for window in QGuiApplication.allWindows() if window not in before]
    if len(made) != 1 or not isinstance(made[0], QQuickWindow):
        raise RuntimeError(f"{name} made no window")
    QObject.setParent(made[0], engine)  # goes with its engine, and Python's part of it not a moment sooner
    return made[0]


def read_ahead(engine: QQmlApplicationEngine, name: str) -> None:
    """Have the files of ``qml/<name>`` read and compiled before they are shown, by Qt's own thread."""
    file = QUrl.fromLocalFile(str(QML / name))
    component = QQmlComponent(engine, file, QQmlComponent.CompilationMode.Asynchronous)
    component.setParent(engine)


def route_messages() -> None:
    """Send Qt's own messages to the log; ``app.py`` calls this once at the start."""
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}

    def handle(kind: QtMsgType, _context: object, message: str) -> None:
        log.log(levels.get(kind, logging.WARNING), message)

    qInstallMessageHandler(handle)


def _log_warnings(warnings: Sequence[QQmlError]) -> None:
    for warning in warnings:
        log.warning("%s", warning.toString())
