"""The command line. Bad news meant for people is one sentence with its remedy and exit code 1; wrong usage is 2.

Everything heavy is imported inside its command: the app must be on the screen before one wonders whether it started.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from retrokit import __version__
from retrokit.facilitation.errors import Refused, Trouble

if TYPE_CHECKING:
    from retrokit.facilitation.language import Language
    from retrokit.paths import Paths

Command = TypeVar("Command", bound=Callable[..., object])

MOST_PHONES = 1000


class Plainly(click.Group):
    """Turns bad news that is meant for people into a sentence. Anything else is a bug and keeps its traceback."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except (Refused, Trouble) as error:
            tell(error, context.obj)
            raise click.exceptions.Exit(1) from None


def tell(error: Refused | Trouble, home: Path | None) -> None:
    """Say the bad news on the terminal, in the language of that home."""
    words = _language(_paths(home))
    said = (error.sentence, error.remedy) if isinstance(error, Trouble) else (error.sentence,)
    click.echo(" ".join(words.text(source, **error.values) for source in said), err=True)


def _keep_home(context: click.Context, _: click.Parameter, home: Path | None) -> None:
    """``--home`` may stand before or after the command."""
    if home is not None:
        context.obj = context.find_root().obj = home


def _home(command: Command) -> Command:
    return click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Keep everything in this folder instead of the usual one.",
        callback=_keep_home,
        expose_value=False,
    )(command)


@click.group(
    cls=Plainly, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@_home
@click.version_option(__version__, prog_name="retrokit", message="%(prog)s %(version)s")
@click.pass_context
def retrokit(context: click.Context) -> None:
    """Retrospectives and postmortems for one room. Without a command it opens the app."""
    if context.invoked_subcommand is None:
        from retrokit import start

        context.exit(start.run(context.obj))


@retrokit.command()
@_home
@click.option(
    "--format",
    "format_id",
    metavar="ID",
    default="start-stop-continue",
    show_default=True,
    help="The format.",
)
@click.option(
    "--phones", type=click.IntRange(1, MOST_PHONES), default=8, show_default=True, help="How many phones."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the files go.  [default: retrokit-demo here, or demo in --home]",
)
@click.pass_context
def demo(context: click.Context, format_id: str, phones: int, out: Path | None) -> None:
    """Play a whole session with simulated phones and leave its pictures and its report.

    It listens on this machine only and never touches your own sessions.
    """
    from retrokit import demo as player

    out = out or (context.obj / "demo" if context.obj else Path("retrokit-demo"))
    context.exit(player.play(format_id, phones, out.absolute()))


@retrokit.command()
@_home
@click.argument("session")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    required=True,
    help="The PDF to write.",
)
@click.option(
    "--paper", type=click.Choice(["A4", "Letter"], case_sensitive=False), help="[default: as in the settings]"
)
@click.pass_obj
def report(home: Path | None, session: str, out: Path, paper: str | None) -> None:
    """Write the report of SESSION as a PDF. `retrokit sessions` lists what there is."""
    from retrokit import app, settings

    paths = _paths(home)
    app.write_report(paths, session, out, paper or settings.load(paths.settings)[0].paper)
    click.echo(str(out))


@retrokit.command()
@_home
@click.pass_obj
def sessions(home: Path | None) -> None:
    """List the sessions kept in the home folder, newest first."""
    from retrokit import app, listing

    paths = _paths(home)
    listing.sessions(app.session_rows(paths), _language(paths))


@retrokit.command()
@_home
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what is ready on this machine and what to do about the rest."""
    from retrokit import doctor as examiner, listing, settings

    paths = _paths(context.obj)
    language = _language(paths)
    findings = examiner.examine(paths, settings.load(paths.settings)[0], language)
    listing.findings(findings, language)
    context.exit(0 if all(finding.ok for finding in findings) else 1)


@retrokit.group()
@_home
def formats() -> None:
    """List, show, check, begin, export and import formats."""


@formats.command("list")
@_home
@click.pass_obj
def list_formats(home: Path | None) -> None:
    """Print every format, one a line, its id first."""
    from retrokit import formats_cli

    for line in formats_cli.lines(_paths(home)):
        click.echo(line)


@formats.command()
@_home
@click.argument("id")
@click.pass_obj
def show(home: Path | None, id: str) -> None:
    """Print what the format ID is for, its columns and its script."""
    from retrokit import formats_cli

    paths = _paths(home)
    click.echo(formats_cli.shown(paths, id, _language(paths)))


@formats.command()
@_home
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...]) -> None:
    """Say of each of FILES whether it is a good format, else the line and the mend."""
    from retrokit import formats_cli

    found, good = formats_cli.check(files, _language(_paths(context.obj)))
    for line in found:
        click.echo(line)
    context.exit(0 if good else 1)


@formats.command()
@_home
@click.argument("id")
@click.option(
    "--from",
    "model",
    metavar="ID",
    default="start-stop-continue",
    show_default=True,
    help="The format to copy.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write.  [default: ID.toml among your own formats]",
)
@click.pass_obj
def new(home: Path | None, id: str, model: str, out: Path | None) -> None:
    """Begin a format of your own, called ID, as a copy of another one."""
    from retrokit import formats_cli

    click.echo(str(formats_cli.begin(_paths(home), id, model, out)))


@formats.command("export")
@_home
@click.argument("id")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def export_format(home: Path | None, id: str, file: Path) -> None:
    """Write the format ID to FILE, to hand it to another team."""
    from retrokit import formats_cli

    formats_cli.export(_paths(home), id, file)
    click.echo(str(file))


@formats.command("import")
@_home
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "id", metavar="ID", default="", help="Its id here.  [default: the one it has]")
@click.pass_obj
def import_format(home: Path | None, file: Path, id: str) -> None:
    """Take the format in FILE in among your own."""
    from retrokit import formats_cli

    paths = _paths(home)
    click.echo(str(formats_cli.bring(paths, file, id, _language(paths))))


@retrokit.group()
@_home
def blocks() -> None:
    """List and check openers and closers."""


@blocks.command("list")
@_home
@click.pass_obj
def list_blocks(home: Path | None) -> None:
    """Print every opener and closer, one a line, its id first."""
    from retrokit import formats_cli

    for line in formats_cli.block_lines(_paths(home)):
        click.echo(line)


@blocks.command("check")
@_home
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.pass_context
def check_blocks(context: click.Context, files: tuple[Path, ...]) -> None:
    """Say of each of FILES whether it is a good opener or closer, else the line and the mend."""
    from retrokit import formats_cli
    from retrokit.facilitation.format_block import read_block

    found, good = formats_cli.check(files, _language(_paths(context.obj)), read_block)
    for line in found:
        click.echo(line)
    context.exit(0 if good else 1)


def _paths(home: Path | None) -> Paths:
    from retrokit.paths import usual

    return usual(home)


def _language(paths: Paths) -> Language:
    """The chosen language; English when its texts cannot be read, for bad news must not end in worse."""
    from retrokit import catalogue, settings
    from retrokit.facilitation.language import Language
    from retrokit.paths import assets

    try:
        return catalogue.load(assets(), settings.load(paths.settings)[0].language)
    except Trouble:
        return Language()
