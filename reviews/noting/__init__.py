"""Notes: a remark tied to a criterion and to a place in the work, which becomes feedback."""
