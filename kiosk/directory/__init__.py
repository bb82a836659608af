"""directory room."""
