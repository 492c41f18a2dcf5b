"""The knowledge that rules share, one module an analysis; its data lies in `data/`."""
