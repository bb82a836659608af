"""The API for kiosks; bodies as in `sync.wire`."""
