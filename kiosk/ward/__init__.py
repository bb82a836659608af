"""ward room."""
