"""Schema versions of kiosk.db (Alembic)."""
