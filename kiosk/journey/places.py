"""Places on the way that are no question."""

START = ""
CHECK = "@check"
