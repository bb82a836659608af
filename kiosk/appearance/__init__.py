"""appearance room."""
