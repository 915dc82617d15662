"""One module per kind of stage that leaves something on paper. ``document`` calls them in the order of the page."""
