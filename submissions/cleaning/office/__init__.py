"""Office documents: opened strictly, and built anew from what is known and nothing else."""
