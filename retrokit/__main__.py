"""``python -m retrokit`` is ``retrokit``."""

from __future__ import annotations

from retrokit.cli import main

if __name__ == "__main__":
    main()
