"""sqlite-utils as this store needs it. ``Base.tables`` imports it with the first row that is written."""

from __future__ import annotations

from sqlite_utils import Database


class Tables(Database):
    """Does not try out what every SQLite can do that Python 3.11 comes with.

    sqlite-utils would do so with a table of its own, in the middle of our transaction, and swallow the answer of a disk that
    fails just then: SQLite takes the transaction back, and what follows would be kept without the rest.
    """

    @property
    def supports_on_conflict(self) -> bool:
        return True
