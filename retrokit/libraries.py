"""The system libraries Qt needs on Linux: which are missing, and which Debian packages hold them.

``doctor.py`` tells a person; ``python -m retrokit.libraries window`` (or ``offscreen``) prints the packages for make.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb.so.1": "libxcb1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libzstd.so.1": "libzstd1",
}
_OFFSCREEN = (
    "lib/libQt6Gui.so.6",
    "lib/libQt6Quick.so.6",
    "lib/libQt6QuickControls2.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6Network.so.6",
    "plugins/platforms/libqoffscreen.so",
)
_WINDOW = (
    *_OFFSCREEN,
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqwayland.so",
    "plugins/xcbglintegrations/libqxcb-egl-integration.so",
)


def missing(window: bool = True) -> tuple[str, ...]:
    """The sonames that Qt asks for and this machine lacks, sorted; empty on anything but Linux.

    With ``window`` those of a window on a screen, else only what drawing needs at all.
    """
    spec, ldd = importlib.util.find_spec("PySide6"), shutil.which("ldd")
    if not sys.platform.startswith("linux") or not ldd or not spec or not spec.submodule_search_locations:
        return ()
    qt = Path(spec.submodule_search_locations[0]) / "Qt"
    files = [str(qt / name) for name in (_WINDOW if window else _OFFSCREEN) if (qt / name).is_file()]
    said = subprocess.run([ldd, *files], capture_output=True, text=True, check=False).stdout
    return not_found(said)


def not_found(said: str) -> tuple[str, ...]:
    """The names that ``ldd`` says it did not find."""
    return tuple(sorted(set(re.findall(r"^\s*(\S+) => not found", said, re.MULTILINE))))


def packages(sonames: tuple[str, ...]) -> tuple[str, ...]:
    """The Debian and Ubuntu packages for these libraries; a library that is not in the list stands for itself."""
    return tuple(sorted({PACKAGES.get(name, name) for name in sonames}))


if __name__ == "__main__":
    sys.stdout.write("".join(f"{package}\n" for package in packages(missing(sys.argv[1] == "window"))))
