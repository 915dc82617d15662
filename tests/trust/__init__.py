"""What retrokit promises about trust, each promise with a suite that would catch it lying."""
