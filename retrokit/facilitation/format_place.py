"""The keys of a format file that only stages of the kind ``place`` have: axes, the picture they make, names of its corners.

``format_file`` asks here for each stage, and once more when it knows the whole format.
"""

from __future__ import annotations

from retrokit.facilitation.format_part import Part
from retrokit.facilitation.formats import CORNERS, PICTURES, Axis, Corner, Format, Kind, Picture

MAX_AXES = 2
SIDES = 2
_KEYS = ("axes", "picture", "corners", "first")
_EXAMPLE = 'axes = [{ name = "Effort", low = "small", high = "large" }]'

Keys = tuple[tuple[Axis, ...], Picture, tuple[str, ...], Corner]


def place_keys(part: Part, kind: Kind) -> Keys:
    """Axes, picture, corners and the corner that comes first. Raises ``FormatFault``, also where another kind has them."""
    there = [key for key in _KEYS if key in part.values]
    if kind != "place":
        if there:
            raise part.fault(
                (there[0],),
                '"{key}" belongs to stages of kind "place", and this one is of kind "{kind}".',
                'Remove the line, or write kind = "place".',
                key=there[0],
                kind=kind,
            )
        return (), "grid", (), "top-left"
    if "axes" not in part.values:
        raise part.fault((), 'There is no "{key}" here.', "Add {example}", key="axes", example=_EXAMPLE)
    axes = tuple(_axis(axis) for axis in _axes(part))
    return axes, _picture(part, len(axes)), *_corners(part, len(axes))


def check_sides(format: Format, top: Part) -> None:
    """Forces push from two sides, and a side is a column."""
    for index, stage in enumerate(format.stages):
        if stage.kind == "place" and stage.picture == "forces" and len(format.columns) != SIDES:
            raise top.fault(
                ("stages", index, "axes"),
                "One axis makes a picture of forces from two sides, and each side is a column.",
                "Have two [[columns]], or give this stage two axes.",
            )


def _axes(part: Part) -> list[Part]:
    value = part.values["axes"]
    if not isinstance(value, list) or not all(isinstance(axis, dict) for axis in value):
        raise part.fault(
            ("axes",), '"{key}" is not a list of axes.', "Write {example}", key="axes", example=_EXAMPLE
        )
    if not 1 <= len(value) <= MAX_AXES:
        raise part.fault(("axes",), "A stage has one axis or two.", "Write {example}", example=_EXAMPLE)
    return part.parts("axes", MAX_AXES)


def _axis(part: Part) -> Axis:
    part.only({"name", "low", "high"})
    return Axis(part.text("name", 24), part.text("low", 24), part.text("high", 24))


def _picture(part: Part, axes: int) -> Picture:
    fits: Picture = "grid" if axes == MAX_AXES else "forces"
    if "picture" in part.values and part.choice("picture", PICTURES) != fits:
        raise part.fault(
            ("picture",),
            "A grid has two axes, and a picture of forces one.",
            'Write picture = "{fits}", or change the axes.',
            fits=fits,
        )
    return fits


def _corners(part: Part, axes: int) -> tuple[tuple[str, ...], Corner]:
    names = part.texts("corners", len(CORNERS), 24)
    first = part.choice("first", CORNERS) if "first" in part.values else CORNERS[0]
    for key in ("corners", "first"):
        if key in part.values and axes < MAX_AXES:
            raise part.fault(
                (key,), "Only a grid has corners, and it has two axes.", "Remove the line, or add an axis."
            )
    if "corners" in part.values and len(names) != len(CORNERS):
        raise part.fault(
            ("corners",),
            "A grid has four corners, and these are {count}.",
            "Name all four: top left, top right, bottom left, bottom right.",
            count=len(names),
        )
    return names, first
