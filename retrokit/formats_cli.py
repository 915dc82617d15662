"""``retrokit formats``: list, show, check, begin, export and import formats from the terminal. ``cli.py`` hangs it in."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retrokit import gallery, own_formats
from retrokit.facilitation.blocks import Block
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.format_draft import free_id, is_id, renamed
from retrokit.facilitation.format_file import format_text, read_format
from retrokit.facilitation.format_part import KEBAB
from retrokit.facilitation.formats import Format, FormatFault
from retrokit.paths import Paths, assets

if TYPE_CHECKING:
    from retrokit.facilitation.language import Language


def lines(paths: Paths) -> list[str]:
    """One for each good format, its id first."""
    formats = sorted(_all(paths), key=lambda format: format.id)
    widest = max((len(format.id) for format in formats), default=0)
    return [f"{each.id:{widest}}  {each.minutes:3} min  {_people(each):>8}  {each.name}" for each in formats]


def shown(paths: Paths, id: str, language: Language) -> str:
    """Everything the facilitator may want to know of one format. Raises ``Refused``."""
    format = next((each for each in _all(paths) if each.id == id), None)
    if format is None:
        raise _unknown(id)
    text = language.text
    parts = [
        f"{format.name}\n{format.summary}",
        text("When: {when}", when=format.when),
        *([text("Not when: {when}", when=format.not_when)] if format.not_when else []),
        text("{minutes} minutes, {people} people", minutes=format.minutes, people=_people(format)),
    ]
    for column in format.columns:
        parts.append(f"[{column.name}] {column.prompt}")
        parts += [f"    {example}" for example in column.examples]
    for stage in format.stages:
        parts.append(f"\n{stage.minutes:3} min  {stage.name}: {stage.heading}")
        parts += [_indented(said) for said in (stage.say, stage.say_after) if said]
        parts.append(_indented(text("Watch for: {watch}", watch=stage.watch)))
    return "\n".join(parts)


def block_lines(paths: Paths) -> list[str]:
    """One for each good opener and closer, its id first."""
    blocks, _ = gallery.load_blocks((assets() / "blocks", paths.blocks))
    widest = max((len(block.id) for block in blocks), default=0)
    return [f"{each.id:{widest}}  {each.minutes:3} min  {each.place}  {each.name}" for each in blocks]


def check(
    files: Sequence[Path], language: Language, read: Callable[[str, str], Format | Block] = read_format
) -> tuple[list[str], bool]:
    """A line for each file, and whether all are good; ``read`` makes a format or a block of the text and the name."""
    found, good = [], True
    for file in files:
        try:
            format = _read(file, read)
        except FormatFault as fault:
            good = False
            sentence, mend = (language.text(words, **fault.values) for words in fault.words)
            found.append(f"{file}, {language.text('line {line}', line=fault.line)}: {sentence} {mend}")
        else:
            found.append(f"{file}: {language.text('ok')}, {format.id}")
    return found, good


def begin(paths: Paths, id: str, model: str, out: Path | None) -> Path:
    """A file of one's own, made from the format ``model``; in the folder of own formats, or ``out``. Raises ``Refused``."""
    if not KEBAB.fullmatch(id):
        raise Refused("bad_id", "An id has small letters, digits and single hyphens only: {id}", id=id)
    source = _file(paths, model)
    file = out or paths.formats / f"{id}.toml"
    if file.stem != id:
        raise Refused("bad_name", "The file must be called {id}.toml, as its format is.", id=id)
    if any(each.id == id for each in _all(paths)):
        raise Refused("id_taken", "There is a format {id} already.", id=id)
    name = id.replace("-", " ").capitalize()
    text = format_text(source.read_bytes(), source.name)
    text = re.sub(r'(?m)^id = ".*"$', f'id = "{id}"', text, count=1)
    text = re.sub(r'(?m)^name = ".*"$', f'name = "{name}"', text, count=1)
    text = re.sub(r"\A#.*\n", f"# {name}: made from {model}.\n", text, count=1)
    read_format(text, file.name)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
    except FileExistsError:
        raise Refused("file_there", "{file} is there already, and nothing was written.", file=file) from None
    return file


def export(paths: Paths, id: str, file: Path) -> None:
    """Write the format ``id`` to ``file``, which must not be there yet. Raises ``Refused`` or ``Trouble``."""
    format = next((each for each in _all(paths) if each.id == id), None)
    if format is None:
        raise _unknown(id)
    if file.exists():
        raise Refused("file_there", "{file} is there already, and nothing was written.", file=file)
    own_formats.export(file, format)


def bring(paths: Paths, file: Path, id: str, language: Language) -> Path:
    """Take the format in ``file`` in, under ``id`` or, if that is "", its own one. Raises ``Refused`` or ``Trouble``."""
    try:
        format = own_formats.bring(file)
    except FormatFault as fault:
        sentence, mend = (language.text(words, **fault.values) for words in fault.words)
        raise Refused(
            "bad_format",
            "{file}, line {line}: {fault} {mend}",
            file=file,
            line=fault.line,
            fault=sentence,
            mend=mend,
        ) from None
    if id and not is_id(id):
        raise Refused("bad_id", "An id has small letters, digits and single hyphens only: {id}", id=id)
    wanted, taken = id or format.id, {each.id for each in _all(paths)}
    if wanted in taken:
        raise Refused(
            "id_taken",
            "There is a format {id} already. Take it in under another id: --as {free}",
            id=wanted,
            free=free_id(wanted, taken),
        )
    return own_formats.save(paths.formats, renamed(format, wanted, format.name), fresh=True)


def _all(paths: Paths) -> tuple[Format, ...]:
    return gallery.load((assets() / "formats", paths.formats))[0]


def _file(paths: Paths, id: str) -> Path:
    for folder in (assets() / "formats", paths.formats):
        # Names only: an id with a path in it leads nowhere.
        if KEBAB.fullmatch(id) and (folder / f"{id}.toml").is_file():
            return folder / f"{id}.toml"
    raise _unknown(id)


def _unknown(id: str) -> Refused:
    return Refused("unknown_format", "There is no format {id}.", id=id)


def _read(file: Path, read: Callable[[str, str], Format | Block]) -> Format | Block:
    try:
        return read(format_text(gallery.start(file), file.name), file.name)
    except OSError:
        raise FormatFault(
            file.name, 1, "The file cannot be opened.", "Give yourself the right to read it."
        ) from None


def _people(format: Format) -> str:
    return f"{format.people[0]}-{format.people[1]}"


def _indented(text: str) -> str:
    return textwrap.fill(text, 100, initial_indent="         ", subsequent_indent="         ")
