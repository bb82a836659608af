"""Schema changes of the centre, run by `central.migration`."""
