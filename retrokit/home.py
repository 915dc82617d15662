"""What home shows of the app, and what people choose there. ``windows.py`` makes it and puts it on the screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from retrokit.facilitation.errors import Refused, Trouble
from retrokit.ui import home as home_ui

if TYPE_CHECKING:
    from retrokit.app import App
    from retrokit.format_desk import FormatDesk


class AtHome:
    """``face`` is home in the window. Bad news goes to ``hear``; ``dress`` puts on the look that was chosen."""

    def __init__(
        self,
        app: App,
        hear: Callable[[Refused | Trouble], None],
        dress: Callable[[], None],
        report: Callable[[str], None],
    ) -> None:
        self._app, self._hear, self._dress = app, hear, dress
        self.face = home_ui.Home(
            home_ui.Callbacks(
                start=lambda *wanted: self._do(app.start(*wanted)),
                resume=lambda id: self._do(app.resume(id)),
                report=report,
                settings=self._choose,
                team=self._choose_team,
                quit=app.over.set,
                backups=self._backups,
                restore=self._restore,
                certificate=self._choose_certificate,
                files=home_ui.FormatFiles(
                    save=lambda format, fresh: self._formats.save(format, fresh),
                    remove=lambda id: self._formats.remove(id),
                    export=lambda format, path: self._formats.export(format, path),
                    read=lambda path: self._formats.read(path),
                    remarks=lambda id: self._formats.remarks(id),
                ),
            )
        )

    @cached_property
    def _formats(self) -> FormatDesk:
        """Made when it is needed: nobody edits a format before home is on the screen."""
        from retrokit.format_desk import FormatDesk

        return FormatDesk(self._app, self.face, self._hear)

    def refresh(self) -> None:
        """Show everything as it is now."""
        self.face.update(self.state())

    def state(self, *, soon: bool = False) -> home_ui.HomeState:
        """``soon``: without what nobody sees at the start, and what takes its time to read."""
        app, text = self._app, self._app.setup.language.text
        rows = app.store.sessions()
        team = app.team or next(iter(app.store.teams()), "")
        due = app.store.open_experiments(team) if team else ()
        if due:  # what most homes do without is not waited for
            from retrokit.facilitation.experiments import view as experiment_view
        return home_ui.HomeState(
            teams=app.store.teams(),
            team=team,
            formats=() if soon else app.formats,
            interrupted=tuple(
                home_ui.Interrupted(
                    r.id,
                    r.team,
                    r.title,
                    r.date,
                    r.format_name,
                    app.stopped_in(r.id) if r.state == "running" else "",
                    r.state != "running" and app.gathered_early(r.id),
                )
                for r in rows
                if r.state != "closed"
            ),
            past=tuple(
                home_ui.Past(r.id, r.team, r.title, r.date, r.format_name, r.experiments, r.learnings)
                for r in rows
                if r.state == "closed"
            ),
            due=tuple(experiment_view(experiment, app.clock.today()) for experiment in due),
            problems=tuple(
                text(
                    "{file}, line {line}: {fault} {mend}",
                    file=fault.file,
                    line=fault.line,
                    fault=text(fault.words[0], **fault.values),
                    mend=text(fault.words[1], **fault.values),
                )
                for fault in (() if soon else app.faults)
            ),
            choices=home_ui.Choices(
                app.settings.theme,
                app.settings.paper,
                app.settings.port,
                app.settings.language,
                app.settings.sounds,
            ),
            certificate=self._certificate(),
            own=frozenset() if soon else self._formats.own(),
            blocks=() if soon else app.shelf.openers.blocks,
        )

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._app.spawn(work)

    def _backups(self) -> tuple[home_ui.BackupLine, ...]:
        try:
            found = self._app.store.backups.listed()
        except Trouble as trouble:
            self._hear(trouble)
            return ()
        return tuple(home_ui.BackupLine(each.name, each.date, each.titles) for each in found)

    def _restore(self, backup: str) -> None:
        try:
            kept = self._app.restore(backup)
        except Trouble as trouble:
            self._hear(trouble)
            return
        self.refresh()
        self.face.say_news(
            self._app.setup.language.text(
                "The backup is back. The database before it is kept in {folder}.", folder=kept
            )
        )

    def _choose(self, choices: home_ui.Choices) -> None:
        try:
            self._app.choose(
                replace(
                    self._app.settings,
                    theme=choices.theme,
                    paper=choices.paper,
                    port=choices.port,
                    language=choices.language,
                    sounds=choices.sounds,
                )
            )
        except Trouble as trouble:
            self._hear(trouble)
        self._dress()

    def _choose_certificate(self, chain: str, key: str, name: str) -> None:
        chosen = replace(
            self._app.settings, certificate=chain, certificate_key=key, certificate_name=name if chain else ""
        )
        try:
            self._app.choose(chosen)
        except Trouble as trouble:
            self._hear(trouble)
        self.refresh()

    def _choose_team(self, team: str) -> None:
        self._app.team = team
        self.refresh()

    def _certificate(self) -> home_ui.CertificateState:
        """The pair of the settings as it is at this moment: files change while nobody looks."""
        settings, text = self._app.settings, self._app.setup.language.text
        state = home_ui.CertificateState(
            settings.certificate, settings.certificate_key, settings.certificate_name
        )
        if not (settings.certificate or settings.certificate_key):
            return state
        from retrokit import securing

        try:
            found = securing.found(settings)
            if found is None:
                return state
            state = replace(state, names=found.names, ends=found.ends.date().isoformat())
            return replace(state, name=found.name_for(settings.certificate_name), good=True)
        except Trouble as trouble:
            said = text(trouble.sentence, **trouble.values), text(trouble.remedy, **trouble.values)
            return replace(state, sentence=said[0], remedy=said[1])
