"""The one QGuiApplication of the process, set up so that Qt and asyncio share a thread fairly."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication

from retrokit.ui.engine import route_messages


def make_application() -> QGuiApplication:
    """The application; closing a window does not end it, ``app.py`` does.

    GLib runs what asyncio wants soon (timers of zero length) only when nothing else is ready. A window that repaints
    all the time is always ready, and no phone would be answered. Qt's own dispatcher takes turns.
    """
    os.environ.setdefault("QT_NO_GLIB", "1")
    running = QGuiApplication.instance()
    application = running if isinstance(running, QGuiApplication) else QGuiApplication(sys.argv[:1])
    application.setApplicationName("retrokit")
    application.setQuitOnLastWindowClosed(False)
    route_messages()
    return application
