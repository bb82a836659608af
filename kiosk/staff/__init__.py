"""What staff do at the kiosk itself: the way in by a PIN, USB sticks, the sheet of a shift."""
