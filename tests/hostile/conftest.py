from tests.central.conftest import centre, data_dir, engine, kiosk

__all__ = ["centre", "data_dir", "engine", "kiosk"]
