"""The terminal: what runs on the kiosk, for residents and the staff who help them."""
