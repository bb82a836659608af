"""doctor room."""
