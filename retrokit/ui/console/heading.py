"""What is going on, in words: the session, its stage, what to say and what to watch for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from retrokit.facilitation.faces import ConsoleView
from retrokit.ui.facts import Facts, fact


class Heading(Facts):
    """``index`` of ``count`` counts from 1 and is 0 in the lobby."""

    changed = Signal()
    title = fact("title", str, changed)
    team = fact("team", str, changed)
    format = fact("format", str, changed)
    minutes = fact("minutes", int, changed)
    index = fact("index", int, changed)
    count = fact("count", int, changed)
    heading = fact("heading", str, changed)
    prompt = fact("prompt", str, changed)
    say = fact("say", str, changed)
    watch = fact("watch", str, changed)

    def __init__(self, parent: QObject | None = None) -> None:
        words = dict.fromkeys(("title", "team", "format", "heading", "prompt", "say", "watch"), "")
        super().__init__(parent, minutes=0, index=0, count=0, **words)

    def update(self, view: ConsoleView) -> None:
        public = view.public
        self.show(
            title=public.title,
            team=public.team,
            format=public.format,
            minutes=public.minutes,
            index=public.index,
            count=public.count,
            heading=public.heading,
            prompt=public.prompt,
            say=view.say,
            watch=view.watch,
        )
