"""stories room."""
