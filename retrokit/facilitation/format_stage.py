"""The blocks of a format file: a column, a stage, a round; and what every file of stages is checked for."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePath

from retrokit.facilitation.columns import gathered, written_in
from retrokit.facilitation.format_ask import KEYS as ASK_KEYS, read_asked
from retrokit.facilitation.format_part import Part
from retrokit.facilitation.format_place import place_keys
from retrokit.facilitation.formats import KINDS, MOODS, Column, Format, Round, Stage

MAX_COLUMNS = 6
MAX_STAGES = 20
MAX_ROUNDS = 6
MAX_RUN_OFFS = 4
MAX_MINUTES = 240


def named(top: Part, file: str) -> str:
    """The id, which is the name of the file."""
    name = top.name("id")
    if name != PurePath(file).stem:
        raise top.fault(
            ("id",),
            'The id "{id}" is not the name of the file.',
            'Write id = "{stem}", or name the file {id}.toml.',
            id=name,
            stem=PurePath(file).stem,
        )
    return name


def column(part: Part) -> Column:
    part.only({"id", "name", "prompt", "color"}, {"examples"})
    return Column(
        id=part.name("id"),
        name=part.text("name", 40),
        prompt=part.text("prompt", 200),
        color=part.number("color", 6),
        examples=part.texts("examples", 3, 120),
    )


def stage_of(part: Part) -> Stage:
    part.only(
        {"id", "kind", "name", "heading", "prompt", "minutes", "say", "watch"},
        {
            "points",
            "after",
            "say_after",
            "rounds",
            "run_offs",
            "timeline",
            "columns",
            "aside",
            "draws",
            "axes",
            "picture",
            "corners",
            "first",
            "boxes",
            *ASK_KEYS,
        },
    )
    if "rounds" in part.values and part.values["kind"] != "collect":
        raise part.fault(
            ("rounds",), "Only a stage that gathers has rounds.", 'Remove it, or write kind = "collect".'
        )
    if "timeline" in part.values and part.values["kind"] != "collect":
        raise part.fault(
            ("timeline",),
            "Only a stage that gathers has a timeline.",
            'Remove it, or write kind = "collect".',
        )
    if "run_offs" in part.values and part.values["kind"] != "vote":
        raise part.fault(
            ("run_offs",), "Only a vote is repeated among the top ones.", 'Remove it, or write kind = "vote".'
        )
    steps = tuple(map(_round, part.parts("rounds", MAX_ROUNDS))) if "rounds" in part.values else ()
    if steps and steps[-1].pad:
        raise part.fault(
            ("rounds", len(steps) - 1, "pad"),
            "In the last round cards are sent, or none would ever be.",
            "Take pad = true out here.",
        )
    if steps and steps[0].build:
        raise part.fault(
            ("rounds", 0, "build"),
            "In the first round there is nothing to go on from.",
            "Take build = true out here.",
        )
    kind = part.choice("kind", KINDS)
    axes, picture, corners, first = place_keys(part, kind)
    return Stage(
        id=part.name("id"),
        kind=kind,
        name=part.text("name", 40),
        heading=part.text("heading", 80),
        prompt=part.text("prompt", 200),
        minutes=part.number("minutes", MAX_MINUTES),
        say=part.text("say", 1200),
        watch=part.text("watch", 600),
        points=part.texts("points", 6, 160),
        after=part.text("after", 80) if "after" in part.values else "",
        say_after=part.text("say_after", 1200) if "say_after" in part.values else "",
        run_offs=part.number("run_offs", MAX_RUN_OFFS) if "run_offs" in part.values else 1,
        rounds=steps,
        timeline=part.truth("timeline"),
        columns=part.texts("columns", MAX_COLUMNS, 40),
        aside=part.truth("aside"),
        draws=part.choices("draws", MOODS),
        axes=axes,
        picture=picture,
        corners=corners,
        first=first,
        boxes=_boxes(part) if "boxes" in part.values else (),
        **read_asked(part, kind),
    )


def _boxes(part: Part) -> tuple[int, ...]:
    """Minutes of a topic's time box and of its extensions: none longer than the one before."""
    if part.values["kind"] != "discuss":
        raise part.fault(
            ("boxes",), "Only a discussion has time boxes.", 'Move it to the stage with kind = "discuss".'
        )
    boxes = part.numbers("boxes", 5, 5)
    if any(after > before for before, after in pairwise(boxes)):
        raise part.fault(
            ("boxes",),
            "An extension is longer than the time box before it.",
            "Write the longest first: boxes = [{sorted}].",
            sorted=", ".join(map(str, sorted(boxes, reverse=True))),
        )
    return boxes


def _round(part: Part) -> Round:
    part.only({"name", "prompt", "minutes"}, {"pad", "build"})
    return Round(
        name=part.text("name", 40),
        prompt=part.text("prompt", 120),
        minutes=part.number("minutes", MAX_MINUTES),
        pad=part.truth("pad"),
        build=part.truth("build"),
    )


def check_minutes(minutes: int, stages: tuple[Stage, ...], top: Part) -> None:
    total = sum(stage.minutes for stage in stages)
    if total != minutes:
        raise top.fault(
            ("minutes",),
            "The stages take {total} minutes together, but the format says {minutes}.",
            "Write minutes = {total} here, or change the minutes of a stage.",
            total=total,
            minutes=minutes,
        )


def check_columns(format: Format, top: Part) -> None:
    """Keys that only some kinds know, and that every collect stage has columns and every column a stage."""
    known = [column.id for column in format.columns]
    for at, stage in enumerate(format.stages):
        for key, kind in (("columns", "collect"), ("aside", "collect"), ("draws", "welcome")):
            if getattr(stage, key) and stage.kind != kind:
                raise top.fault(
                    ("stages", at, key),
                    '"{key}" means nothing to a stage of kind "{kind}".',
                    'Take it out; it is for stages of kind "{right}".',
                    key=key,
                    kind=stage.kind,
                    right=kind,
                )
        for each, id in enumerate(stage.columns):
            if id not in known:
                raise top.fault(
                    ("stages", at, "columns", each),
                    'There is no column "{id}".',
                    "There are: {choices}.",
                    id=id,
                    choices=", ".join(known),
                )
        if stage.kind == "collect" and not written_in(format, stage):
            raise top.fault(
                ("stages", at),
                "Other stages claim every column, and none is left for this one.",
                "Give it columns of its own: columns = [...].",
            )
        if stage.kind in ("group", "vote", "discuss") and not gathered(format, stage):
            raise top.fault(
                ("stages", at, "kind"),
                'A stage of kind "{kind}" needs cards, and all before it are written aside.',
                "Take out aside = true, or move this stage down.",
                kind=stage.kind,
            )
