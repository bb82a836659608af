"""All audits on one page as it stands."""

from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.appearance.palette import Theme
from tests.screens.contrast import contrast_findings
from tests.screens.finding import Finding
from tests.screens.fingers import Fingers
from tests.screens.grabs import grab, ink_of
from tests.screens.ink import ink_findings
from tests.screens.letters import letter_findings
from tests.screens.names import name_findings, tree
from tests.screens.order import order_findings
from tests.screens.panels import Panel
from tests.screens.sight import Sight
from tests.screens.studio import Studio
from tests.screens.targets import target_findings


class Inspector:
    """Judges pages of one engine."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._finger = QTest.createTouchDevice()

    def inspect(
        self, window: QQuickWindow, panel: Panel, theme: Theme, *, touch: bool = False
    ) -> list[Finding]:
        """Everything that is wrong with what the window shows; `touch` presses each control."""
        painted = grab(window)
        sight = Sight(window, panel)
        drawn = self._studio.draw(sight)
        ink = ink_of(window, sight.texts)
        told = tree(window)
        found = [
            *ink_findings(sight, drawn, ink),
            *contrast_findings(sight, drawn, ink, painted, theme),
            *letter_findings(sight, drawn),
            *target_findings(sight),
            *name_findings(sight, told),
            *order_findings(told),
        ]
        if touch:
            found += Fingers(sight, self._finger).findings()
        return found
