"""SQLite, and nothing else: sessions, the private intake of a session that runs, and what past sessions left behind."""
