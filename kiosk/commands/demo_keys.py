"""The variant `keys`: a whole declaration by the six keys, without one touch."""

from dataclasses import dataclass

from kiosk.commands.demo_filing import file
from kiosk.demo.result import Result
from kiosk.demo.scene import Scene
from kiosk.demo.six_keys import SixKeys


@dataclass(kw_only=True)
class KeysResult(Result):
    """`presses`: how many keys it took from the welcome page to the look-up's answer."""

    presses: int

    @property
    def sentence(self) -> str:
        """The line for a person."""
        return f"{super().sentence}, keys pressed {self.presses}"


def play_keys(scene: Scene) -> KeysResult:
    """Ask for copies by keys alone."""
    keys = SixKeys(scene.site.orders, scene.pictures)
    scene.remote = keys
    scene.start()
    filed = file(scene, scene.walk().run())
    return KeysResult(**vars(filed), presses=keys.presses)
