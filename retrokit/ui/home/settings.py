"""The few settings: theme, paper, port, language and sounds. Each change is told at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.ui.facts import Facts, fact
from retrokit.ui.home.state import Choices, HomeState, Paper, Theme

THEMES: tuple[Theme, ...] = get_args(Theme)
PAPERS: tuple[Paper, ...] = get_args(Paper)
LOWEST_PORT, HIGHEST_PORT = 1024, 65535


class SettingsDesk(Facts):
    """``languages`` is a list of {value, text}; one alone is no choice."""

    changed = Signal()
    theme = fact("theme", str, changed)
    paper = fact("paper", str, changed)
    port = fact("port", int, changed)
    portFits = fact("portFits", bool, changed)
    language = fact("language", str, changed)
    languages = fact("languages", list, changed)
    sounds = fact("sounds", bool, changed)

    def __init__(self, on_settings: Callable[[Choices], None], parent: QObject | None = None) -> None:
        super().__init__(
            parent,
            theme="system",
            paper="A4",
            port=8777,
            portFits=True,
            language="en",
            languages=[],
            sounds=True,
        )
        self._on_settings = on_settings
        self._choices = Choices()

    def update(self, state: HomeState) -> None:
        self._choices = state.choices
        self.show(
            theme=state.choices.theme,
            paper=state.choices.paper,
            port=state.choices.port,
            language=state.choices.language,
            languages=[{"value": code, "text": name} for code, name in state.languages],
            sounds=state.choices.sounds,
        )

    @Slot(str)
    def setTheme(self, theme: str) -> None:
        self._tell(replace(self._choices, theme=next(each for each in THEMES if each == theme)))

    @Slot(str)
    def setPaper(self, paper: str) -> None:
        self._tell(replace(self._choices, paper=next(each for each in PAPERS if each == paper)))

    @Slot(int)
    def setPort(self, port: int) -> None:
        fits = port == 0 or LOWEST_PORT <= port <= HIGHEST_PORT
        self.show(portFits=fits)
        if fits:
            self._tell(replace(self._choices, port=port))

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        self._tell(replace(self._choices, language=language))

    @Slot(bool)
    def setSounds(self, on: bool) -> None:
        self._tell(replace(self._choices, sounds=on))

    def _tell(self, choices: Choices) -> None:
        if choices != self._choices:
            self._choices = choices
            self.show(
                theme=choices.theme,
                paper=choices.paper,
                port=choices.port,
                language=choices.language,
                sounds=choices.sounds,
            )
            self._on_settings(choices)
