"""Addresses by the two-level list: provinces, communes, and the names they had before."""
