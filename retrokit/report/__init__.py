"""The room that turns a frozen ``Summary`` into the bytes of a PDF. ``document.render`` is its one door."""
