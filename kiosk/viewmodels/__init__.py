"""viewmodels room."""
