"""Pictures of papers: from whatever a camera or scanner gave to one straight page, or a reason."""
