"""The console: what the facilitator alone sees. One small model per concept; ``Console`` joins them for ``app.py``."""

from retrokit.ui.console.callbacks import Callbacks
from retrokit.ui.console.console import Console
from retrokit.ui.console.join import JoinAddress

__all__ = ["Callbacks", "Console", "JoinAddress"]
