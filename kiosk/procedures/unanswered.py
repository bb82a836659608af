"""The value of a question that is left to the staff at the counter."""

ASK_STAFF = "ask_staff"
