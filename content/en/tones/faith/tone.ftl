settled = With faith, then. Why a no came is not mine to say. I can wish you peace with it.
