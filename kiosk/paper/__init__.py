"""paper room."""
