"""One module per kind of stage: its rules and what is seen of it."""
