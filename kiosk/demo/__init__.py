"""The demo: a driver that presses by accessible name, loaded only where the supervisor lent it a line."""
