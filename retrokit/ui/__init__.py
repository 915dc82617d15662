"""Qt Quick windows: models in Python, looks in ``qml/``. Only ``app.py`` builds what lives here."""
