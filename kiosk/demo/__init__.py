"""The demo: a driver that presses by accessible name, loaded only over a line lent to it."""
