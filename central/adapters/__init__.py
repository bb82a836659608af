"""Adapters that carry what an officer received to the province's own system."""
