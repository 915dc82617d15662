"""The English catalogue is complete, its plurals are right, and the pseudo-language keeps what must be kept."""

from __future__ import annotations

import re

import pytest

from retrokit import catalogue
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.language import MONTHS
from retrokit.paths import assets
from tests import catalogue_sources as sources
from tests.python_texts import Module

_PLACES = re.compile(r"\{[^{}]*\}|%\d+")


def test_the_catalogue_has_every_text_of_the_sources_and_no_other() -> None:
    texts = sources.found()

    assert sources.written() == sources.catalogue(texts, sources.written()), "run `make catalogue`"


def test_the_catalogue_is_sorted_so_that_two_people_can_add_to_it() -> None:
    assert list(sources.written()) == sorted(sources.written())


def test_every_form_of_a_plural_fills_the_same_places() -> None:
    for source, entry in sources.written().items():
        forms = entry.values() if isinstance(entry, dict) else [entry]
        for form in forms:
            assert set(_PLACES.findall(form)) == set(_PLACES.findall(source)), source
        if isinstance(entry, dict):
            assert set(entry) == {"one", "other"}, source
            assert ("%n" in entry["other"]) == ("%n" in source), source
            assert "(s)" not in "".join(entry.values()), source
            assert not re.search(r"(%n|\bone) (people|have|are|were)\b", entry["one"], re.IGNORECASE), source


def test_the_page_speaks_english_as_the_catalogue_does() -> None:
    of_page, written = sources.page_plurals(), sources.written()

    assert of_page == {source: written.get(source) for source in of_page}
    spoken = {text for text in sources.page_texts() if "%n" in text}
    assert spoken <= set(of_page)


def test_nothing_goes_to_a_translator_that_the_catalogue_cannot_know() -> None:
    assert sources.lost() == {}


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('language.text("Next")', {"Next"}),
        ('self._language.count("%n card(s)", n)', {"%n card(s)"}),
        ('words.text("Yes" if done else "No", name=1)', {"Yes", "No"}),
        ('raise Trouble("full", "The disk is full.", "Make " "room.")', {"The disk is full.", "Make room."}),
        ('raise Refused("closed", "Writing is closed.")', {"Writing is closed."}),
        (
            'raise part.fault((), "Not a list.", "Write {example}", key=key)',
            {"Not a list.", "Write {example}"},
        ),
        ('NextStep("next", "Next: {stage}", name)', {"Next: {stage}"}),
        ('sheet.say("Notes"); sheet.field("Because", one.belief)', {"Notes", "Because"}),
        ('_REST = "The rest"\ndef f(sheet):\n    sheet.count(_REST, 2)', {"The rest"}),
        ('WORDS = {1: "One", 2: "Two"}\nsource = WORDS.get(n)\nlanguage.text(source)', {"One", "Two"}),
        ('for key, said in (("a", "A."), ("b", "B.")): language.text(said)', {"A.", "B."}),
        ('def tell(x, said): language.text(said)\ntell(1, "Here")', {"Here"}),
        ('def why(): return "So"\nlanguage.text(why())', {"So"}),
        ('def _note(): return NOTE\nNOTE = "Slow."\nAddress(ip, name, kind, _note())', {"Slow."}),
        ("from retrokit.facilitation.language import MONTHS\ntranslated(MONTHS[0])", set(MONTHS)),
        ('"""A docstring is not said."""', set()),
        ('log.error("This goes to the log.")', set()),
        ('raise ValueError("A bug has no translation.")', set()),
        ('cells.count("x"); part.text("heading")', set()),
        ('f"{name} is never translated."', set()),
    ],
)
def test_texts_are_found_in_python(code: str, texts: set[str]) -> None:
    module = Module(code)

    assert module.texts == texts
    assert not module.lost


@pytest.mark.parametrize(
    "code", ['language.text(f"{n} cards")', "words.text(unknown)", "def f(s): language.text(s)"]
)
def test_a_text_that_cannot_be_found_is_told(code: str) -> None:
    assert Module(code).lost


def test_pseudo_texts_are_marked_longer_and_keep_their_places() -> None:
    words = catalogue.pseudo(assets())

    assert words.code == catalogue.PSEUDO
    assert words.text("Next: {stage}", stage="Vote").startswith("[Ňéxť: Vote ~")
    assert "%1" in words.text("Stage %1 of %2")
    assert words.count("%n card(s)", 1) != words.count("%n card(s)", 2)
    for source, entry in sources.written().items():
        said = words.entries[source]
        for form, english in zip(_forms(said), _forms(entry), strict=True):
            assert form[0] == "["
            assert form[-1] == "]"
            assert len(form) >= 1.3 * len(english)
            assert _PLACES.findall(form) == _PLACES.findall(english)


def test_a_language_that_is_not_there_is_trouble_with_a_remedy() -> None:
    with pytest.raises(Trouble) as trouble:
        catalogue.load(assets(), "tlh")

    assert "tlh" in str(trouble.value)
    assert trouble.value.remedy


def _forms(entry: object) -> list[str]:
    return [str(form) for form in entry.values()] if isinstance(entry, dict) else [str(entry)]
