"""`manage.py bench_badges`: issuing, signing, baking and serving, each beside its floor in one run."""
