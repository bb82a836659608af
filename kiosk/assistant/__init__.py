"""assistant room."""
