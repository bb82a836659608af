"""packs room."""
