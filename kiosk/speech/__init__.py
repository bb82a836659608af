"""Reading aloud: what is said, by which voice, how loud, and which word is being said.

An utterance goes to an engine in a disposable child process, comes back as sound with the place of
each word, and is played; the words are announced by the position of the playing, never by the time
of synthesis. `read_aloud.ReadAloud` is what a screen talks to; no part of this room imports Qt.
"""
