"""Sizes of the journal's memory file, known to the supervisor and to the UI."""

KEY_SIZE = 32
SLOT_SIZE = 32768
SLOTS = 2
MEMORY_SIZE = SLOT_SIZE * SLOTS
