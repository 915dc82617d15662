"""What a session is and may do: rules and values only, no Qt, SQL, HTTP, clock, randomness or files."""
