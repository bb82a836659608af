"""A declaration in progress, carried to a phone and on to another kiosk as codes on a screen."""
