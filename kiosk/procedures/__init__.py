"""procedures room."""
