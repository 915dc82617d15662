"""The entry point: ``retrokit`` and ``python -m retrokit``."""

from __future__ import annotations

import sys

from retrokit.facilitation.errors import Refused, Trouble


def main() -> None:
    """A command and its options go to the command line; without any the app opens, and does not wait for that."""
    for stream in (sys.stdout, sys.stderr):  # names and signs of any language, also where the terminal is old
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if len(sys.argv) > 1:
        from retrokit.cli import retrokit

        retrokit(prog_name="retrokit")
    else:
        sys.exit(_open())


def _open() -> int:
    from retrokit import start

    try:
        return start.run(None)
    except (Refused, Trouble) as error:
        from retrokit.cli import tell

        tell(error, None)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    main()
