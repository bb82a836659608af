"""The CEL library without its command line.

The package imports its own prompt (typer, rich, prompt_toolkit) when it is imported: measured
0.6 s and 26 MB a process. An empty module in its place keeps that out; evaluation is untouched.
"""

import sys
from types import ModuleType

sys.modules.setdefault("cel.cli", ModuleType("cel.cli"))

import cel  # noqa: E402 -- the stand-in must be there first

__all__ = ["cel"]
