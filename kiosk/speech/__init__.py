"""speech room."""
