"""Voice packs: every fixed sentence of the kiosk as a clip with the time of each word.

What is fixed is listed from the wordings themselves; a clip is made by the kiosk's own engine or
by a person of the ward. A pack never holds what somebody typed: there is no way in for it.
"""
