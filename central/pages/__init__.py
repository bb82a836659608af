"""The pages for officers: plain HTML, no scripts needed."""
