from tests.central.conftest import centre, data_dir, kiosk

__all__ = ["centre", "data_dir", "kiosk"]
