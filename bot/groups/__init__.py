"""Groups, as pure values: what stands in one, who may read it, and what becomes of it in time."""
