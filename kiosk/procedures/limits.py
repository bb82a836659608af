"""How large and how deep content may be: what is beyond is refused before anything is built of it.

Counts, not seconds, so that a file is refused everywhere or nowhere. The largest procedure of this
kiosk has about 3,400 values in 44 kB, 9 levels deep.
"""

FOLDER_FILES = 500
FILE_BYTES = 512_000
VALUES = 40_000  # in one file, with aliases and shared content written out
LETTERS_A_VALUE = 100  # a longer text counts as several values
CHANGES = 20  # dated changes of one procedure
DEPTH = 24
FAULTS_TOLD = 50  # of one file

EXPRESSION_LETTERS = 300
EXPRESSION_NESTING = 20
EXPRESSION_READS = 500  # names read, with derived values written out
PATTERN_REPEATS = 64  # product of all {n} of one pattern
